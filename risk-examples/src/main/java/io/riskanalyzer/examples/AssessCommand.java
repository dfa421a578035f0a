package io.riskanalyzer.examples;

import io.riskanalyzer.Assessments;
import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.examples.text.ProgressBar;
import io.riskanalyzer.examples.text.Table;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.feature.Violation;
import io.riskanalyzer.io.CsvFrames;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Band;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores a CSV file of any length with a saved plan. */
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        description =
                "Scores a CSV file with a saved plan: score, band and reasons for each row. Rows that cannot be scored"
                        + " go to a file of their own, with what is wrong.")
final class AssessCommand implements Callable<Integer> {
    private static final int ROWS_AT_ONCE = 16_384;
    private static final int SHOWN_REJECTED = 5;

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Mixin
    private PlanOptions planned = new PlanOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the assessments go (default: the data's name with .assessed.csv, in the folder out).")
    private @Nullable Path out;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ScoringPlan loaded = planned.load();
        RiskAnalyzer<Map<String, ?>> analyzer = RiskAnalyzer.of(loaded, Schema.ofMaps(loaded.features()));
        FeatureSet features = planned.withUnknown(loaded.features());
        Path target = out == null ? csv.answer(".assessed.csv") : out;
        Path rejects = CsvOptions.besides(target, ".rejected.csv");
        if (csv.id != null) {
            csv.requireColumn("--id", csv.id);
        }
        CsvOptions.makeFolder(target);
        csv.requireOther(target, planned.plan);
        csv.requireOther(rejects, planned.plan);

        Tally tally = new Tally(loaded);
        try (ProgressBar progress = new ProgressBar("assessing");
                CsvFrames frames = csv.rows()
                        .collectingRejected()
                        .readingAhead()
                        .onProgress(read -> progress.at(read.bytes(), read.bytesInAll()))
                        .frames(features, ROWS_AT_ONCE); // before the answers: a file that cannot be read costs none
                AnswerFiles files =
                        new AnswerFiles(target, rejects, found -> PlanOptions.withArgument(found, features))) {
            while (frames.hasNext()) {
                Assessments assessments = analyzer.assessAll(frames.next());
                files.write(assessments);
                tally.add(assessments);
            }
        }
        PrintWriter print = spec().commandLine().getOut();
        print.println(tally);
        print.println("Written: " + target + " and " + rejects);
        print.flush();
        return 0;
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("The command line sets the specification before it calls.");
        }
        return spec;
    }

    /** Counts what became of the rows. */
    private static final class Tally {
        private final ScoringPlan plan;
        private final long[] counts;
        private final List<RejectedRow> first = new ArrayList<>();
        private long rejected;

        Tally(ScoringPlan plan) {
            this.plan = plan;
            this.counts = new long[plan.bands().all().size()];
        }

        void add(Assessments assessments) {
            int[] more = assessments.bandCounts();
            for (int i = 0; i < more.length; i++) {
                counts[i] += more[i];
            }
            rejected += assessments.rejected().size();
            assessments.rejected().stream().limit(SHOWN_REJECTED - first.size()).forEach(first::add);
        }

        @Override
        public String toString() {
            Table table = new Table("band", ">rows");
            for (Band band : plan.bands().all()) {
                table.row(band.name(), String.format(Locale.ROOT, "%,d", counts[band.level()]));
            }
            table.row("rejected", String.format(Locale.ROOT, "%,d", rejected));
            StringBuilder text = new StringBuilder(table.toString());
            for (RejectedRow row : first) {
                Violation violation = PlanOptions.withArgument(row.violations().get(0), plan.features());
                text.append("\nline ")
                        .append(row.row())
                        .append(": ")
                        .append(violation.message().replace("\n", " "));
            }
            return text.append(rejected > first.size() ? "\n… and " + (rejected - first.size()) + " more\n" : "\n")
                    .toString();
        }
    }
}
