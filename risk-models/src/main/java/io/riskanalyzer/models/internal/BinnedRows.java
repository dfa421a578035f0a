package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.List;
import java.util.stream.IntStream;

/** Training rows of which each value is the place of a bin, a level or a missing value. Not changed once made. */
final class BinnedRows {
    private static final int MOST_PLACES = Character.MAX_VALUE;

    final List<Places> places;
    /** The place of each value, shape (features, rows). */
    final char[][] codes;

    final boolean[] labels;
    final double[] weights;

    private BinnedRows(List<Places> places, char[][] codes, boolean[] labels, double[] weights) {
        this.places = places;
        this.codes = codes;
        this.labels = labels;
        this.weights = weights;
    }

    /**
     * Places the rows.
     *
     * @param rows the rows
     * @param bins the greatest number of bins of a number
     */
    static BinnedRows of(TrainingRows rows, int bins) {
        Dataset data = rows.data();
        int features = data.features().size();
        char[][] codes = new char[features][];
        List<Places> places = IntStream.range(0, features)
                .parallel()
                .mapToObj(slot -> {
                    double[] values = new double[data.rows()];
                    data.frame().copyColumn(slot, 0, values.length, values);
                    Places own = places(data.features().get(slot), values, rows.weights(), bins);
                    char[] column = new char[values.length];
                    for (int i = 0; i < column.length; i++) {
                        column[i] = (char) own.placeOf(values[i]);
                    }
                    codes[slot] = column;
                    return own;
                })
                .toList();
        return new BinnedRows(places, codes, data.labels(), rows.weights());
    }

    private static Places places(Feature feature, double[] values, double[] weights, int bins) {
        if (feature instanceof NumberFeature number) {
            WeightedColumn column = new WeightedColumn(values, weights);
            return new Places.OfBins(number, Quantiles.of(column).cuts(bins));
        }
        if (feature instanceof FlagFeature flag) {
            return new Places.OfFlag(flag);
        }
        CategoryFeature<?> category = (CategoryFeature<?>) feature;
        if (category.levels().size() >= MOST_PLACES) {
            throw new IllegalArgumentException("The levels of " + category.name() + " ("
                    + category.levels().size() + ") must be less than " + MOST_PLACES
                    + ".\nMaybe it is an id: leave it out.");
        }
        return new Places.OfLevels(category);
    }

    int rows() {
        return labels.length;
    }

    int features() {
        return codes.length;
    }

    /** Returns some of the rows. */
    BinnedRows take(int[] rows) {
        char[][] taken = new char[codes.length][rows.length];
        boolean[] takenLabels = new boolean[rows.length];
        double[] takenWeights = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int feature = 0; feature < codes.length; feature++) {
                taken[feature][i] = codes[feature][rows[i]];
            }
            takenLabels[i] = labels[rows[i]];
            takenWeights[i] = weights[rows[i]];
        }
        return new BinnedRows(places, taken, takenLabels, takenWeights);
    }

    /** Returns the weight in each place of a feature. */
    double[] weightsOf(int feature) {
        double[] sums = new double[places.get(feature).count() + 1];
        for (int i = 0; i < weights.length; i++) {
            sums[codes[feature][i]] += weights[i];
        }
        return sums;
    }
}
