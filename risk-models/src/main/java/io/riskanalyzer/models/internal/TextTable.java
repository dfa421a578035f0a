package io.riskanalyzer.models.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table of texts for people to read: the first column to the left, the others to the right. Mutable, for one thread. */
public final class TextTable {
    private final List<List<String>> lines = new ArrayList<>();

    /**
     * Starts a table without a line.
     *
     * @param titles what stands above the columns
     */
    public TextTable(String... titles) {
        lines.add(List.of(titles));
    }

    /**
     * Adds a line.
     *
     * @param cells a text for each column
     */
    public void add(String... cells) {
        lines.add(List.of(cells));
    }

    /**
     * Writes a number with four decimals.
     *
     * @param value any number
     * @return the text; a dash for NaN
     */
    public static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }

    /**
     * Writes a share as people do: {@code 95 %}, {@code 99.5 %}.
     *
     * @param share the share, finite
     * @return the text, with two decimals at most
     */
    public static String percent(double share) {
        return BigDecimal.valueOf(100 * share)
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** Returns the lines, without a line break behind the last. */
    @Override
    public String toString() {
        int[] widths = new int[lines.get(0).size()];
        Arrays.setAll(
                widths,
                i -> lines.stream().mapToInt(line -> line.get(i).length()).max().orElse(0));
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - line.get(i).length());
                row.append(i == 0 ? line.get(i) + padding : "  " + padding + line.get(i));
            }
            text.append(text.isEmpty() ? "" : "\n").append(row.toString().stripTrailing());
        }
        return text.toString();
    }
}
