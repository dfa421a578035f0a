package io.riskanalyzer.model;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of a linear model in flat arrays, and the sums over them. Rows one by one and columns in blocks go
 * through the same operations in the same order, so that they give the same bits.
 */
final class LinearTables {
    private static final int BLOCK = 1024;
    /** From one row in so many with a missing value on, columns are better searched for them than rows mended. */
    private static final int RARE = 16;

    /** In place of the start of levels. */
    private static final int SLOPE = -1;

    private static final int SHAPE = -2;

    private enum Kind {
        SLOPE,
        LEVELS,
        STEPS,
        CURVE
    }

    private final double base;
    private final int[] slots;
    private final Kind[] kinds;
    private final int[] starts; // of the levels, or one of the two below
    private final double[] levels; // of all categories: what an unknown level contributes, then each level
    private final double[] weights; // of slopes
    private final double[] centres;
    private final double[] whenPresent;
    private final double[] whenMissing;
    private final double[][] tables; // of steps: each interval
    private final double[][] cuts; // of steps and curves, with +∞ up to a power of two
    private final double[][] curves; // start, contribution and slope of each piece

    LinearTables(double base, List<LinearTerm> terms, int[] slots) {
        this.base = base;
        this.slots = slots;
        int size = slots.length;
        kinds = new Kind[size];
        starts = new int[size];
        weights = new double[size];
        centres = new double[size];
        whenPresent = new double[size];
        whenMissing = new double[size];
        tables = new double[size][];
        cuts = new double[size][];
        curves = new double[size][];
        double[] all = new double[0];
        for (int i = 0; i < size; i++) {
            LinearTerm term = terms.get(i);
            starts[i] = SHAPE;
            if (term instanceof LinearTerm.Slope s) {
                kinds[i] = Kind.SLOPE;
                starts[i] = SLOPE;
                weights[i] = s.weight();
                centres[i] = s.centre();
                whenPresent[i] = s.whenPresent();
                whenMissing[i] = s.whenMissing();
            } else if (term instanceof LinearTerm.Levels category) {
                kinds[i] = Kind.LEVELS;
                double[] table = table(category);
                starts[i] = all.length + 1; // an unknown level, −1, stands before the first
                all = Arrays.copyOf(all, all.length + table.length);
                System.arraycopy(table, 0, all, starts[i] - 1, table.length);
                whenMissing[i] = category.whenMissing();
            } else if (term instanceof LinearTerm.Steps steps) {
                kinds[i] = Kind.STEPS;
                tables[i] = array(steps.contributions());
                cuts[i] = padded(steps.cuts());
                whenMissing[i] = steps.whenMissing();
            } else if (term instanceof LinearTerm.Curve curve) {
                kinds[i] = Kind.CURVE;
                cuts[i] = padded(curve.knots());
                curves[i] = pieces(curve);
                whenMissing[i] = curve.whenMissing();
            }
        }
        levels = all;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] table(LinearTerm.Levels levels) {
        int size = levels.contributions().size();
        double[] table = new double[1 + size];
        double unknown = levels.feature().resolve(Feature.UNKNOWN_LEVEL);
        table[0] = Double.isNaN(unknown)
                ? levels.whenMissing()
                : levels.contributions().get((int) unknown);
        for (int i = 0; i < size; i++) {
            table[i + 1] = levels.contributions().get(i);
        }
        return table;
    }

    /** The cuts, and +∞ up to a power of two, at least once. */
    private static double[] padded(List<Double> cuts) {
        double[] padded = Arrays.copyOf(array(cuts), Math.max(1, Integer.highestOneBit(cuts.size()) << 1));
        Arrays.fill(padded, cuts.size(), padded.length, Double.POSITIVE_INFINITY);
        return padded;
    }

    /** Where each piece starts, what it contributes there, and its slope; a piece before the first and after the last. */
    private static double[] pieces(LinearTerm.Curve curve) {
        int knots = curve.knots().size();
        double[] pieces = new double[3 * (knots + 1)];
        for (int i = 0; i <= knots; i++) {
            int start = Math.max(i - 1, 0);
            pieces[3 * i] = curve.knots().get(start);
            pieces[3 * i + 1] = curve.contributions().get(start);
            pieces[3 * i + 2] = i == 0 || i == knots ? 0 : curve.slope(i);
        }
        return pieces;
    }

