package io.riskanalyzer.explain;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.score.Scale;
import java.util.List;

/**
 * How the score changes along two features together: the mean score of the rows if each had both values.
 *
 * @param first one feature
 * @param second the other feature
 * @param scale what the effect counts in
 * @param firstValues the encoded values of the first feature, ascending, NaN for missing last
 * @param secondValues the encoded values of the second feature, likewise
 * @param effects for each value of the first feature, the effect at each value of the second
 */
public record EffectSurface(
        Feature first,
        Feature second,
        Scale scale,
        List<Double> firstValues,
        List<Double> secondValues,
        List<List<Double>> effects) {

    /**
     * Checks the shape, and copies the lists.
     *
     * @throws IllegalArgumentException if the effects are not one for each pair of values
     */
    public EffectSurface {
        firstValues = List.copyOf(firstValues);
        secondValues = List.copyOf(secondValues);
        effects = effects.stream().map(List::copyOf).toList();
        int columns = secondValues.size();
        if (effects.size() != firstValues.size() || effects.stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException("The effects (" + effects.size() + " rows) must be one for each of "
                    + firstValues.size() + " x " + columns + " pairs of values, but they are not."
                    + "\nMaybe the two features are exchanged.");
        }
    }

    /**
     * Returns the effect of a pair of values.
     *
     * @param firstPoint the place in {@link #firstValues()}
     * @param secondPoint the place in {@link #secondValues()}
     * @return the mean score
     */
    public double effect(int firstPoint, int secondPoint) {
        return effects.get(firstPoint).get(secondPoint);
    }

    /** Returns the features and the shape. */
    @Override
    public String toString() {
        return "partial dependence of " + first.name() + " and " + second.name() + ": " + firstValues.size() + " x "
                + secondValues.size() + " points";
    }
}
