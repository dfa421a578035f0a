package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import java.util.Arrays;

/**
 * What is typical of many rows: the median of each number, the most frequent level of each category, the more frequent
 * side of each flag. Reasons compare a row with it, as in {@code attendance is 62 %, typical 85 %}.
 *
 * <p>Missing values and unknown levels do not count; where nothing else is there, nothing is typical. The median of an
 * even number of rows is the lower of the two in the middle, which is a value that occurs; of equally frequent levels
 * the first one is typical. Nothing typical is kept of sensitive features.
 *
 * <p>Immutable and thread-safe.
 */
public final class TypicalValues {
    private final FeatureSet features;
    private final double[] values;

    private TypicalValues(FeatureSet features, double[] values) {
        this.features = features;
        this.values = values;
    }

    /**
     * Finds what is typical of rows.
     *
     * @param frame the rows, such as those that a model has learnt from
     * @return the typical values
     */
    public static TypicalValues of(Frame frame) {
        FeatureSet features = frame.features();
        double[] values = new double[features.size()];
        double[] column = new double[frame.rows()];
        for (int slot = 0; slot < values.length; slot++) {
            frame.copyColumn(slot, 0, column.length, column);
            values[slot] = typical(features.get(slot), column);
        }
        return new TypicalValues(features, values);
    }

    /**
     * Takes typical values as they are given.
     *
     * @param features what the values belong to
     * @param values a value of each feature, NaN where nothing is typical, shape (features); copied
     * @return the typical values
     * @throws IllegalArgumentException if there are more or fewer values than features, or a value is neither NaN nor
     *     legal
     */
    public static TypicalValues of(FeatureSet features, double... values) {
        if (values.length != features.size()) {
            throw new IllegalArgumentException("The typical values (" + values.length + ") must be one for each of the "
                    + features.size() + " features, but they are not.\nMaybe give NaN where nothing is typical.");
        }
        double[] kept = values.clone();
        for (int slot = 0; slot < kept.length; slot++) {
            Feature feature = features.get(slot);
            if (feature.isSensitive()) {
                kept[slot] = Double.NaN;
            } else if (!Double.isNaN(kept[slot])
                    && !(feature.accepts(kept[slot]) && kept[slot] != Feature.UNKNOWN_LEVEL)) {
                throw new IllegalArgumentException("The typical value of " + feature.name() + " (" + kept[slot]
                        + ") must be NaN or legal, but the feature does not accept it."
                        + "\nMaybe the values are in another order than the features.");
            }
        }
        return new TypicalValues(features, kept);
    }

    private static double typical(Feature feature, double[] column) {
        if (feature.isSensitive()) {
            return Double.NaN;
        }
        double[] sorted = Arrays.stream(column)
                .filter(value -> !Double.isNaN(value))
                .filter(value -> feature instanceof NumberFeature || value != Feature.UNKNOWN_LEVEL)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return feature instanceof NumberFeature ? sorted[(sorted.length - 1) / 2] : mostFrequent(sorted);
    }

    private static double mostFrequent(double[] sorted) {
        int start = 0;
        int longest = 0;
        double typical = sorted[0];
        for (int end = 1; end <= sorted.length; end++) {
            if (end == sorted.length || sorted[end] != sorted[start]) {
                if (end - start > longest) {
                    longest = end - start;
                    typical = sorted[start];
                }
                start = end;
            }
        }
        return typical;
    }

    /**
     * Returns the features that these values belong to.
     *
     * @return the features
     */
    public FeatureSet features() {
        return features;
    }

    /**
     * Returns what is typical of a feature.
     *
     * @param feature the feature
     * @return the value, NaN if nothing is typical, or the feature is sensitive or none of these
     */
    public double of(Feature feature) {
        return features.contains(feature.name()) && !feature.isSensitive()
                ? values[features.slotOf(feature)]
                : Double.NaN;
    }

    @Override
    public String toString() {
        return "typical values of " + features;
    }
}
