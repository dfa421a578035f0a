package io.riskanalyzer.explain.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Numbers and tables for people to read. */
final class Texts {
    private Texts() {}

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    static String pValue(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p %.3f", p);
    }

    static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Lines of cells in columns, the first to the left, the others to the right; no line break behind the last. */
    static String table(List<String> titles, List<List<String>> lines) {
        List<List<String>> all = new ArrayList<>(List.of(titles));
        all.addAll(lines);
        int[] widths = new int[titles.size()];
        Arrays.setAll(
                widths,
                i -> all.stream().mapToInt(line -> line.get(i).length()).max().orElse(0));
        StringBuilder text = new StringBuilder();
        for (List<String> line : all) {
            StringBuilder row = new StringBuilder("  ");
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - line.get(i).length());
                row.append(i == 0 ? line.get(i) + padding : "  " + padding + line.get(i));
            }
            text.append(text.isEmpty() ? "" : "\n").append(row.toString().stripTrailing());
        }
        return text.toString();
    }
}
