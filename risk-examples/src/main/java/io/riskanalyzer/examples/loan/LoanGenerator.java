package io.riskanalyzer.examples.loan;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes up a file of loans, about one in seven of which defaulted. Default depends on the burden (with a step at 30 % of
 * the income), the grade, the home, an earlier default and chance. Like real files this one has blanks, and a few people of
 * 144 years. The same number and seed give the same file.
 */
final class LoanGenerator {
    private static final String[] HOMES = {"RENT", "MORTGAGE", "OWN", "OTHER"};
    private static final double[] SHARE_OF_HOMES = {0.5, 0.91, 0.99, 1};
    private static final String[] INTENTS = {
        "EDUCATION", "MEDICAL", "VENTURE", "PERSONAL", "DEBTCONSOLIDATION", "HOMEIMPROVEMENT"
    };
    private static final double[] RISK_OF_INTENTS = {-0.2, 0.3, -0.4, 0, 0.3, 0.2};
    private static final double SHARE_WITHOUT_EMPLOYMENT = 0.03;
    private static final double SHARE_WITHOUT_RATE = 0.1;
    private static final double SHARE_OF_WRONG_AGES = 0.002;
    private static final int WRONG_AGE = 144;

    private final SplittableRandom random;

    private LoanGenerator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Writes the file; its folder is made if need be. */
    static void write(Path file, int loans, long seed) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        LoanGenerator generator = new LoanGenerator(seed);
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            out.writeRecord(LoanFeatures.COLUMNS.names());
            for (int i = 0; i < loans; i++) {
                out.writeRecord(generator.loan());
            }
        }
    }

    private String[] loan() {
        double age = Math.min(20 + 4 * (exponential() + exponential()), 80);
        double income = 100 * Math.rint(550 * StrictMath.exp(0.55 * random.nextGaussian()));
        int home = draw(SHARE_OF_HOMES);
        double employed = Math.min(Math.rint(4.8 * exponential()), age - 18);
        int intent = random.nextInt(INTENTS.length);
        boolean before = random.nextDouble() < 0.17;
        double standing = random.nextGaussian() - (before ? 0.9 : 0); // what the lender's grade is about
        int grade = (int) Math.max(0, Math.min(6, Math.round(1.2 - 1.1 * standing)));
        double amount = Math.max(500, 25 * Math.rint(340 * StrictMath.exp(0.6 * random.nextGaussian())));
        double burden = amount / income;
        double rate = 7 + 2.4 * grade + random.nextGaussian();
        double logOdds = -4.4
                + 4 * Math.min(burden, 0.6)
                + (burden > 0.3 ? 2.2 : 0)
                + (grade >= 3 ? 1.9 : 0.15 * grade)
                + (home == 0 ? 0.9 : home == 2 ? -1.6 : 0)
                + RISK_OF_INTENTS[intent]
                - 0.02 * employed
                - 0.4 * StrictMath.log(income / 55_000);
        boolean defaulted = random.nextDouble() < 1 / (1 + StrictMath.exp(-logOdds));
        return new String[] {
            whole(random.nextDouble() < SHARE_OF_WRONG_AGES ? WRONG_AGE : age),
            whole(income),
            HOMES[home],
            random.nextDouble() < SHARE_WITHOUT_EMPLOYMENT ? "" : whole(employed),
            INTENTS[intent],
            String.valueOf((char) ('A' + grade)),
            whole(amount),
            random.nextDouble() < SHARE_WITHOUT_RATE ? "" : twoDigits(Math.max(5.4, rate)),
            twoDigits(burden),
            before ? "Y" : "N",
            whole(Math.max(2, Math.min(age - 18, 2 + 3 * exponential()))),
            defaulted ? "1" : "0"
        };
    }

    private double exponential() {
        return -StrictMath.log(1 - random.nextDouble());
    }

    private int draw(double[] upTo) {
        double u = random.nextDouble();
        int i = 0;
        while (u >= upTo[i]) {
            i++;
        }
        return i;
    }

    private static String whole(double value) {
        return Long.toString(Math.round(value));
    }

    private static String twoDigits(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
