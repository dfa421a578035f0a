package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that are alike in all columns but those of a target: the leaves of a regression tree that foretells the target's columns
 * from the others.
 *
 * <p>A split is taken if it explains at least a five hundredth of the columns' variance and leaves 30 rows, and a hundredth of
 * all, on each side. Numbers are foretold by their ranks, categories level by level, and being missing like a level.
 *
 * @see <a href="https://arxiv.org/abs/2006.04628">Molnar, König, Bischl, Casalicchio, Model-agnostic feature importance and
 *     effects with dependent features: a conditional subgroup approach, 2020</a>
 */
final class Strata {
    private static final double LEAST_SHARE_EXPLAINED = 0.002;
    private static final int LEAST_ROWS = 30;
    private static final int MOST_STRATA_OF_EQUAL_SIZE = 100;

    private final double[][] wanted; // what is foretold, by column, then row
    private final List<StrataColumn> columns;
    private final int leastRows;
    private final double leastGain;
    private final List<int[]> found = new ArrayList<>();

    private Strata(double[][] wanted, List<StrataColumn> columns, int rows) {
        this.wanted = wanted;
        this.columns = columns;
        this.leastRows = Math.max(LEAST_ROWS, rows / MOST_STRATA_OF_EQUAL_SIZE);
        int[] all = new int[rows];
        Arrays.setAll(all, row -> row);
        double squares = 0;
        for (double[] column : wanted) {
            for (double value : column) {
                squares += value * value; // their means are 0
            }
        }
        this.leastGain = LEAST_SHARE_EXPLAINED * squares;
        if (squares > 0) {
            grow(all);
        } else {
            found.add(all);
        }
    }

    /** The strata of the rows, each its rows in ascending order. */
    static List<int[]> of(Frame frame, Target target) {
        List<double[]> wanted = new ArrayList<>();
        List<StrataColumn> others = new ArrayList<>();
        for (int slot = 0; slot < frame.features().size(); slot++) {
            double[] column = new double[frame.rows()];
            frame.copyColumn(slot, 0, column.length, column);
            Feature feature = frame.features().get(slot);
            if (target.features().contains(feature.name())) {
                wanted.addAll(StrataColumn.centred(feature, column));
            } else {
                others.add(StrataColumn.of(feature, column));
            }
        }
        return new Strata(wanted.toArray(double[][]::new), others, frame.rows()).found;
    }

    private void grow(int[] rows) {
        double best = leastGain;
        StrataColumn chosen = null;
        int choice = 0;
        double[] sums = new double[wanted.length];
        for (int i = 0; i < sums.length; i++) {
            for (int row : rows) {
                sums[i] += wanted[i][row];
            }
        }
        for (StrataColumn column : columns) {
            Bins bins = new Bins(column, rows);
            for (int split = 0; split < column.splits(); split++) {
                double gain = bins.gain(split, rows.length, sums);
                if (gain > best) {
                    best = gain;
                    chosen = column;
                    choice = split;
                }
            }
        }
        if (chosen == null) {
            found.add(rows);
            return;
        }
        StrataColumn by = chosen;
        int at = choice;
        grow(Arrays.stream(rows).filter(row -> by.isLeft(at, by.binOf(row))).toArray());
        grow(Arrays.stream(rows).filter(row -> !by.isLeft(at, by.binOf(row))).toArray());
    }

    /** What the rows of a node sum to in each bin of a column. */
    private final class Bins {
        private final StrataColumn column;
        private final int[] counts;
        private final double[][] sums; // by what is foretold, then bin

        Bins(StrataColumn column, int[] rows) {
            this.column = column;
            counts = new int[column.bins()];
            sums = new double[wanted.length][counts.length];
            for (int row : rows) {
                int bin = column.binOf(row);
                counts[bin]++;
                for (int i = 0; i < sums.length; i++) {
                    sums[i][bin] += wanted[i][row];
                }
            }
        }

        /** The variance that a split explains, times the rows; 0 if it leaves too few on a side. */
        double gain(int split, int rows, double[] all) {
            int left = 0;
            double[] sum = new double[all.length];
            for (int bin = 0; bin < counts.length; bin++) {
                if (column.isLeft(split, bin)) {
                    left += counts[bin];
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += sums[i][bin];
                    }
                }
            }
            int right = rows - left;
            if (left < leastRows || right < leastRows) {
                return 0;
            }
            double gain = 0;
            for (int i = 0; i < sum.length; i++) {
                double other = all[i] - sum[i];
                gain += sum[i] * sum[i] / left + other * other / right - all[i] * all[i] / rows;
            }
            return gain;
        }
    }
}
