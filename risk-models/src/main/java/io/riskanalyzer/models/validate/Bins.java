package io.riskanalyzer.models.validate;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import java.util.Arrays;

/** Values as a few classes: the levels of a category, or quantiles of a number. */
final class Bins {
    private static final int MISSING = 0;
    private static final int FIRST = 2; // 1 is an unknown level

    private Bins() {}

    /** Returns the bin of each value: 0 for a missing one. */
    static int[] of(double[] column, Feature feature, int most) {
        double[] cuts = feature instanceof CategoryFeature<?> ? new double[0] : cuts(column, most);
        int[] bins = new int[column.length];
        for (int row = 0; row < bins.length; row++) {
            bins[row] = Double.isNaN(column[row])
                    ? MISSING
                    : FIRST + (feature instanceof CategoryFeature<?> ? (int) column[row] : place(cuts, column[row]));
        }
        return bins;
    }

    /** The values that bins of equal size begin with, all different. */
    private static double[] cuts(double[] column, int most) {
        double[] known = Percentiles.defined(column);
        double[] cuts = new double[Math.min(most - 1, Math.max(known.length - 1, 0))];
        Arrays.setAll(cuts, i -> known[(int) ((long) (i + 1) * known.length / (cuts.length + 1))]);
        return Arrays.stream(cuts).distinct().toArray();
    }

    /** How many cuts a value is not below. */
    private static int place(double[] cuts, double value) {
        int found = Arrays.binarySearch(cuts, value);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
