package io.riskanalyzer.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Whether reasons survive: the answer of {@link ReasonStability}.
 *
 * @param rows how many rows were compared
 * @param atMost how many reasons a row has at most
 * @param comparisons what was compared with what, at least one
 */
public record StabilityReport(int rows, int atMost, List<Comparison> comparisons) {

    /**
     * The reasons of the same rows, told another way.
     *
     * @param with what else told them, such as {@code 10 refits}
     * @param overlap how many of the reasons were the same, in [0, 1]: per row the number of common reasons, divided by the
     *     greater number of reasons that either gave (1 if neither gave any), and the mean over the rows
     * @param from the lower end of the 95 % interval of the overlap, for other rows of this kind; at least 0
     * @param to the upper end, at most 1
     * @param sameFirst the share of rows whose first reason was the same
     */
    public record Comparison(String with, double overlap, double from, double to, double sameFirst) {
        /** Checks that the figures are shares, and the overlap in its interval. */
        public Comparison {
            boolean isShare = from >= 0 && to <= 1 && sameFirst >= 0 && sameFirst <= 1;
            if (!(isShare && from <= overlap && overlap <= to)) {
                throw new IllegalArgumentException("The comparison with " + with + " (" + overlap + " from " + from
                        + " to " + to + ", the first one " + sameFirst
                        + ") must have shares from 0 to 1, the overlap in"
                        + " its interval, but it has not.\nMaybe they are in percent.");
            }
        }
    }

    /** Checks the numbers, and copies the comparisons. */
    public StabilityReport {
        if (!(rows >= 1 && atMost >= 1)) {
            throw new IllegalArgumentException("The rows and reasons (" + rows + " and " + atMost
                    + ") must be at least 1 each, but one of them is less.\nMaybe the two are exchanged.");
        }
        comparisons = List.copyOf(comparisons);
        if (comparisons.isEmpty()) {
            throw new IllegalArgumentException(
                    "The comparisons (none) must be at least one.\nMaybe compare with a refit of the model.");
        }
    }

    /**
     * Returns the stability score.
     *
     * @return the least overlap of the comparisons, in [0, 1]: a reason is as stable as what moves it most
     */
    public double score() {
        return comparisons.stream().mapToDouble(Comparison::overlap).min().orElseThrow();
    }

    /** The score, and a line for each comparison. */
    @Override
    public String toString() {
        Comparison weakest = comparisons.stream()
                .min(Comparator.comparingDouble(Comparison::overlap))
                .orElseThrow();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Of at most %d reasons for each of %,d rows, %.0f %% stay the same with %s, the least:",
                atMost,
                rows,
                100 * score(),
                weakest.with));
        for (Comparison comparison : comparisons) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %s: %.1f %% the same (%.1f to %.1f), the first one in %.1f %% of the rows",
                    comparison.with,
                    100 * comparison.overlap,
                    100 * comparison.from,
                    100 * comparison.to,
                    100 * comparison.sameFirst));
        }
        return text.toString();
    }
}
