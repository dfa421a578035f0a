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

/** One feature, cut into slices. A row is in one of them, or in none if its level is too rare to be one. */
final class SliceAxis {
    private static final int NONE = -1;

    private final List<Condition> conditions = new ArrayList<>();
    private final int[] cells;

    private SliceAxis(int rows) {
        cells = new int[rows];
    }

    /**
     * @param bins how many parts a number has at most
     * @param minRows how many rows a level has at least: of many rare ones no table is large enough to hold the pairs
     */
    static SliceAxis of(Frame frame, Feature feature, int bins, int minRows) {
        double[] column = new double[frame.rows()];
        frame.copyColumn(frame.features().slotOf(feature), 0, column.length, column);
        Arrays.setAll(column, row -> column[row] + 0.0); // one zero of two, as conditions have it
        SliceAxis axis = new SliceAxis(column.length);
        if (feature instanceof CategoryFeature<?> category) {
            axis.placeLevels(category, column, minRows);
            return axis;
        }
        double[] cuts = feature instanceof NumberFeature ? cuts(column, bins) : new double[0];
        if (feature instanceof NumberFeature number) {
            axis.addBins(number, cuts);
        } else if (feature instanceof FlagFeature flag) {
            axis.conditions.addAll(List.of(flag.isFalse(), flag.isTrue()));
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
            double value = column[row];
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

    private void placeLevels(CategoryFeature<?> category, double[] column, int minRows) {
        int levels = category.levels().size();
        int[] rowsOf = new int[levels + 1]; // the missing last
        for (int row = 0; row < column.length; row++) {
            double value = category.resolve(column[row]);
            cells[row] = Double.isNaN(value) ? levels : (int) value;
            rowsOf[cells[row]]++;
        }
        int[] cellOf = new int[levels + 1];
        for (int level = 0; level <= levels; level++) {
            cellOf[level] = rowsOf[level] < minRows ? NONE : conditions.size();
            if (rowsOf[level] >= minRows) {
                conditions.add(
                        level == levels
                                ? category.isMissing()
                                : new Condition.OneOf(
                                        category, List.of(category.levels().get(level))));
            }
        }
        Arrays.setAll(cells, row -> cellOf[cells[row]] == NONE ? conditions.size() : cellOf[cells[row]]);
    }

    private static int binOf(double value, double[] cuts) {
        int found = Arrays.binarySearch(cuts, value);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** How many slices there are. */
    int size() {
        return conditions.size();
    }

    /** How many cells there are: the slices, and that of rows in none. */
    int cells() {
        return conditions.size() + 1;
    }

    Condition condition(int cell) {
        return conditions.get(cell);
    }

    /** The slice of a row, that behind the last if it is in none. */
    int cellOf(int row) {
        return cells[row];
    }
}
