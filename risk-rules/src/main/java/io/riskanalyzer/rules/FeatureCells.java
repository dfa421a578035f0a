package io.riskanalyzer.rules;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RowTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All legal values of a feature, in cells within which no comparison changes its answer: for a number the closed ranges of
 * doubles between its limits, ascending; for a flag and a category each value; and last the missing value where that is
 * legal. So a question about all values is a question about a few. An unknown level is read as another cell's value.
 */
final class FeatureCells {
    private final Feature feature;
    private final List<Cell> cells;
    private final boolean hasMissing;

    /** Values from one double to another, both included; NaN to NaN for the missing value. */
    record Cell(double from, double to) {

        static Cell of(double value) {
            return new Cell(value, value);
        }

        boolean holds(double value) {
            return Double.isNaN(from) ? Double.isNaN(value) : value >= from && value <= to;
        }

        /** The value of this cell that is nearest to another. */
        double nearest(double value) {
            return Math.max(from, Math.min(to, value));
        }
    }

    /**
     * Cuts the legal values of a feature.
     *
     * @param feature the feature, with its range
     * @param leaves comparisons, of which those with the feature's name count
     */
    FeatureCells(Feature feature, Collection<Condition> leaves) {
        this.feature = feature;
        List<Cell> made = new ArrayList<>();
        if (feature instanceof NumberFeature number) {
            addRanges(number, leaves, made);
        } else {
            int values = feature instanceof CategoryFeature<?> category
                    ? category.levels().size()
                    : 2;
            for (int value = 0; value < values; value++) {
                made.add(Cell.of(value));
            }
        }
        hasMissing = feature.isOptional();
        if (hasMissing) {
            made.add(Cell.of(Double.NaN));
        }
        cells = List.copyOf(made);
    }

    private static void addRanges(NumberFeature number, Collection<Condition> leaves, List<Cell> made) {
        double least = Math.max(number.min(), -Double.MAX_VALUE);
        double greatest = Math.min(number.max(), Double.MAX_VALUE);
        TreeSet<Double> starts = new TreeSet<>();
        starts.add(least);
        for (Condition leaf : leaves) {
            if (leaf instanceof Condition.Comparison comparison
                    && comparison.feature().name().equals(number.name())) {
                addStart(comparison.least(), least, greatest, starts);
                addStart(Math.nextUp(comparison.greatest()), least, greatest, starts);
            } else if (leaf instanceof Condition.Between between
                    && between.feature().name().equals(number.name())) {
                addStart(between.from(), least, greatest, starts);
                addStart(Math.nextUp(between.to()), least, greatest, starts);
            }
        }
        double from = least;
        for (double next : starts.tailSet(least, false)) {
            made.add(new Cell(from, Math.nextDown(next)));
            from = next;
        }
        made.add(new Cell(from, greatest));
    }

    private static void addStart(double start, double least, double greatest, Set<Double> starts) {
        if (start > least && start <= greatest) {
            starts.add(start + 0.0); // the two zeros are one number
        }
    }

    Feature feature() {
        return feature;
    }

    int size() {
        return cells.size();
    }

    Cell get(int cell) {
        return cells.get(cell);
    }

    /** The number of cells that hold a value; the missing one comes after them. */
    int present() {
        return hasMissing ? cells.size() - 1 : cells.size();
    }

    /** A value that stands for a cell, with as few digits as there are in it. */
    double valueOf(int cell) {
        Cell range = cells.get(cell);
        return feature instanceof NumberFeature && !Double.isNaN(range.from)
                ? RoundNumbers.between(range.from, range.to)
                : range.from;
    }

    /** Whether a comparison with this feature is true, for each cell. */
    boolean[] truthOf(Condition leaf) {
        RowTest test = leaf.bind(FeatureSet.of(feature));
        boolean[] truth = new boolean[cells.size()];
        for (int cell = 0; cell < truth.length; cell++) {
            truth[cell] = test.test(new double[] {cells.get(cell).from});
        }
        return truth;
    }
}
