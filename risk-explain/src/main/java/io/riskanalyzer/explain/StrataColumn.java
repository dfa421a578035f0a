package io.riskanalyzer.explain;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A column as {@link Strata} split by it: each row in one of few bins. Numbers are in bins of equal size, in order; categories in a
 * bin for each level. What is missing has the first bin.
 */
final class StrataColumn {
    private static final int MOST_CUTS = 31;

    private final boolean isOrdered;
    private final int[] binOf;
    private final int bins;

    private StrataColumn(boolean isOrdered, int[] binOf) {
        this.isOrdered = isOrdered;
        this.binOf = binOf;
        this.bins = Arrays.stream(binOf).max().orElse(0) + 1;
    }

    static StrataColumn of(Feature feature, double[] column) {
        if (feature instanceof CategoryFeature<?>) {
            return new StrataColumn(
                    false,
                    Arrays.stream(column).mapToInt(StrataColumn::levelBin).toArray());
        }
        double[] cuts = cutsOf(column);
        return new StrataColumn(
                true,
                Arrays.stream(column)
                        .mapToInt(value -> Double.isNaN(value) ? 0 : 1 + countUpTo(cuts, value))
                        .toArray());
    }

    /** Missing, unknown, then the levels. */
    private static int levelBin(double value) {
        return Double.isNaN(value) ? 0 : (int) (value - Feature.UNKNOWN_LEVEL) + 1;
    }

    private static double[] cutsOf(double[] column) {
        double[] sorted = Arrays.stream(column)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] cuts = new double[MOST_CUTS];
        for (int i = 0; i < MOST_CUTS && sorted.length > 0; i++) {
            cuts[i] = sorted[(int) ((long) (i + 1) * sorted.length / (MOST_CUTS + 1))];
        }
        return sorted.length == 0
                ? new double[0]
                : Arrays.stream(cuts).distinct().toArray();
    }

    private static int countUpTo(double[] cuts, double value) {
        int count = 0;
        while (count < cuts.length && cuts[count] <= value) {
            count++;
        }
        return count;
    }

    /** The column as numbers whose mean is 0 and whose variances sum to 1, unless all its values are the same. */
    static List<double[]> centred(Feature feature, double[] column) {
        List<double[]> parts = new ArrayList<>();
        if (feature instanceof CategoryFeature<?>) {
            int[] bins = Arrays.stream(column).mapToInt(StrataColumn::levelBin).toArray();
            int most = Arrays.stream(bins).max().orElse(0);
            for (int bin = 0; bin <= most; bin++) {
                int level = bin;
                parts.add(
                        Arrays.stream(bins).mapToDouble(b -> b == level ? 1 : 0).toArray());
            }
        } else {
            parts.add(ranks(column));
            parts.add(Arrays.stream(column)
                    .map(value -> Double.isNaN(value) ? 1 : 0)
                    .toArray());
        }
        double variance = 0;
        for (double[] part : parts) {
            double mean = Arrays.stream(part).sum() / part.length;
            for (int i = 0; i < part.length; i++) {
                part[i] -= mean;
                variance += part[i] * part[i] / part.length;
            }
        }
        double scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
        parts.forEach(part -> Arrays.setAll(part, i -> part[i] * scale));
        return parts;
    }

    /** The share of values below each, from 0 to 1, equal ones alike; in the middle where one is missing. */
    private static double[] ranks(double[] column) {
        double[] sorted = Arrays.stream(column)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return Arrays.stream(column)
                .map(value -> Double.isNaN(value) ? 0.5 : (double) countBelow(sorted, value) / sorted.length)
                .toArray();
    }

    private static int countBelow(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    int binOf(int row) {
        return binOf[row];
    }

    int bins() {
        return bins;
    }

    /** How many ways there are to split the bins in two: after a bin, or one from all others. */
    int splits() {
        return isOrdered ? bins - 1 : bins;
    }

    boolean isLeft(int split, int bin) {
        return isOrdered ? bin <= split : bin == split;
    }
}
