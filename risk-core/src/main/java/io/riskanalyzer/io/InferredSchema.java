package io.riskanalyzer.io;

import io.riskanalyzer.feature.FeatureSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the columns of a CSV file or a query are, as found by {@link CsvRows#infer()} or {@link JdbcRows#infer()}:
 * features, and columns that were left out.
 * Immutable and thread-safe.
 */
public final class InferredSchema {
    private final FeatureSet features;
    private final List<LeftOut> leftOut;
    private final long rows;
    private final List<String> details; // one a feature

    InferredSchema(FeatureSet features, List<String> details, List<LeftOut> leftOut, long rows) {
        this.features = features;
        this.details = List.copyOf(details);
        this.leftOut = List.copyOf(leftOut);
        this.rows = rows;
    }

    /**
     * A column that became no feature.
     *
     * @param column the name of the column
     * @param reason why, as in {@code one value alone: EUR}
     */
    public record LeftOut(String column, String reason) {}

    /**
     * Returns the features, in the order of the columns.
     *
     * @return the features; a column with a missing value is optional
     */
    public FeatureSet features() {
        return features;
    }

    /**
     * Returns the columns that are no features.
     *
     * @return the columns with the reasons, in the order of the file
     */
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    /**
     * Returns the number of rows that were looked at.
     *
     * @return the number, without malformed rows
     */
    public long rows() {
        return rows;
    }

    /**
     * Returns a summary to print: what each column was taken for, and why others were left out.
     *
     * @return a line for each column
     */
    public String describe() {
        int width = Stream.concat(features.names().stream(), leftOut.stream().map(LeftOut::column))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder(toString()).append('\n');
        for (int i = 0; i < details.size(); i++) {
            text.append(line(features.get(i).name(), width, details.get(i)));
        }
        if (!leftOut.isEmpty()) {
            text.append("left out:\n");
        }
        return leftOut.stream()
                .map(column -> line(column.column(), width, column.reason()))
                .collect(Collectors.joining("", text, ""));
    }

    private static String line(String name, int width, String rest) {
        return "  " + name + " ".repeat(width - name.length() + 2) + rest + "\n";
    }

    /** Returns how many rows, features and columns without a feature there are. */
    @Override
    public String toString() {
        return counted(rows, "row") + ", " + counted(features.size(), "feature") + ", "
                + counted(leftOut.size(), "column") + " left out";
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
