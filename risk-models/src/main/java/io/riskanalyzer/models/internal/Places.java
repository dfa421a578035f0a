package io.riskanalyzer.models.internal;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearTerm;
import java.util.Arrays;
import java.util.List;

/** What a feature is divided into: the levels of a category or the bins of a number, and behind them a missing value. */
sealed interface Places {

    /** Returns the number of levels or bins; the place of a missing value is behind them. */
    int count();

    /** Returns the place of a value, NaN for missing. */
    int placeOf(double value);

    /** Returns what a place is called in a table of coefficients. */
    String name(int place);

    /** Returns the term that contributes a constant for each place. */
    LinearTerm term(List<Double> contributions, double whenMissing);

    /**
     * The levels of a category.
     *
     * @param feature the category
     */
    record OfLevels(CategoryFeature<?> feature) implements Places {
        @Override
        public int count() {
            return feature.levels().size();
        }

        @Override
        public int placeOf(double value) {
            double level = feature.resolve(value);
            return Double.isNaN(level) ? count() : (int) level;
        }

        @Override
        public String name(int place) {
            return feature.name() + (place < count() ? " = " + feature.levels().get(place) : " is missing");
        }

        @Override
        public LinearTerm term(List<Double> contributions, double whenMissing) {
            return new LinearTerm.Levels(feature, contributions, whenMissing);
        }
    }

    /**
     * The two values of a flag.
     *
     * @param feature the flag
     */
    record OfFlag(FlagFeature feature) implements Places {
        @Override
        public int count() {
            return 2;
        }

        @Override
        public int placeOf(double value) {
            return Double.isNaN(value) ? 2 : (int) value;
        }

        @Override
        public String name(int place) {
            return feature.name() + (place < 2 ? " = " + (place == 1) : " is missing");
        }

        @Override
        public LinearTerm term(List<Double> contributions, double whenMissing) {
            double weight = contributions.get(1) - contributions.get(0);
            return new LinearTerm.Slope(feature, weight, 0, contributions.get(0), whenMissing);
        }
    }

    /** The bins of a number. */
    final class OfBins implements Places {
        private final NumberFeature feature;
        private final double[] cuts;

        OfBins(NumberFeature feature, double[] cuts) {
            this.feature = feature;
            this.cuts = cuts;
        }

        @Override
        public int count() {
            return cuts.length + 1;
        }

        @Override
        public int placeOf(double value) {
            if (Double.isNaN(value)) {
                return count();
            }
            int at = Arrays.binarySearch(cuts, value + 0.0); // −0 is 0
            return at >= 0 ? at + 1 : -at - 1;
        }

        @Override
        public String name(int place) {
            String name = feature.name();
            if (place == count()) {
                return name + " is missing";
            }
            if (place == 0) {
                return cuts.length == 0 ? name : name + " below " + cuts[0];
            }
            return name
                    + (place < cuts.length
                            ? " from " + cuts[place - 1] + " to " + cuts[place]
                            : " at least " + cuts[place - 1]);
        }

        @Override
        public LinearTerm term(List<Double> contributions, double whenMissing) {
            return new LinearTerm.Steps(feature, Arrays.stream(cuts).boxed().toList(), contributions, whenMissing);
        }
    }
}
