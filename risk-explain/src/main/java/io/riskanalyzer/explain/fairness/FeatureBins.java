package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import java.util.Arrays;

/** The rows of a feature in bins: levels as they are, numbers in tenths; missing and unknown values in bins of their own. */
final class FeatureBins {
    private static final int TENTHS = 10;

    private FeatureBins() {}

    /** The bin of each row. */
    static int[] of(Frame frame, int slot) {
        double[] values = new double[frame.rows()];
        frame.copyColumn(slot, 0, values.length, values);
        Feature feature = frame.features().get(slot);
        int[] bins = new int[values.length];
        if (feature instanceof CategoryFeature<?> || feature instanceof FlagFeature) {
            Arrays.setAll(bins, row -> Double.isNaN(values[row]) ? 0 : 2 + (int) values[row]);
            return bins;
        }
        double[] cuts = cuts(values);
        for (int row = 0; row < bins.length; row++) {
            if (!Double.isNaN(values[row])) {
                bins[row] = 1;
                for (double cut : cuts) {
                    bins[row] += values[row] > cut ? 1 : 0;
                }
            }
        }
        return bins;
    }

    /** The deciles of the values that are there; equal ones once. */
    private static double[] cuts(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return sorted;
        }
        double[] cuts = new double[TENTHS - 1];
        Arrays.setAll(cuts, i -> sorted[(i + 1) * (sorted.length - 1) / TENTHS]);
        return Arrays.stream(cuts).distinct().toArray();
    }
}
