package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One feature, cut into the slices of which each row is in one. */
final class SliceAxis {
    private final List<Condition> conditions = new ArrayList<>();
    private final int[] cells;

    private SliceAxis(int rows) {
        cells = new int[rows];
    }

    static SliceAxis of(Frame frame, Feature feature, int bins) {
        double[] column = new double[frame.rows()];
        frame.copyColumn(frame.features().slotOf(feature), 0, column.length, column);
        SliceAxis axis = new SliceAxis(column.length);
        double[] cuts = feature instanceof NumberFeature ? cuts(column, bins) : new double[0];
        if (feature instanceof NumberFeature number) {
            axis.addBins(number, cuts);
        } else if (feature instanceof FlagFeature flag) {
            axis.conditions.addAll(List.of(flag.isFalse(), flag.isTrue()));
        } else if (feature instanceof CategoryFeature<?> category) {
            category.levels().forEach(level -> axis.conditions.add(new Condition.OneOf(category, List.of(level))));
        }
        axis.place(feature, column, cuts);
        return axis;
    }

    /** Quantiles that part the values; each is a value that occurs. */
    private static double[] cuts(double[] column, int bins) {
        double[] sorted =
                Arrays.stream(column).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] cuts = new double[bins - 1];
        for (int i = 0; i < cuts.length && sorted.length > 0; i++) {
            cuts[i] = sorted[(int) ((long) (i + 1) * sorted.length / bins)];
        }
        return sorted.length == 0
                ? new double[0]
                : Arrays.stream(cuts).filter(cut -> cut > sorted[0]).distinct().toArray();
    }

    private void addBins(NumberFeature number, double[] cuts) {
        if (cuts.length == 0) {
            conditions.add(number.isMissing().not());
            return;
        }
        conditions.add(number.below(cuts[0]));
        for (int i = 1; i < cuts.length; i++) {
            conditions.add(number.atLeast(cuts[i - 1]).and(number.below(cuts[i])));
        }
        conditions.add(number.atLeast(cuts[cuts.length - 1]));
    }

    private void place(Feature feature, double[] column, double[] cuts) {
        int missing = conditions.size();
        boolean anyMissing = false;
        for (int row = 0; row < column.length; row++) {
            double value = feature instanceof CategoryFeature<?> category ? category.resolve(column[row]) : column[row];
            if (Double.isNaN(value)) {
                cells[row] = missing;
                anyMissing = true;
            } else {
                cells[row] = feature instanceof NumberFeature ? binOf(value, cuts) : (int) value;
            }
        }
        if (anyMissing) {
            conditions.add(feature.isMissing());
        }
    }

    private static int binOf(double value, double[] cuts) {
        int found = Arrays.binarySearch(cuts, value);
        return found >= 0 ? found + 1 : -found - 1;
    }

    int size() {
        return conditions.size();
    }

    Condition condition(int cell) {
        return conditions.get(cell);
    }

    /** The slice of a row. */
    int cellOf(int row) {
        return cells[row];
    }
}
