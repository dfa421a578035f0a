package io.riskanalyzer.models.calibrate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What {@code src/test/reference/calibration.py} wrote: rows, and the numbers that scikit-learn and scipy give. */
final class Golden {
    static final double[] SCORES = column(0);
    static final boolean[] LABELS = new boolean[SCORES.length];
    static final double[] WEIGHTS = column(2);

    static {
        double[] labels = column(1);
        for (int i = 0; i < labels.length; i++) {
            LABELS[i] = labels[i] == 1;
        }
    }

    private Golden() {}

    static double[] numbers(String name) {
        return lines("golden.txt").stream()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .map(line -> Arrays.stream(line.split(" ", -1))
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .orElseThrow();
    }

    private static double[] column(int column) {
        return lines("rows.csv").stream()
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                .toArray();
    }

    private static List<String> lines(String resource) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Golden.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
