package io.riskanalyzer.examples.loan;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.data.Split;
import io.riskanalyzer.exchange.PmmlModels;
import io.riskanalyzer.feature.Violation;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.models.cutoff.CostMatrix;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From a file of loans to bands of least expected cost. */
@Command(
        name = "loan",
        mixinStandardHelpOptions = true,
        description = "Compares models of who defaults on loans made up or your own, shows what class weights do to"
                + " probabilities, calibrates a monotone XGBoost model, cuts its scores by what decisions cost, and"
                + " saves the plan; then the same by a scorecard, with the reasons of a refusal in two languages.")
public final class LoanCommand implements Callable<Integer> {
    private static final int FEWEST = 200;

    @Option(names = "--loans", paramLabel = "N", description = "How many loans to make up (default: ${DEFAULT-VALUE}).")
    private int loans = 10_000;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "A CSV file of your own with the same columns; none is made up then.")
    private @Nullable Path data;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(
            names = "--loss",
            paramLabel = "SHARE",
            description = "The share of a loan that is lost if it defaults (default: ${DEFAULT-VALUE}).")
    private double loss = 0.6;

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            description = "The share of a loan that is earned if it does not, and forgone by a refusal"
                    + " (default: ${DEFAULT-VALUE}).")
    private double margin = 0.1;

    @Option(
            names = "--review",
            paramLabel = "SHARE",
            description = "What a person's look costs, as a share of the loan; it is thought to halve the loss"
                    + " (default: ${DEFAULT-VALUE}).")
    private double review = 0.02;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "The folder to write into (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("out");

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write one HTML file with the figures and their pictures.")
    private @Nullable Path report;

    @Spec
    private @Nullable CommandSpec spec;

    /** Made by the command line. */
    public LoanCommand() {}

    @Override
    public Integer call() throws IOException {
        CostMatrix costs = costs();
        if (loans < FEWEST) {
            throw usage("The value of --loans (" + loans + ") must be at least " + FEWEST
                    + ", so that there is enough to learn from.\nMaybe take 10000.");
        }
        Files.createDirectories(out);
        Path file = data == null ? out.resolve("loans.csv") : data;
        if (data == null) {
            LoanGenerator.write(file, loans, seed);
        }
        Frame frame = CsvRows.of(file).collectingRejected().read(LoanFeatures.COLUMNS);
        Dataset all = Dataset.of(frame, LoanFeatures.DEFAULTED.isTrue());
        requireEnough(all);

        PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
        print.printf(
                Locale.ROOT,
                "%nLoan default: %,d loans, of which %.1f %% defaulted%n%n",
                all.rows(),
                100.0 * all.positives() / all.rows());
        print.println(quality(frame));
        Split split = all.split(0.6, 0.2, seed);
        LoanStory story = LoanStory.tell(split, costs, seed);
        print.println(story);
        Path plan = out.resolve("loan.plan.json");
        story.plan().save(plan);
        print.println("Written: " + plan + " (" + story.plan() + ")\n");
        double refusedFrom = story.plan().bands().cuts()[story.plan().bands().cuts().length - 1];
        LoanScorecard scorecard = LoanScorecard.of(split, refusedFrom);
        print.println(scorecard);
        Path card = out.resolve("loan-scorecard.plan.json");
        scorecard.plan().save(card);
        Path pmml = out.resolve("loan-scorecard.pmml");
        PmmlModels.save(scorecard.plan(), pmml);
        print.println("Written: " + card + ", " + pmml);
        if (report != null) {
            story.page(file).with(scorecard.section()).save(report);
            print.println("Written: " + report);
        }
        print.flush();
        return 0;
    }

    private CostMatrix costs() {
        Map.of("--loss", loss, "--margin", margin, "--review", review).forEach((name, value) -> {
            if (!(value > 0 && value < 1)) {
                throw usage("The value of " + name + " (" + value + ") must be above 0 and below 1."
                        + "\nMaybe it was given in per cent.");
            }
        });
        if (!(review < margin)) {
            throw usage("The value of --review (" + review + ") must be below that of --margin (" + margin
                    + "), or a refusal is cheaper than a look.\nMaybe take " + margin / 5 + ".");
        }
        return CostMatrix.of(
                new CostMatrix.Action("GRANT", 0, loss),
                new CostMatrix.Action("REVIEW", review, loss / 2),
                new CostMatrix.Action("REFUSE", margin, 0));
    }

    private static void requireEnough(Dataset all) {
        int rarer = Math.min(all.positives(), all.rows() - all.positives());
        if (rarer < FEWEST / 5) {
            throw new IllegalArgumentException("The loans must be at least " + FEWEST / 5
                    + " that defaulted and as many that did not, but of one kind there are " + rarer
                    + ".\nMaybe take a file of more loans.");
        }
    }

    /** What was wrong with the rows that were taken out, by rule. */
    private static String quality(Frame frame) {
        if (frame.rejected().isEmpty()) {
            return "No row is out of its ranges.\n";
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (RejectedRow row : frame.rejected()) {
            for (Violation violation : row.violations()) {
                counts.merge(violation.feature() + " " + violation.rule(), 1, Integer::sum);
            }
        }
        return frame.rejected().size() + " rows were taken out, the first of them line "
                + frame.rejected().get(0).row() + ":\n"
                + counts.entrySet().stream()
                        .map(entry -> "  " + entry.getValue() + " × " + entry.getKey())
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
