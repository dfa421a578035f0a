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
            FiniteNumbers.requireFinite(feature, "weight", weight);
            FiniteNumbers.requireFinite(feature, "centre", centre);
            FiniteNumbers.requireFinite(feature, "contribution of a value that is present", whenPresent);
            FiniteNumbers.requireFinite(feature, "contribution of a missing value", whenMissing);
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
            contributions.forEach(c -> FiniteNumbers.requireFinite(feature, "contribution of a level", c));
            FiniteNumbers.requireFinite(feature, "contribution of a missing value", whenMissing);
        }
    }

    /**
     * What a number contributes by bins: a constant for each interval between cuts, of which the lower end belongs to it
     * and the upper one does not.
     *
     * @param feature the number
     * @param cuts where one interval ends and the next begins, ascending, finite, shape (cuts), may be empty
     * @param contributions the contribution of each interval, finite, shape (cuts + 1): below the first cut, from each
     *     cut to the next, and from the last one on
     * @param whenMissing the contribution of a missing value, finite
     */
    record Steps(NumberFeature feature, List<Double> cuts, List<Double> contributions, double whenMissing)
            implements LinearTerm {
        /** Checks the numbers, and copies them. */
        public Steps {
            cuts = List.copyOf(cuts);
            contributions = List.copyOf(contributions);
            FiniteNumbers.requireAscending(feature, "cut", cuts);
            if (contributions.size() != cuts.size() + 1) {
                throw new IllegalArgumentException("The contributions of " + feature.name() + " ("
                        + contributions.size() + ") must be one for each interval, but " + cuts.size()
                        + " cuts make " + (cuts.size() + 1)
                        + ".\nMaybe leave out the ends of the first and the last interval.");
            }
            contributions.forEach(c -> FiniteNumbers.requireFinite(feature, "contribution of an interval", c));
            FiniteNumbers.requireFinite(feature, "contribution of a missing value", whenMissing);
        }
    }

    /**
     * What a number contributes along a curve of straight lines from point to point. Below the first point and above the
     * last one it stays as it is there, so that a value that no training row came near to is not carried to extremes.
     *
     * <p>Between two points it is {@code y + (x − k) · (y′ − y) / (k′ − k)}, where {@code k} and {@code y} are the knot
     * and the contribution of the point on the left, and {@code k′} and {@code y′} those on the right.
     *
     * @param feature the number
     * @param knots the values at which the points stand, ascending, finite, shape (points), at least one
     * @param contributions the contribution at each knot, finite, shape (points)
     * @param whenMissing the contribution of a missing value, finite
     */
    record Curve(NumberFeature feature, List<Double> knots, List<Double> contributions, double whenMissing)
            implements LinearTerm {
        /** Checks the numbers, and copies them. */
        public Curve {
            knots = List.copyOf(knots);
            contributions = List.copyOf(contributions);
            FiniteNumbers.requireAscending(feature, "knot", knots);
            if (knots.isEmpty() || contributions.size() != knots.size()) {
                throw new IllegalArgumentException("The contributions of " + feature.name() + " ("
                        + contributions.size() + ") must be one for each knot, and at least one, but there are "
                        + knots.size() + " knots.\nMaybe take Steps for constants between cuts.");
            }
            contributions.forEach(c -> FiniteNumbers.requireFinite(feature, "contribution at a knot", c));
            for (int i = 1; i < knots.size(); i++) {
                FiniteNumbers.requireFinite(feature, "slope between two knots", slope(knots, contributions, i));
            }
            FiniteNumbers.requireFinite(feature, "contribution of a missing value", whenMissing);
        }

        /** The slope from the point before to a point, from 1. */
        double slope(int point) {
            return slope(knots, contributions, point);
        }

        private static double slope(List<Double> knots, List<Double> contributions, int point) {
            return (contributions.get(point) - contributions.get(point - 1))
                    / (knots.get(point) - knots.get(point - 1));
        }
    }
}
