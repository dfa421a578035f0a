package io.riskanalyzer.models.scorecard;

import org.jspecify.annotations.Nullable;

/** The values that are there, are no special codes, and have weight. */
final class RegularValues {
    private final double[] values;
    private final double @Nullable [] weights;
    private final int size;

    private RegularValues(double[] values, double @Nullable [] weights, int size) {
        this.values = values;
        this.weights = weights;
        this.size = size;
    }

    static RegularValues of(BinIndex index, double[] values, double @Nullable [] weights) {
        int first = 0;
        while (first < values.length && isRegular(index, values, weights, first)) {
            first++;
        }
        if (first == values.length) {
            return new RegularValues(values, weights, first);
        }
        double[] kept = values.clone();
        double[] keptWeights = weights == null ? null : weights.clone();
        int size = first;
        for (int i = first; i < values.length; i++) {
            if (isRegular(index, values, weights, i)) {
                kept[size] = values[i];
                if (weights != null && keptWeights != null) {
                    keptWeights[size] = weights[i];
                }
                size++;
            }
        }
        return new RegularValues(kept, keptWeights, size);
    }

    private static boolean isRegular(BinIndex index, double[] values, double @Nullable [] weights, int row) {
        return index.isRegular(values[row]) && (weights == null || weights[row] > 0);
    }

    /** Of which those from {@link #size} on do not count. */
    double[] values() {
        return values;
    }

    double @Nullable [] weights() {
        return weights;
    }

    int size() {
        return size;
    }
}
