package io.riskanalyzer.models.internal;

import io.riskanalyzer.model.LinearTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A category, or a number by bins: one column for each place that was seen, a missing value having a place too. A place
 * that was not seen has no column, and counts as the average of those that were.
 */
final class OneHotEncoding implements FeatureEncoding {
    private static final int NO_COLUMN = -1;

    private final Places places;
    private final int[] columnOf; // of each place, then of a missing value
    private final double[] shares; // of each column
    private final List<String> names;

    private OneHotEncoding(Places places, int[] columnOf, double[] shares) {
        this.places = places;
        this.columnOf = columnOf;
        this.shares = shares;
        this.names = IntStream.range(0, columnOf.length)
                .filter(place -> columnOf[place] != NO_COLUMN)
                .mapToObj(places::name)
                .toList();
    }

    static OneHotEncoding learn(Places places, double[] values, double[] weights) {
        CompensatedSum[] seen =
                Stream.generate(CompensatedSum::new).limit(places.count() + 1L).toArray(CompensatedSum[]::new);
        CompensatedSum all = new CompensatedSum();
        for (int i = 0; i < values.length; i++) {
            seen[places.placeOf(values[i])].add(weights[i]);
            all.add(weights[i]);
        }
        int[] seenPlaces = IntStream.range(0, seen.length)
                .filter(place -> seen[place].value() > 0)
                .toArray();
        int[] columnOf = new int[seen.length];
        Arrays.fill(columnOf, NO_COLUMN);
        if (seenPlaces.length < 2) {
            return new OneHotEncoding(places, columnOf, new double[0]);
        }
        double[] shares = new double[seenPlaces.length];
        for (int column = 0; column < shares.length; column++) {
            columnOf[seenPlaces[column]] = column;
            shares[column] = seen[seenPlaces[column]].value() / all.value();
        }
        return new OneHotEncoding(places, columnOf, shares);
    }

    @Override
    public List<String> columns() {
        return names;
    }

    @Override
    public int entries() {
        return names.isEmpty() ? 0 : 1;
    }

    @Override
    public int encode(double value, int first, int[] columns, double[] values, int at) {
        int column = columnOf[places.placeOf(value)];
        if (column == NO_COLUMN) {
            return at;
        }
        columns[at] = first + column;
        values[at] = 1;
        return at + 1;
    }

    @Override
    public double mean(double[] weights, int first) {
        return IntStream.range(0, shares.length)
                .mapToDouble(column -> shares[column] * weights[first + column])
                .sum();
    }

    @Override
    public LinearTerm term(double[] weights, int first) {
        double mean = mean(weights, first);
        List<Double> contributions = new ArrayList<>();
        for (int column : columnOf) {
            // A place that was not seen is average. With a weight of 0 it would not be, as all places share a constant
            // with the bias.
            contributions.add(column == NO_COLUMN ? 0.0 : weights[first + column] - mean);
        }
        double whenMissing = contributions.remove(contributions.size() - 1);
        return places.term(contributions, whenMissing);
    }
}
