package io.riskanalyzer.models.validate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What src/test/reference/validate.py wrote. */
final class Reference {
    private Reference() {}

    /** The fields of each line of a kind, without the kind. */
    static List<String[]> lines(String kind) {
        try (InputStream in = Objects.requireNonNull(Reference.class.getResourceAsStream("reference.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(kind + ","))
                    .map(line -> line.substring(kind.length() + 1).split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] doubles(String field) {
        return Stream.of(field.split(";", -1)).mapToDouble(Double::parseDouble).toArray();
    }

    static boolean[] labels(String field) {
        boolean[] labels = new boolean[field.length()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = field.charAt(row) == '1';
        }
        return labels;
    }
}
