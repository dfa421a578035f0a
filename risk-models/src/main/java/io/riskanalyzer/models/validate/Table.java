package io.riskanalyzer.models.validate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table of texts for people to read: the first column to the left, the others to the right. Mutable, for one thread. */
final class Table {
    private final List<List<String>> lines = new ArrayList<>();

    Table(String... titles) {
        lines.add(List.of(titles));
    }

    void add(String... cells) {
        lines.add(List.of(cells));
    }

    static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }

    /** A share as people write it: {@code 95 %}, {@code 99.5 %}. */
    static String percent(double share) {
        return BigDecimal.valueOf(100 * share)
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

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
