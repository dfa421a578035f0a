package io.riskanalyzer.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** An importance report as text, for people. */
final class ImportanceTable {
    private static final int SIGNIFICANT_DIGITS = 4;
    private static final int LEAST_DECIMALS = 2;
    private static final int MOST_DECIMALS = 15;

    private ImportanceTable() {}

    static String of(ImportanceReport report) {
        List<Importance> used =
                report.sorted().stream().filter(Importance::isUsed).toList();
        int decimals = decimalsFor(used);
        List<String> labels = used.stream().map(ImportanceTable::labelOf).toList();
        List<String> means = used.stream().map(i -> fixed(i.mean(), decimals)).toList();
        int labelWidth = labels.stream().mapToInt(String::length).max().orElse(0);
        int meanWidth = means.stream().mapToInt(String::length).max().orElse(0);

        StringBuilder text = new StringBuilder(headOf(report));
        for (int i = 0; i < used.size(); i++) {
            text.append("\n  ")
                    .append(labels.get(i))
                    .append(" ".repeat(labelWidth - labels.get(i).length() + 2))
                    .append(" ".repeat(meanWidth - means.get(i).length()))
                    .append(means.get(i))
                    .append(" ± ")
                    .append(fixed(used.get(i).standardDeviation(), decimals))
                    .append(intervalOf(used.get(i), decimals));
        }
        String unused = report.importances().stream()
                .filter(importance -> !importance.isUsed())
                .map(ImportanceTable::labelOf)
                .collect(Collectors.joining(", "));
        return unused.isEmpty()
                ? text.toString()
                : text.append("\n  not used: ").append(unused).toString();
    }

    private static String intervalOf(Importance importance, int decimals) {
        Importance.Interval interval = importance.interval();
        return interval == null
                ? ""
                : "  [" + fixed(interval.low(), decimals) + ", " + fixed(interval.high(), decimals) + "]";
    }

    /** What the brackets are, told if there are any. */
    private static String levelOf(ImportanceReport report) {
        return report.importances().stream()
                .map(Importance::interval)
                .filter(Objects::nonNull)
                .findFirst()
                .map(interval -> "  ["
                        + BigDecimal.valueOf(interval.level())
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " % interval]")
                .orElse("");
    }

    private static String headOf(ImportanceReport report) {
        int repeats = report.importances().stream()
                .mapToInt(importance -> importance.values().size())
                .max()
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "With a feature permuted%s, %s (%.4g) %s by (mean ± standard deviation of %d %s)%s:",
                report.isConditional() ? " among rows that are alike in the others" : "",
                report.metric().name(),
                report.baseline(),
                report.metric().isLoss() ? "rises" : "falls",
                repeats,
                repeats == 1 ? "repeat" : "repeats",
                levelOf(report));
    }

    private static String labelOf(Importance importance) {
        boolean isGroup =
                importance.features().size() != 1 || !importance.features().contains(importance.name());
        return isGroup ? importance.name() + " (" + importance.features() + ")" : importance.name();
    }

    /** As many decimals as give the largest mean four significant digits: metrics come in every unit. */
    private static int decimalsFor(List<Importance> used) {
        double largest = used.stream()
                .mapToDouble(importance -> Math.abs(importance.mean()))
                .max()
                .orElse(0);
        if (largest == 0) {
            return SIGNIFICANT_DIGITS;
        }
        int decimals = SIGNIFICANT_DIGITS - 1 - (int) Math.floor(Math.log10(largest));
        return Math.max(LEAST_DECIMALS, Math.min(decimals, MOST_DECIMALS));
    }

    private static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
