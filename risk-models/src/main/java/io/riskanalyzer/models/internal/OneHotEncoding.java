package io.riskanalyzer.models.internal;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.model.LinearTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A category: one column for each level that was seen, a missing value counting as a level. A level that was not seen
 * has no column, and counts as the average of those that were.
 */
final class OneHotEncoding implements FeatureEncoding {
    private static final int NO_COLUMN = -1;

    private final CategoryFeature<?> feature;
    private final int[] columnOf; // of each level, then of a missing value
    private final double[] shares; // of each column
    private final int width;

    private OneHotEncoding(CategoryFeature<?> feature, int[] columnOf, double[] shares) {
        this.feature = feature;
        this.columnOf = columnOf;
        this.shares = shares;
        this.width = shares.length;
    }

    static OneHotEncoding learn(CategoryFeature<?> feature, double[] values, double[] weights) {
        int levels = feature.levels().size();
        DoubleSummaryStatistics[] seen = Stream.generate(DoubleSummaryStatistics::new)
                .limit(levels + 1)
                .toArray(DoubleSummaryStatistics[]::new); // their sums are compensated
        DoubleSummaryStatistics all = new DoubleSummaryStatistics();
        for (int i = 0; i < values.length; i++) {
            seen[placeOf(feature, values[i])].accept(weights[i]);
            all.accept(weights[i]);
        }
        int[] seenPlaces = IntStream.rangeClosed(0, levels)
                .filter(place -> seen[place].getCount() > 0)
                .toArray();
        int[] columnOf = new int[levels + 1];
        Arrays.fill(columnOf, NO_COLUMN);
        if (seenPlaces.length < 2) {
            return new OneHotEncoding(feature, columnOf, new double[0]);
        }
        double[] shares = new double[seenPlaces.length];
        for (int column = 0; column < shares.length; column++) {
            columnOf[seenPlaces[column]] = column;
            shares[column] = seen[seenPlaces[column]].getSum() / all.getSum();
        }
        return new OneHotEncoding(feature, columnOf, shares);
    }

    private static int placeOf(CategoryFeature<?> feature, double value) {
        double level = feature.resolve(value);
        return Double.isNaN(level) ? feature.levels().size() : (int) level;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int encode(double value, int first, int[] columns, double[] values, int at) {
        int column = columnOf[placeOf(feature, value)];
        if (column == NO_COLUMN) {
            return at;
        }
        columns[at] = first + column;
        values[at] = 1;
        return at + 1;
    }

    @Override
    public double mean(double[] weights, int first) {
        return IntStream.range(0, width)
                .mapToDouble(column -> shares[column] * weights[first + column])
                .sum();
    }

    @Override
    public LinearTerm term(double[] weights, int first) {
        double mean = mean(weights, first);
        List<Double> contributions = new ArrayList<>();
        for (int column : columnOf) {
            // A level that was not seen is average. With a weight of 0 it would not be, as all levels share a constant
            // with the bias.
            contributions.add(column == NO_COLUMN ? 0.0 : weights[first + column] - mean);
        }
        double whenMissing = contributions.remove(contributions.size() - 1);
        return new LinearTerm.Levels(feature, contributions, whenMissing);
    }
}
