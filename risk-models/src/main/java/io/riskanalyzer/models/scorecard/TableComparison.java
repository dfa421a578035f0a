package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.model.Bins;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells in words how the bins of two tables differ. */
final class TableComparison {
    private TableComparison() {}

    static String of(BinningTable mine, BinningTable other) {
        String name = mine.bins().feature().name();
        if (!name.equals(other.bins().feature().name())) {
            throw new IllegalArgumentException(
                    "The table to compare with (" + other.bins().feature().name() + ") must be of " + name
                            + ", but is of another feature.\nMaybe the two lists differ in order.");
        }
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%s: IV %.4f instead of %.4f", name, mine.iv(), other.iv()));
        if (other.iv() > 0) {
            text.append(String.format(Locale.ROOT, " (%.0f %%)", 100 * mine.iv() / other.iv()));
        }
        text.append(", ")
                .append(mine.bins().regular())
                .append(" bins instead of ")
                .append(other.bins().regular());
        List<String> here = parts(mine.bins());
        List<String> there = parts(other.bins());
        String what = mine.bins() instanceof Bins.Numbers ? "cuts" : "groups";
        append(text, what + " here alone", here, there);
        append(text, what + " there alone", there, here);
        return text.toString();
    }

    private static void append(StringBuilder text, String what, List<String> parts, List<String> without) {
        List<String> left = new ArrayList<>(parts);
        left.removeAll(without);
        if (!left.isEmpty()) {
            text.append("; ").append(what).append(": ").append(String.join(", ", left));
        }
    }

    private static List<String> parts(Bins bins) {
        if (bins instanceof Bins.Numbers numbers) {
            return numbers.cuts().stream().map(BreakWords::number).toList();
        }
        if (bins instanceof Bins.Levels levels) {
            return levels.groups().stream()
                    .map(group ->
                            "[" + String.join(", ", group.stream().sorted().toList()) + "]")
                    .toList();
        }
        return List.of();
    }
}
