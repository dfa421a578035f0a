package io.riskanalyzer.models.validate;

import java.util.Arrays;

/** Percentiles of the replicates of a bootstrap. */
final class Percentiles {
    private Percentiles() {}

    /** Returns the values that are numbers, ascending. */
    static double[] defined(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    /**
     * Returns a percentile: linear between the values, the first being that of 0 and the last that of 1, as numpy's.
     *
     * @param sorted ascending values
     * @return the percentile, NaN if there is no value
     */
    static double of(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int low = (int) Math.floor(place);
        int high = Math.min(low + 1, sorted.length - 1);
        return low == high ? sorted[low] : sorted[low] + (place - low) * (sorted[high] - sorted[low]);
    }

    /** Returns the standard deviation of a sample, NaN if there are fewer than two values. */
    static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }
}
