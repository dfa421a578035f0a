package io.riskanalyzer.explain;

import io.riskanalyzer.explain.internal.CompensatedSum;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.Arrays;

/**
 * The values of a feature at which an effect is measured: every value that occurs where those are few, and quantiles of
 * a number otherwise, each a value that occurs. Immutable: nobody writes into its arrays.
 *
 * <p>An unknown level is where the feature reads it. Rows of weight 0 do not count.
 */
final class Grid {
    private final Feature feature;
    private final double[] known;
    private final double[] shares;
    private final double missing;

    private Grid(Feature feature, double[] known, double[] shares, double missing) {
        this.feature = feature;
        this.known = known;
        this.shares = shares;
        this.missing = missing;
    }

    /**
     * @param feature the feature
     * @param column its values
     * @param weights what each of them counts, not all 0
     * @param points how many values of a number there are at most, from 2 on
     */
    static Grid of(Feature feature, double[] column, double[] weights, int points) {
        double[] sorted = sorted(feature, column, weights);
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        double[] known = distinct;
        if (feature instanceof NumberFeature && distinct.length > points) {
            known = quantiles(distinct, weightsOf(distinct, feature, column, weights), points);
        }
        double[] shares = new double[known.length];
        CompensatedSum missing = new CompensatedSum();
        CompensatedSum[] sums = new CompensatedSum[known.length];
        Arrays.setAll(sums, i -> new CompensatedSum());
        for (int row = 0; row < column.length; row++) {
            double value = resolve(feature, column[row]);
            if (Double.isNaN(value)) {
                missing.add(weights[row]);
            } else if (weights[row] > 0) {
                sums[cellOf(known, value)].add(weights[row]);
            }
        }
        double total = CompensatedSum.of(weights);
        Arrays.setAll(shares, i -> sums[i].value() / total);
        return new Grid(feature, known, shares, missing.value() / total);
    }

    private static double[] sorted(Feature feature, double[] column, double[] weights) {
        double[] values = new double[column.length];
        int count = 0;
        for (int row = 0; row < column.length; row++) {
            double value = resolve(feature, column[row]);
            if (weights[row] > 0 && !Double.isNaN(value)) {
                values[count++] = value;
            }
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** A value as models read it. Adding 0 makes one zero of two. */
    static double resolve(Feature feature, double value) {
        return feature instanceof CategoryFeature<?> category ? category.resolve(value) : value + 0.0;
    }

    private static double[] weightsOf(double[] distinct, Feature feature, double[] column, double[] weights) {
        double[] sums = new double[distinct.length];
        for (int row = 0; row < column.length; row++) {
            double value = resolve(feature, column[row]);
            if (weights[row] > 0 && !Double.isNaN(value)) {
                sums[Arrays.binarySearch(distinct, value)] += weights[row];
            }
        }
        return sums;
    }

    /** The least value, then the least ones below or at which is a share of at least i / (points − 1) of the weight. */
    private static double[] quantiles(double[] distinct, double[] weights, int points) {
        double total = 0;
        for (double weight : weights) {
            total += weight; // in the order in which the quantiles add, so that the last one is reached
        }
        double[] found = new double[points];
        found[0] = distinct[0];
        int at = 0;
        double sum = weights[0];
        for (int i = 1; i < points; i++) {
            while (at < distinct.length - 1 && sum * (points - 1) < total * i) {
                sum += weights[++at];
            }
            found[i] = distinct[at];
        }
        found[points - 1] = distinct[distinct.length - 1];
        return Arrays.stream(found).distinct().toArray();
    }

    /** The first place whose value is not below the given one; the last where there is none. */
    private static int cellOf(double[] known, double value) {
        int found = Arrays.binarySearch(known, value);
        return Math.min(found >= 0 ? found : -found - 1, known.length - 1);
    }

    Feature feature() {
        return feature;
    }

    /** The values that are not missing, ascending. */
    double[] known() {
        return known;
    }

    /** The share of the weight above the value before, up to each value. */
    double[] shares() {
        return shares;
    }

    /** Whether missing values are a point of their own. */
    boolean hasMissing() {
        return missing > 0;
    }

    double missingShare() {
        return missing;
    }

    /** The cell that a value falls in, the one past the last for a missing one. */
    int cellOf(double value) {
        double read = resolve(feature, value);
        return Double.isNaN(read) ? known.length : cellOf(known, read);
    }

    /** All values, the missing one last if it occurs. */
    double[] values() {
        double[] all = Arrays.copyOf(known, known.length + (hasMissing() ? 1 : 0));
        if (hasMissing()) {
            all[known.length] = Double.NaN;
        }
        return all;
    }

    /** For each of {@link #values()} a row that has it: one that is read as it only where none has it itself. */
    int[] rowsOf(double[] column) {
        int[] rows = new int[known.length + 1];
        boolean[] isItself = new boolean[rows.length];
        for (int row = 0; row < column.length; row++) {
            double value = resolve(feature, column[row]);
            int cell = cellOf(value);
            boolean isHere = Double.isNaN(value) || known[cell] == value;
            if (isHere && !isItself[cell]) {
                rows[cell] = row;
                isItself[cell] = Double.isNaN(column[row]) || column[row] == value;
            }
        }
        return Arrays.copyOf(rows, values().length);
    }

    /** The share of each of {@link #values()}. */
    double[] allShares() {
        double[] all = Arrays.copyOf(shares, known.length + (hasMissing() ? 1 : 0));
        if (hasMissing()) {
            all[known.length] = missing;
        }
        return all;
    }
}
