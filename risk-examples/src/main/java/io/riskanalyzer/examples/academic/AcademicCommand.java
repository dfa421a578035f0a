package io.riskanalyzer.examples.academic;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.riskanalyzer.Assessments;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.steps.RowSample;
import io.riskanalyzer.examples.text.ProgressBar;
import io.riskanalyzer.examples.text.Table;
import io.riskanalyzer.io.CsvFrames;
import io.riskanalyzer.io.CsvRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From a file of students to drivers of failure, inequality, and help under a budget. */
@Command(
        name = "academic",
        mixinStandardHelpOptions = true,
        description =
                "Tells who of a file of students is likely to fail and why, how the assessments fall on groups, and"
                        + " where help does most good under a budget. The file may have millions of rows: models learn from a"
                        + " sample, and every row is assessed.")
public final class AcademicCommand implements Callable<Integer> {
    private static final int ROWS_AT_ONCE = 16_384;
    private static final int FEWEST = 2_000;
    private static final int MOST = 10_000_000;

    @Option(
            names = "--students",
            paramLabel = "N",
            description = "How many students to make up, up to ten million (default: ${DEFAULT-VALUE}).")
    private int students = 20_000;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "A CSV file of your own with the same columns; none is made up then.")
    private @Nullable Path data;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "How many students, drawn at random, models learn from and are judged on (default:"
                    + " ${DEFAULT-VALUE}).")
    private int sample = 20_000;

    @Option(
            names = "--budget",
            paramLabel = "AMOUNT",
            description = "What may be spent on help for the students that the model was judged on (default:"
                    + " ${DEFAULT-VALUE}).")
    private double budget = 40_000;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "The folder to write into (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("out");

    @Option(names = "--report", paramLabel = "FILE", description = "Write one HTML file for people who lead a school.")
    private @Nullable Path report;

    @Spec
    private @Nullable CommandSpec spec;

    /** Made by the command line. */
    public AcademicCommand() {}

    @Override
    public Integer call() throws IOException {
        requireNumbers();
        PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
        Files.createDirectories(out);
        Path file = data == null ? out.resolve("academic.csv") : data;
        if (data == null) {
            try (ProgressBar progress = new ProgressBar("making students up")) {
                AcademicGenerator.write(file, students, seed, progress::at);
            }
        }
        Exploration exploration = new Exploration(AcademicFeatures.COLUMNS, AcademicFeatures.AT_RISK);
        RowSample rows = new RowSample(sample, seed);
        long rejected = 0;
        try (ProgressBar progress = new ProgressBar("reading");
                CsvFrames frames = frames(file, progress)) {
            while (frames.hasNext()) {
                Frame frame = frames.next();
                exploration.add(frame);
                rows.add(frame);
                rejected += frame.rejected().size();
            }
        }
        Dataset all = Dataset.of(rows.frame(AcademicFeatures.COLUMNS), AcademicFeatures.AT_RISK)
                .audit(AcademicFeatures.GENDER, AcademicFeatures.RACE, AcademicFeatures.STATUS);
        requireEnough(all);
        print.printf(Locale.ROOT, "%nAcademic risk: %s%n", exploration);
        print.printf(Locale.ROOT, "%,d rows were out of their ranges and left out.%n%n", rejected);

        AcademicStory story = AcademicStory.tell(all, budget, seed);
        print.println(story);
        print.println(assess(story, file));
        Path plan = out.resolve("academic.plan.json");
        story.plan().save(plan);
        print.println("Written: " + out.resolve("academic_assessments.csv") + ", " + plan);
        if (report != null) {
            Path folder = report.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            new AcademicPage(file, exploration, story).page().save(report);
            print.println("Written: " + report);
        }
        print.flush();
        return 0;
    }

    private static CsvFrames frames(Path file, ProgressBar progress) {
        return CsvRows.of(file)
                .collectingRejected()
                .readingAhead()
                .onProgress(read -> progress.at(read.bytes(), read.bytesInAll()))
                .frames(AcademicFeatures.COLUMNS, ROWS_AT_ONCE);
    }

    /** Assesses every student of the file, and counts the bands. */
    private Table assess(AcademicStory story, Path file) throws IOException {
        List<String> levels = AcademicStory.levels();
        long[] counts = new long[levels.size()];
        try (ProgressBar progress = new ProgressBar("assessing");
                CsvFrames frames = frames(file, progress);
                CsvWriter lines = CsvWriter.builder().build(out.resolve("academic_assessments.csv"))) {
            lines.writeRecord("line", "risk_score", "risk_level", "top_risk_factors");
            while (frames.hasNext()) {
                Assessments assessments = story.model().analyzer().assessAll(frames.next());
                for (int row = 0; row < assessments.rows(); row++) {
                    StudentAnswer answer = StudentAnswer.of(assessments, row);
                    lines.writeRecord(
                            Long.toString(assessments.number(row)),
                            Double.toString(answer.score()),
                            answer.level(),
                            String.join(" | ", answer.factors()));
                    counts[assessments.band(row).level()]++;
                }
            }
        }
        Table table = new Table("level", ">students");
        for (int level = 0; level < counts.length; level++) {
            table.row(levels.get(level), String.format(Locale.ROOT, "%,d", counts[level]));
        }
        return table;
    }

    private void requireNumbers() {
        if (students < FEWEST || students > MOST) {
            throw usage("The value of --students (" + students + ") must be from " + FEWEST + " to " + MOST
                    + ".\nMaybe take 20000.");
        }
        if (sample < FEWEST) {
            throw usage("The value of --sample (" + sample + ") must be at least " + FEWEST
                    + ", so that there is enough to learn from.\nMaybe take 20000.");
        }
        if (!(budget > 0 && budget <= Double.MAX_VALUE)) {
            throw usage("The value of --budget (" + budget + ") must be above 0.\nMaybe take 40000.");
        }
    }

    private static void requireEnough(Dataset all) {
        int rarer = Math.min(all.positives(), all.rows() - all.positives());
        if (rarer < FEWEST / 20) {
            throw new IllegalArgumentException("The students must be at least " + FEWEST / 20
                    + " with an average below 2 and as many above, but of one kind there are " + rarer
                    + ".\nMaybe take a file of more students.");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
