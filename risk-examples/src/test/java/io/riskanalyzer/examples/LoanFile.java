package io.riskanalyzer.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes up CSV files of loans: an id, two numbers of which one has blanks, a category, a flag and the outcome. */
final class LoanFile {
    static final String HEADER = "loan_id,income,age,purpose,homeowner,late";
    private static final String[] PURPOSES = {"boat", "car", "house"};

    private LoanFile() {}

    /** The rows, without the header. About a third is late, the poorer and the younger more often. */
    static List<String> rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int income = 10 + random.nextInt(90);
            int age = 20 + random.nextInt(50);
            int purpose = random.nextInt(PURPOSES.length);
            double logOdds = 2.5 - 0.04 * income - 0.03 * age + 0.3 * purpose;
            rows.add(String.join(
                    ",",
                    "L" + (1000 + i),
                    random.nextInt(20) == 0 ? "" : Integer.toString(income),
                    Integer.toString(age),
                    PURPOSES[purpose],
                    random.nextBoolean() ? "yes" : "no",
                    random.nextDouble() < 1 / (1 + StrictMath.exp(-logOdds)) ? "1" : "0"));
        }
        return rows;
    }

    /** Writes a file with the header. */
    static Path write(Path file, List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(rows);
        return Files.write(file, lines);
    }
}
