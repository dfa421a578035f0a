package io.riskanalyzer.models.internal;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One column of training rows, with the weights of the rows, all above 0. A row of weight {@code k} counts like
 * {@code k} rows of weight 1. A missing value is NaN.
 */
final class WeightedColumn {
    private final double[] values;
    private final double[] weights;

    WeightedColumn(double[] values, double[] weights) {
        this.values = values;
        this.weights = weights;
    }

    /** Returns the column that is 1 where this one is missing, else 0. */
    WeightedColumn missing() {
        return new WeightedColumn(
                Arrays.stream(values).map(x -> Double.isNaN(x) ? 1 : 0).toArray(), weights);
    }

    /** Returns this column with a number in place of each missing value. */
    WeightedColumn imputed(double replacement) {
        return new WeightedColumn(
                Arrays.stream(values)
                        .map(x -> Double.isNaN(x) ? replacement : x)
                        .toArray(),
                weights);
    }

    /** Returns whether all values are one; two that are missing are one as well. */
    boolean isConstant() {
        return Arrays.stream(values).allMatch(x -> x == values[0] || (Double.isNaN(x) && Double.isNaN(values[0])));
    }

    /**
     * Returns the median of the values that are there: the middle one, or the mean of the two in the middle.
     *
     * @return the median, 0 if every value is missing
     */
    double median() {
        double[] sorted =
                Arrays.stream(values).filter(x -> !Double.isNaN(x)).sorted().toArray();
        double[] weightOf = new double[sorted.length]; // of equal values at any one of them
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                weightOf[Arrays.binarySearch(sorted, values[i])] += weights[i];
            }
        }
        double half = Arrays.stream(weightOf).sum() / 2;
        double upTo = 0;
        double lower = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (weightOf[i] > 0) {
                double before = upTo;
                upTo += weightOf[i];
                if (upTo > half) {
                    return before == half ? lower / 2 + sorted[i] / 2 : sorted[i];
                }
                lower = sorted[i];
            }
        }
        return lower;
    }

    double mean() {
        return scale() * scaledMean();
    }

    /** Returns the standard deviation of these rows themselves: the squares are divided by all of the weight. */
    double standardDeviation() {
        double scale = scale();
        double mean = scaledMean();
        double squares = sum(i -> (values[i] / scale - mean) * (values[i] / scale - mean));
        return scale * Math.sqrt(squares / sum(i -> 1));
    }

    private double scaledMean() {
        double scale = scale();
        return sum(i -> values[i] / scale) / sum(i -> 1);
    }

    /** A power of two near the largest value: dividing by it is exact, and then squares neither overflow nor vanish. */
    private double scale() {
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        return Math.scalb(1.0, Math.getExponent(largest));
    }

    private double sum(IntToDouble term) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> weights[i] * term.of(i))
                .sum(); // compensated
    }

    @FunctionalInterface
    private interface IntToDouble {
        double of(int row);
    }
}
