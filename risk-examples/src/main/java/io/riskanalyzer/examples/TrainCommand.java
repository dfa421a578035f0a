package io.riskanalyzer.examples;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.text.ProgressBar;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.io.InferredSchema;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains and cross-validates models on any CSV file. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains models of an outcome on a CSV file of yours, cross-validates them, and saves a plan.")
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Option(names = "--target", required = true, paramLabel = "COLUMN", description = "The column with the outcome.")
    private String target = "";

    @Option(
            names = "--positive",
            required = true,
            paramLabel = "VALUE",
            description =
                    "Which outcome is the bad one: a label (Dropout, 1), several (Withdrawn,Fail), or a comparison"
                            + " (<10).")
    private String positive = "";

    @Option(
            names = "--drop",
            paramLabel = "a,b",
            split = ",",
            hideParamSyntax = true,
            description = "Columns that are no features.")
    private List<String> drop = List.of();

    @Option(
            names = "--category",
            paramLabel = "a,b",
            split = ",",
            hideParamSyntax = true,
            description = "Columns that are categories, though they hold numbers.")
    private List<String> category = List.of();

    @Option(
            names = "--number",
            paramLabel = "a,b",
            split = ",",
            hideParamSyntax = true,
            description = "Columns that are numbers.")
    private List<String> number = List.of();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            split = ",",
            hideParamSyntax = true,
            description = "What to train: logistic, tree, forest, xgboost, ebm, or all (default: ${DEFAULT-VALUE}).")
    private List<String> models = List.of("logistic");

    @ArgGroup
    private FoldOptions folding = new FoldOptions();

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = 42;

    @Option(
            names = "--bands",
            paramLabel = "a,b",
            split = ",",
            hideParamSyntax = true,
            description = "The probabilities at which MEDIUM and HIGH begin (default: the share of positives, and twice"
                    + " that).")
    private List<Double> cuts = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "Train the first model on all rows, and save its plan.")
    private @Nullable Path plan;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Map<String, Trainer> trainers = ModelChoice.of(models, seed, this::usage);
        requireBands();
        folding.require(this::usage);
        long start = System.nanoTime();
        ProgressBar progress = new ProgressBar("reading");
        CsvRows rows = csv.rows().onProgress(read -> progress.at(read.bytes(), read.bytesInAll()));
        requireColumns();
        Path[] folds = folding.folds == null ? new Path[0] : new Path[] {folding.folds};
        csv.requireOther(json, folds);
        csv.requireOther(plan, folds);
        if (json != null && json.equals(plan)) {
            throw usage("The files of --json and --plan (" + json + ") must differ.\nMaybe name another.");
        }
        InferredSchema inferred = rows.infer(inference());
        FeatureSet columns = inferred.features();
        Condition isPositive = positive(outcome(inferred));
        Frame frame = rows.read(columns);
        progress.close();
        requireOutcomes(frame, rows.header());
        Dataset data = Dataset.of(frame, isPositive);
        requireBoth(data);
        double readSeconds = (System.nanoTime() - start) / 1e9;

        PrintWriter out = spec().commandLine().getOut();
        TrainingReport report = new TrainingReport(csv.data, data, readSeconds);
        out.println(inferred.describe());
        out.println(report.heading());
        int[] foldOf = folding.of(data, seed);
        trainers.forEach((name, trainer) -> report.add(CrossValidation.run(name, trainer, data, foldOf)));
        out.println(report);
        if (json != null) {
            makeFolder(json);
            report.writeJson(json);
            out.println("Written: " + json);
        }
        if (plan != null) {
            makeFolder(plan);
            Trainer first = trainers.values().iterator().next();
            ScoringPlan made = plan(first, data);
            made.save(plan);
            out.println("Written: " + plan + " (" + made + ")");
        }
        out.flush();
        return 0;
    }

    private void requireBands() {
        if (!cuts.isEmpty() && !(cuts.size() == 2 && 0 < cuts.get(0) && cuts.get(0) < cuts.get(1) && cuts.get(1) < 1)) {
            throw usage("The values of --bands ("
                    + cuts.stream().map(String::valueOf).collect(Collectors.joining(","))
                    + ") must be two ascending probabilities between 0 and 1.\nMaybe take 0.2,0.5.");
        }
    }

    private void requireColumns() {
        csv.requireColumn("--target", target);
        drop.forEach(column -> csv.requireColumn("--drop", column));
        category.forEach(column -> csv.requireColumn("--category", column));
        number.forEach(column -> csv.requireColumn("--number", column));
        if (csv.id != null) {
            csv.requireColumn("--id", csv.id);
        }
        if (drop.contains(target) || target.equals(csv.id)) {
            throw usage("The column of --target (" + target + ") must not be that of --drop or --id too."
                    + "\nMaybe leave it out there: the outcome is never a feature.");
        }
    }

    private CsvRows.Inference inference() {
        try {
            return CsvRows.Inference.DEFAULT
                    .drop(drop.toArray(new String[0]))
                    .category(category.toArray(new String[0]))
                    .number(number.toArray(new String[0]));
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private Feature outcome(InferredSchema inferred) {
        for (InferredSchema.LeftOut column : inferred.leftOut()) {
            if (column.column().equals(target)) {
                throw new IllegalArgumentException("The column of --target (" + target
                        + ") must be a number, a flag or a category, but it is none (" + column.reason()
                        + ").\nMaybe another column is meant; else add --category " + target + ".");
            }
        }
        return inferred.features().get(target);
    }

    private Condition positive(Feature outcome) {
        try {
            return TargetCondition.of(outcome, positive);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private void requireOutcomes(Frame frame, List<String> header) {
        int slot = frame.features().names().indexOf(target);
        for (int row = 0; row < frame.rows(); row++) {
            if (Double.isNaN(frame.value(row, slot))) {
                throw new IllegalArgumentException(csv.data + ":" + frame.number(row) + ":"
                        + (header.indexOf(target) + 1) + ": The " + target
                        + " must not be missing in the column of --target."
                        + "\nMaybe leave out the rows whose outcome is not known yet.");
            }
        }
    }

    private void requireBoth(Dataset data) {
        if (data.positives() == 0 || data.positives() == data.rows()) {
            throw new IllegalArgumentException("The value of --positive (" + positive
                    + ") must be the outcome of some rows and not of all, but it is that of " + data.positives()
                    + " of the "
                    + data.rows() + " rows.\nMaybe another value is meant, or the column of another --target.");
        }
    }

    private ScoringPlan plan(Trainer trainer, Dataset data) {
        double share = (double) data.positives() / data.rows();
        double medium = cuts.isEmpty() ? share : cuts.get(0);
        double high = cuts.isEmpty() ? Math.min(2 * share, (1 + share) / 2) : cuts.get(1);
        return RiskAnalyzer.builder()
                .schema(Schema.ofMaps(data.features()))
                .scorer(trainer.train(data))
                .bands(Bands.below(medium, "LOW").below(high, "MEDIUM").otherwise("HIGH"))
                .build()
                .plan();
    }

    private static void makeFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("The command line sets the specification before it calls.");
        }
        return spec;
    }

    private ParameterException usage(@Nullable String message) {
        return new ParameterException(spec().commandLine(), message);
    }
}
