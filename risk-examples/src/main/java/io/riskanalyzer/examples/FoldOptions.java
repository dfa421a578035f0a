package io.riskanalyzer.examples;

import io.riskanalyzer.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the folds of a cross-validation come from: a file has them, or they are dealt at random. */
final class FoldOptions {
    @Option(
            names = "--folds",
            paramLabel = "FILE",
            description = "A file with the fold of each data row, in file order.")
    @Nullable
    Path folds;

    @Option(names = "--cv", paramLabel = "N", description = "The number of folds, dealt at random (default: 5).")
    private int count = 5;

    /** Refuses a number that no data could have. */
    void require(Function<String, RuntimeException> usage) {
        if (count < 2) {
            throw usage.apply("The value of --cv (" + count + ") must be at least 2.\nMaybe take 5.");
        }
    }

    /** The fold of each row. Every fold, and all rows outside of it, have both outcomes. */
    int[] of(Dataset data, long seed) throws IOException {
        int[] foldOf = folds == null ? dealt(data, seed) : read(folds, data);
        for (int fold : Arrays.stream(foldOf).distinct().sorted().toArray()) {
            long rows = Arrays.stream(foldOf).filter(f -> f == fold).count();
            long positives = IntStream.range(0, foldOf.length)
                    .filter(row -> foldOf[row] == fold && data.label(row))
                    .count();
            long otherRows = data.rows() - rows;
            long otherPositives = data.positives() - positives;
            if (!areBoth(positives, rows) || !areBoth(otherPositives, otherRows)) {
                throw new IllegalArgumentException("The rows of fold " + fold + " (" + rows
                        + ") must have both outcomes, and so must the others, but " + positives
                        + " of them are positive, and " + otherPositives + " of the other " + otherRows
                        + ".\nMaybe take fewer folds, or another --positive.");
            }
        }
        return foldOf;
    }

    private static boolean areBoth(long positives, long rows) {
        return positives > 0 && positives < rows;
    }

    private int[] dealt(Dataset data, long seed) {
        if (count > data.rows()) {
            throw new IllegalArgumentException(
                    "The value of --cv (" + count + ") must be at most the number of rows, but" + " there are "
                            + data.rows() + ".\nMaybe the file was cut off.");
        }
        return data.folds(count, seed);
    }

    private static int[] read(Path file, Dataset data) throws IOException {
        List<Integer> folds = new ArrayList<>();
        int line = 0;
        for (String text : Files.readAllLines(file)) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            if (!text.strip().matches("[0-9]{1,4}")) {
                throw new IllegalArgumentException(file + ":" + line + ":1: The fold (" + text.strip()
                        + ") must be a whole number of at least 0.\nMaybe the file has a header: remove it.");
            }
            folds.add(Integer.parseInt(text.strip()));
        }
        if (folds.size() != data.rows()) {
            throw new IllegalArgumentException(file + ": The folds (" + folds.size()
                    + ") must be one for each data row, but there are " + data.rows()
                    + " rows.\nMaybe they belong to another file.");
        }
        return folds.stream().mapToInt(Integer::intValue).toArray();
    }
}