    double base() {
        return base;
    }

    double contribution(int term, double value) {
        if (Double.isNaN(value)) {
            return whenMissing[term];
        }
        int start = starts[term];
        if (start == SLOPE) {
            return whenPresent[term] + weights[term] * (value - centres[term]);
        }
        if (start >= 0) {
            return levels[start + (int) value];
        }
        return shaped(term, value);
    }

    private double shaped(int term, double value) {
        return kinds[term] == Kind.STEPS
                ? tables[term][rank(cuts[term], value)]
                : along(curves[term], cuts[term], value);
    }

    /** Returns how many cuts are not above a value: a search without a branch that could be guessed wrong. */
    private static int rank(double[] cuts, double value) {
        int rank = 0;
        for (int half = cuts.length >> 1; half > 0; half >>= 1) {
            rank += cuts[rank + half - 1] <= value ? half : 0;
        }
        return rank;
    }

    private static double along(double[] pieces, double[] knots, double value) {
        int last = pieces.length / 3 - 2;
        double within = Math.min(Math.max(value, knots[0]), knots[last]); // what is beyond would overflow
        int piece = 3 * rank(knots, value);
        return pieces[piece + 1] + pieces[piece + 2] * (within - pieces[piece]);
    }

    double score(double[] row) {
        double sum = base;
        for (int i = 0; i < slots.length; i++) {
            sum += contribution(i, row[slots[i]]);
        }
        return sum;
    }

    void score(Frame frame, int from, int to, double[] scores) {
        double[] column = new double[Math.min(BLOCK, to - from)];
        double[] sums = new double[column.length];
        boolean often = false;
        for (int start = from; start < to; start += BLOCK) {
            int length = Math.min(to - start, BLOCK);
            Arrays.fill(sums, 0, length, base);
            for (int i = 0; i < slots.length; i++) {
                frame.copyColumn(slots[i], start, start + length, column);
                if (often || starts[i] != SLOPE) {
                    addChecked(i, column, sums, length);
                } else {
                    addSlope(whenPresent[i], weights[i], centres[i], column, sums, length);
                }
            }
            if (!often) {
                often = mend(frame, start, sums, length) > length / RARE;
            }
            System.arraycopy(sums, 0, scores, start - from, length);
        }
    }

    /** Adds a slope as if no value were missing; where one is, the sum is NaN from there on. */
    private static void addSlope(
            double present, double weight, double centre, double[] column, double[] sums, int length) {
        for (int j = 0; j < length; j++) {
            sums[j] += present + weight * (column[j] - centre);
        }
    }

    /** Computes the sums anew that are NaN, and returns how many. */
    private int mend(Frame frame, int start, double[] sums, int length) {
        int mended = 0;
        for (int j = 0; j < length; j++) {
            if (Double.isNaN(sums[j])) {
                double sum = base;
                for (int i = 0; i < slots.length; i++) {
                    sum += contribution(i, frame.value(start + j, slots[i]));
                }
                sums[j] = sum;
                mended++;
            }
        }
        return mended;
    }

    private void addChecked(int term, double[] column, double[] sums, int length) {
        double missing = whenMissing[term];
        switch (kinds[term]) {
            case SLOPE -> {
                double present = whenPresent[term];
                double weight = weights[term];
                double centre = centres[term];
                for (int j = 0; j < length; j++) {
                    double x = column[j];
                    sums[j] += Double.isNaN(x) ? missing : present + weight * (x - centre);
                }
            }
            case LEVELS -> {
                double[] table = levels;
                int start = starts[term];
                for (int j = 0; j < length; j++) {
                    double x = column[j];
                    sums[j] += Double.isNaN(x) ? missing : table[start + (int) x];
                }
            }
            case STEPS -> {
                double[] table = tables[term];
                double[] bounds = cuts[term];
                for (int j = 0; j < length; j++) {
                    double x = column[j];
                    sums[j] += Double.isNaN(x) ? missing : table[rank(bounds, x)];
                }
            }
            case CURVE -> {
                double[] pieces = curves[term];
                double[] knots = cuts[term];
                for (int j = 0; j < length; j++) {
                    double x = column[j];
                    sums[j] += Double.isNaN(x) ? missing : along(pieces, knots, x);
                }
            }
        }
    }
}
