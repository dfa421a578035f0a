package io.riskanalyzer.model;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.List;

/**
 * What one feature contributes to a linear model.
 */
public sealed interface LinearTerm {

    /**
     * Returns the feature.
     *
     * @return the feature
     */
    Feature feature();

    /**
     * What a number or a flag contributes: {@code whenPresent + weight · (x − centre)}.
     *
     * @param feature the number or flag
     * @param weight the log-odds for each unit, finite
     * @param centre the typical value, such as the mean of the training rows; finite
     * @param whenPresent what every value contributes because it is not missing, finite; it balances
     *     {@code whenMissing} where being missing tells something, else it is 0
     * @param whenMissing the contribution of a missing value, finite
     */
    record Slope(Feature feature, double weight, double centre, double whenPresent, double whenMissing)
            implements LinearTerm {
        /** Checks the kind of the feature and the numbers. */
        public Slope {
            if (!(feature instanceof NumberFeature || feature instanceof FlagFeature)) {
                throw new IllegalArgumentException(
                        "The feature of a slope (" + feature + ") must be a number or a flag.\nMaybe use Levels.");
            }
            requireFinite(feature, "weight", weight);
            requireFinite(feature, "centre", centre);
            requireFinite(feature, "contribution of a value that is present", whenPresent);
            requireFinite(feature, "contribution of a missing value", whenMissing);
        }

        /**
         * Creates a term that contributes nothing at the centre.
         *
         * @param feature the number or flag
         * @param weight the log-odds for each unit, finite
         * @param centre the value that contributes nothing, finite
         * @param whenMissing the contribution of a missing value, finite
         */
        public Slope(Feature feature, double weight, double centre, double whenMissing) {
            this(feature, weight, centre, 0, whenMissing);
        }
    }

    /**
     * What a category contributes: a constant for each level. An unknown level contributes what it is read as.
     *
     * @param feature the category
     * @param contributions the contribution of each level, in the order of the levels, finite, shape (levels)
     * @param whenMissing the contribution of a missing value, finite
     */
    record Levels(CategoryFeature<?> feature, List<Double> contributions, double whenMissing) implements LinearTerm {
        /** Checks the numbers, and copies them. */
        public Levels {
            contributions = List.copyOf(contributions);
            if (contributions.size() != feature.levels().size()) {
                throw new IllegalArgumentException(
                        "The contributions of " + feature.name() + " (" + contributions.size()
                                + ") must be one for each level, but there are "
                                + feature.levels().size() + " levels.\nMaybe give 0 to a level that was not seen.");
            }
            contributions.forEach(c -> requireFinite(feature, "contribution of a level", c));
            requireFinite(feature, "contribution of a missing value", whenMissing);
        }
    }

    private static void requireFinite(Feature feature, String what, double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The " + what + " of " + feature.name() + " (" + value
                    + ") must be a finite number.\nMaybe the training did not converge: take a lower learning rate.");
        }
    }
}
