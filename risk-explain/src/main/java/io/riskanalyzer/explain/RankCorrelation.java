package io.riskanalyzer.explain;

import io.riskanalyzer.explain.internal.CompensatedSum;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Spearman's rank correlation; equal values share their mean rank. */
final class RankCorrelation {
    private RankCorrelation() {}

    /** Correlates the places where the first is not missing; null where one of the two is constant. */
    static @Nullable Double of(double[] values, double[] others) {
        double[] known = new double[values.length];
        double[] besides = new double[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                known[count] = values[i] + 0.0; // one zero of two
                besides[count++] = others[i] + 0.0;
            }
        }
        double[] one = ranksOf(Arrays.copyOf(known, count));
        double[] other = ranksOf(Arrays.copyOf(besides, count));
        double size =
                Math.sqrt(CompensatedSum.ofProducts(one, one)) * Math.sqrt(CompensatedSum.ofProducts(other, other));
        return size == 0 ? null : Math.max(-1, Math.min(CompensatedSum.ofProducts(one, other) / size, 1));
    }

    /** The ranks, less their mean. */
    private static double[] ranksOf(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double middle = (values.length - 1) / 2.0;
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = (first(sorted, values[i], false) + first(sorted, values[i], true) - 1) / 2.0 - middle;
        }
        return ranks;
    }

    /** The first place whose value is at least the given one, or above it. */
    private static int first(double[] sorted, double value, boolean isAbove) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value || (isAbove && sorted[middle] == value)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
