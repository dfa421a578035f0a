package io.riskanalyzer.explain;

import io.riskanalyzer.feature.FeatureSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one feature, or a group of them, is worth to a scorer: how much worse the metric gets when its values are
 * permuted. Above 0 means that the scorer needs it; a little below 0 is chance.
 *
 * @param name the name of the feature, or of the group
 * @param features the feature, or those of the group
 * @param isUsed whether the scorer looks at any of them; if not, every value is exactly 0
 * @param values how much worse the metric got in each repeat, in the metric's own unit, at least one
 * @param interval where the importance lies in the population that the rows were drawn from, null if it was not asked for
 */
public record Importance(
        String name,
        FeatureSet features,
        boolean isUsed,
        List<Double> values,
        @Nullable Interval interval) {

    /**
     * Where an importance lies, counting the chance of the rows and that of the permutations.
     *
     * @param level how often intervals made in this way hold what they are about, in (0, 1)
     * @param low the lower end
     * @param high the upper end, not below the lower one
     */
    public record Interval(double level, double low, double high) {
        /** Checks the ends. */
        public Interval {
            if (!(level > 0 && level < 1 && low <= high)) {
                throw new IllegalArgumentException("The interval (" + low + " to " + high + " at " + level
                        + ") must have a level in (0, 1) and ends in order, but it has not."
                        + "\nMaybe the ends are exchanged, or the level is in percent.");
            }
        }
    }

    /**
     * Creates an importance without an interval.
     *
     * @param name the name of the feature, or of the group
     * @param features the feature, or those of the group
     * @param isUsed whether the scorer looks at any of them
     * @param values how much worse the metric got in each repeat, at least one
     */
    public Importance(String name, FeatureSet features, boolean isUsed, List<Double> values) {
        this(name, features, isUsed, values, null);
    }

    /** Checks and copies the values. */
    public Importance {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("The values of " + name
                    + " (none) must be one for each repeat, of which there is at least one.\nMaybe repeat once.");
        }
    }

    /**
     * Returns the mean over the repeats: the importance.
     *
     * @return {@code Σ value / repeats}
     */
    public double mean() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }

    /**
     * Returns how far the repeats are from their mean: the population standard deviation, as in scikit-learn and numpy
     * ({@code ddof=0}). It tells the chance of the permutations, not that of the rows, which
     * {@link #interval} counts too.
     *
     * @return {@code √(Σ (value − mean)² / repeats)}, 0 for a single repeat
     */
    public double standardDeviation() {
        double mean = mean();
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.size());
    }
}
