package io.riskanalyzer.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.riskanalyzer.Assessments;
import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.examples.steps.ExplainerChoice;
import io.riskanalyzer.examples.steps.RowSample;
import io.riskanalyzer.examples.text.ProgressBar;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.explain.ShapSummary;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.io.CsvFrames;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Explainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Explains the scores that a saved plan gives to a CSV file of any length. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Explains the scores that a saved plan gives to a CSV file: what each feature contributes to the"
                + " score of each row, and what drives them all; or, with --row, why one row has its score.")
final class ExplainCommand implements Callable<Integer> {
    private static final int ROWS_AT_ONCE = 16_384;

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Mixin
    private PlanOptions planned = new PlanOptions();

    @Option(
            names = "--row",
            paramLabel = "ID",
            description = "Explain this row alone: its --id, or its line in the file where no --id is given.")
    private @Nullable String row;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "How many rows the summary and the pictures are of, drawn at random (default:"
                    + " ${DEFAULT-VALUE}).")
    private int sample = 2_000;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of the sample (default: ${DEFAULT-VALUE}).")
    private long seed = 42;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where the contributions go (default: the data's name with .explained.csv, in the folder out).")
    private @Nullable Path out;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write one HTML file with the pictures of what drives the scores, and of the row.")
    private @Nullable Path report;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (sample < 2) {
            throw usage("The value of --sample (" + sample + ") must be at least 2.\nMaybe take 2000.");
        }
        ScoringPlan plan = planned.load();
        FeatureSet features = planned.withUnknown(plan.features());
        if (csv.id != null) {
            csv.requireColumn("--id", csv.id);
        }
        Path target = out == null ? csv.answer(".explained.csv") : out;
        csv.requireOther(target, planned.plan);
        csv.requireOther(report, planned.plan);
        csv.requireTwo(target, report);

        Look look = look(features);
        if (row != null && look.found == null) {
            throw usage("The value of --row (" + row + ") must be the " + (csv.id == null ? "line" : csv.id)
                    + " of a row that can be scored, but is not.\nMaybe "
                    + (csv.id == null ? "give the column of --id" : "the row was rejected: assess tells why") + ".");
        }
        Frame rows = look.sample.frame(features);
        if (rows.rows() == 0) {
            throw new IllegalArgumentException(
                    "The rows of " + csv.data + " (none that can be scored) must be at least one."
                            + "\nMaybe run assess: it tells what is wrong with each.");
        }
        Explainer explainer = ExplainerChoice.of(plan, rows);
        PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
        Explanations explained = Explanations.of(explainer, rows);
        RowStory story = look.found == null ? null : new RowStory(plan, explainer, look.found);
        if (story == null) {
            print.println(ShapSummary.of(explained));
            write(plan, features, explainer, target);
            print.printf(
                    Locale.ROOT,
                    "%nExplained %,d rows, rejected %,d%nWritten: %s%n",
                    look.sample.seen(),
                    look.rejected.size(),
                    target);
        } else {
            print.print(story);
        }
        if (report != null) {
            CsvOptions.makeFolder(report);
            new ExplanationPage(csv.data, plan, explained).page(story).save(report);
            print.println("Written: " + report);
        }
        print.flush();
        return 0;
    }

    /** What one look at the whole file gives. */
    private static final class Look {
        private final RowSample sample;
        private final List<RejectedRow> rejected = new ArrayList<>();
        private @Nullable Frame found;

        Look(int sample, long seed) {
            this.sample = new RowSample(sample, seed);
        }
    }

    private Look look(FeatureSet features) throws IOException {
        Look look = new Look(sample, seed);
        try (ProgressBar progress = new ProgressBar("reading");
                CsvFrames frames = frames(features, progress)) {
            while (frames.hasNext()) {
                Frame frame = frames.next();
                look.sample.add(frame);
                look.rejected.addAll(frame.rejected());
                for (int i = 0; i < frame.rows() && row != null && look.found == null; i++) {
                    String name = csv.id == null ? Long.toString(frame.number(i)) : frame.id(i);
                    look.found = row.equals(name) ? frame.take(i) : null;
                }
            }
        }
        return look;
    }

    private CsvFrames frames(FeatureSet features, ProgressBar progress) {
        return csv.rows()
                .collectingRejected()
                .readingAhead()
                .onProgress(read -> progress.at(read.bytes(), read.bytesInAll()))
                .frames(features, ROWS_AT_ONCE);
    }

    /** A line for each row: its score, the base, and what each term contributes to the raw score. */
    private void write(ScoringPlan plan, FeatureSet features, Explainer explainer, Path target) throws IOException {
        RiskAnalyzer<Map<String, ?>> analyzer = RiskAnalyzer.of(plan, Schema.ofMaps(plan.features()));
        CsvOptions.makeFolder(target);
        try (ProgressBar progress = new ProgressBar("explaining");
                CsvFrames frames = frames(features, progress);
                CsvWriter lines = CsvWriter.builder().build(target)) {
            boolean headed = false;
            while (frames.hasNext()) {
                Frame frame = frames.next();
                Assessments assessed = analyzer.assessAll(frame);
                Explanations explained = Explanations.of(explainer, frame);
                if (!headed) {
                    lines.writeRecord(header(explained));
                    headed = true;
                }
                for (int i = 0; i < explained.rows(); i++) {
                    lines.writeRecord(line(assessed, explained, i));
                }
            }
        }
    }

    private static List<String> header(Explanations explained) {
        List<String> header = new ArrayList<>(List.of("line", "id", "score", "band", "base"));
        for (int term = 0; term < explained.terms(); term++) {
            header.add(explained.explainer().code(term));
        }
        return header;
    }

    private static List<String> line(Assessments assessed, Explanations explained, int row) {
        List<String> line = new ArrayList<>(List.of(
                Long.toString(explained.frame().number(row)),
                Objects.requireNonNullElse(explained.frame().id(row), ""),
                Double.toString(assessed.score(row)),
                assessed.band(row).name(), // policy included
                Double.toString(explained.base(row))));
        for (int term = 0; term < explained.terms(); term++) {
            line.add(Double.toString(explained.contribution(row, term)));
        }
        return line;
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
