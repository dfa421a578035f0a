package io.riskanalyzer.examples;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.examples.steps.ExplainerChoice;
import io.riskanalyzer.examples.text.ProgressBar;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.models.validate.Candidate;
import io.riskanalyzer.models.validate.CrossValidation;
import io.riskanalyzer.models.validate.FittedCandidate;
import io.riskanalyzer.models.validate.Leaderboard;
import io.riskanalyzer.models.validate.ModelSelection;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Explainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        description = "Trains models of an outcome on a CSV file of yours, cross-validates them on the same folds, and"
                + " saves the plan of the best one.")
final class TrainCommand implements Callable<Integer> {
    @Mixin
    private TrainingFile file = new TrainingFile();

    @Mixin
    private SearchOptions search = new SearchOptions();

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
            names = "--report",
            paramLabel = "FILE",
            description = "Write one HTML file with the figures and their pictures.")
    private @Nullable Path report;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "Save the plan of the best model, trained on all rows.")
    private @Nullable Path plan;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        search.require();
        requireBands();
        folding.require(this::usage);
        requireFiles();
        TrainingFile.Labelled labelled = file.read();
        Dataset data = labelled.data();

        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(labelled.schema().describe());
        out.println(TrainingReport.heading(file.csv.data, labelled));
        CrossValidation validation = CrossValidation.given(folding.of(data, seed));
        List<Candidate> candidates = search.candidates(seed);
        Leaderboard board = select(candidates, validation, data);
        TrainingReport figures = new TrainingReport(labelled, board);
        out.println(figures);
        if (json != null) {
            CsvOptions.makeFolder(json);
            figures.writeJson(json);
            out.println("Written: " + json);
        }
        ScoringPlan made = planOf(board.winner(), labelled);
        if (report != null) {
            CsvOptions.makeFolder(report);
            Candidate best = candidates.stream()
                    .filter(candidate -> candidate.name().equals(board.winner().name()))
                    .findFirst()
                    .orElseThrow();
            new TrainingPage(file.csv.data, labelled, board, made, seed).write(best, report);
            out.println("Written: " + report);
        }
        if (plan != null) {
            CsvOptions.makeFolder(plan);
            made.save(plan);
            out.println("Written: " + plan + " (" + made + ")");
        }
        out.flush();
        return 0;
    }

    private Leaderboard select(List<Candidate> candidates, CrossValidation validation, Dataset data) {
        ModelSelection selection = ModelSelection.of(candidates, validation, search.metric());
        try (ProgressBar progress = new ProgressBar("training")) {
            return (search.isTuned() ? selection.halving(3) : selection).run(data, progress::at);
        }
    }

    private void requireBands() {
        if (!cuts.isEmpty() && !(cuts.size() == 2 && 0 < cuts.get(0) && cuts.get(0) < cuts.get(1) && cuts.get(1) < 1)) {
            throw usage("The values of --bands ("
                    + cuts.stream().map(String::valueOf).collect(Collectors.joining(","))
                    + ") must be two ascending probabilities between 0 and 1.\nMaybe take 0.2,0.5.");
        }
    }

    private void requireFiles() throws IOException {
        Path[] folds = folding.folds == null ? new Path[0] : new Path[] {folding.folds};
        List<Path> written = Stream.of(json, report, plan)
                .flatMap(Stream::ofNullable)
                .map(path -> path.toAbsolutePath().normalize())
                .toList();
        for (Path target : written) {
            file.csv.requireOther(target, folds);
            if (written.indexOf(target) < written.lastIndexOf(target)) {
                throw usage("The files of --json, --report and --plan (" + target + " twice) must differ."
                        + "\nMaybe name another.");
            }
        }
    }

    private ScoringPlan planOf(FittedCandidate winner, TrainingFile.Labelled labelled) {
        double share = labelled.positiveShare();
        double medium = cuts.isEmpty() ? share : cuts.get(0);
        double high = cuts.isEmpty() ? Math.min(2 * share, (1 + share) / 2) : cuts.get(1);
        var analyzer = RiskAnalyzer.builder()
                .schema(Schema.ofMaps(labelled.data().features()))
                .scorer(winner.model())
                .bands(Bands.below(medium, "LOW").below(high, "MEDIUM").otherwise("HIGH"));
        Explainer explainer = ExplainerChoice.of(winner.model(), labelled.data().frame());
        if (winner.model() instanceof TreeEnsemble) {
            analyzer.explainer(explainer); // other models have one of their own
        }
        if (winner.calibration() != null) {
            analyzer.calibration(winner.calibration());
        }
        return analyzer.build().plan();
    }

    private ParameterException usage(@Nullable String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
