package io.riskanalyzer.models.internal;

import java.util.Arrays;

/**
 * One column of training rows, with the weights of the rows, all above 0. A row of weight {@code k} counts like
 * {@code k} rows of weight 1. A missing value is NaN.
 */
final class WeightedColumn {
    private static final int TILE = 8; // of so few the rounding does not grow

    private final double[] values;
    private final double[] weights;
    private final boolean missing;

    WeightedColumn(double[] values, double[] weights) {
        this.values = values;
        this.weights = weights;
        boolean found = false;
        for (double value : values) {
            found |= Double.isNaN(value);
        }
        this.missing = found;
    }

    /** Returns the column that is 1 where this one is missing, else 0. */
    WeightedColumn missing() {
        return new WeightedColumn(
                Arrays.stream(values).map(x -> Double.isNaN(x) ? 1 : 0).toArray(), weights);
    }

    /** Returns this column with a number in place of each missing value. */
    WeightedColumn imputed(double replacement) {
        return missing
                ? new WeightedColumn(
                        Arrays.stream(values)
                                .map(x -> Double.isNaN(x) ? replacement : x)
                                .toArray(),
                        weights)
                : this;
    }

    /** Returns whether all values are one; two that are missing are one as well. */
    boolean isConstant() {
        for (double value : values) {
            if (!(value == values[0] || (Double.isNaN(value) && Double.isNaN(values[0])))) {
                return false;
            }
        }
        return true;
    }

    private boolean isConstantWeight() {
        for (double weight : weights) {
            if (weight != weights[0]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the values that are there, ascending. */
    double[] sorted() {
        double[] sorted = present();
        Arrays.sort(sorted);
        return sorted;
    }

    private double[] present() {
        return missing ? Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray() : values.clone();
    }

    /** Adds the weight of each value to the place of that value (of equal ones any) in a sorted array. */
    void addWeights(double[] sorted, double[] to) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                to[Arrays.binarySearch(sorted, values[i])] += weights[i];
            }
        }
    }

    /**
     * Returns the median of the values that are there: the middle one, or the mean of the two in the middle.
     *
     * @return the median, 0 if every value is missing
     */
    double median() {
        return isConstantWeight() ? plainMedian() : weightedMedian();
    }

    /** Returns whether a value is missing. */
    boolean hasMissing() {
        return missing;
    }

    private double plainMedian() {
        double[] present = present();
        if (present.length == 0) {
            return 0;
        }
        double ofTwo = medianOfTwoValues(present);
        if (!Double.isNaN(ofTwo)) {
            return ofTwo;
        }
        int middle = present.length / 2;
        double upper = Selection.select(present, middle);
        if (present.length % 2 == 1) {
            return upper;
        }
        double lower = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < middle; i++) { // these are not above it
            lower = Math.max(lower, present[i]);
        }
        return lower / 2 + upper / 2;
    }

    /** Returns the median if there are two values at most, as of flags, which need no selection; else NaN. */
    private static double medianOfTwoValues(double[] present) {
        double first = present[0];
        double second = first;
        int seconds = 0;
        for (double value : present) {
            if (value != first) {
                if (seconds > 0 && value != second) {
                    return Double.NaN;
                }
                second = value;
                seconds++;
            }
        }
        int firsts = present.length - seconds;
        return firsts == seconds ? first / 2 + second / 2 : firsts > seconds ? first : second;
    }

    private double weightedMedian() {
        double[] sorted = sorted();
        double[] weightOf = new double[sorted.length];
        addWeights(sorted, weightOf);
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
        return scaling().mean();
    }

    /** Returns the standard deviation of these rows themselves: the squares are divided by all of the weight. */
    double standardDeviation() {
        return scaling().deviation();
    }

    /** Returns mean and standard deviation; of a column that is the same in all rows its value and 0. */
    Scaling scaling() {
        if (isConstant()) {
            return new Scaling(values.length == 0 ? 0 : values[0], 0);
        }
        double scale = scale();
        double total = total();
        double unit = 1 / scale; // exact, as the scale is a power of two
        CompensatedSum sum = new CompensatedSum();
        for (int from = 0; from < values.length; from += TILE) {
            double tile = 0;
            for (int i = from; i < Math.min(from + TILE, values.length); i++) {
                tile += weights[i] * (values[i] * unit);
            }
            sum.add(tile);
        }
        double mean = sum.value() / total;
        CompensatedSum squares = new CompensatedSum();
        for (int from = 0; from < values.length; from += TILE) {
            double tile = 0;
            for (int i = from; i < Math.min(from + TILE, values.length); i++) {
                double difference = values[i] * unit - mean;
                tile += weights[i] * (difference * difference);
            }
            squares.add(tile);
        }
        return new Scaling(scale * mean, scale * Math.sqrt(squares.value() / total));
    }

    private double total() {
        if (isConstantWeight()) {
            return weights.length == 0 ? 0 : weights[0] * weights.length;
        }
        CompensatedSum total = new CompensatedSum();
        for (double weight : weights) {
            total.add(weight);
        }
        return total.value();
    }

    /** A power of two near the largest value: dividing by it is exact, and then squares neither overflow nor vanish. */
    private double scale() {
        double largest = 0;
        for (double value : values) {
            double size = Math.abs(value);
            if (size > largest) {
                largest = size;
            }
        }
        return Math.scalb(1.0, Math.getExponent(largest));
    }
}
