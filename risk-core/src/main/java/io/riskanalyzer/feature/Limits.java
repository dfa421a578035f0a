package io.riskanalyzer.feature;

import java.util.List;

/** What {@link Feature#accepts} says of each value of a row, from flat arrays. Immutable. */
final class Limits {
    private final double[] least;
    private final double[] greatest;
    private final boolean[] isWhole;
    private final boolean[] isOptional;

    Limits(List<Feature> features) {
        int size = features.size();
        this.least = new double[size];
        this.greatest = new double[size];
        this.isWhole = new boolean[size];
        this.isOptional = new boolean[size];
        for (int i = 0; i < size; i++) {
            Feature feature = features.get(i);
            isOptional[i] = feature.isOptional();
            isWhole[i] = !(feature instanceof NumberFeature);
            if (feature instanceof NumberFeature number) {
                least[i] = Math.max(number.min(), -Double.MAX_VALUE);
                greatest[i] = Math.min(number.max(), Double.MAX_VALUE);
            } else if (feature instanceof CategoryFeature<?> category) {
                least[i] = category.rejectsUnknown() ? 0 : Feature.UNKNOWN_LEVEL;
                greatest[i] = category.levels().size() - 1;
            } else {
                greatest[i] = 1;
            }
        }
    }

    /** Whether every value of a row is legal. */
    boolean accept(double[] row) {
        for (int i = 0; i < least.length; i++) {
            double value = row[i];
            boolean isWithin = value >= least[i] && value <= greatest[i];
            if (isWithin ? isWhole[i] && value != (int) value : !(isOptional[i] && Double.isNaN(value))) {
                return false;
            }
        }
        return true;
    }
}
