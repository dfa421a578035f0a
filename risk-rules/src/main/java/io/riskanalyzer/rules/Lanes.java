package io.riskanalyzer.rules;

import io.riskanalyzer.data.Frame;

/**
 * One thread's scratch for a block of rows, a lane a row, and the loops over it.
 *
 * <p>The loops are plain arithmetic on {@code long}, without a comparison: the compiler turns them into vector
 * instructions, and they take as long for rules that fire half the time as for rules that never do.
 */
final class Lanes {
    /** Keeps the lanes in the second-level cache; 1,024 rows were a fifth slower, 4,096 no faster. */
    private static final int MOST_ROWS = 2048;

    /** The bits of the tests of each row. */
    final long[] patterns;

    private final double[] values;
    private final long[] keys;

    private Lanes(int rows) {
        patterns = new long[rows];
        values = new double[rows];
        keys = new long[rows];
    }

    /** Lanes for a frame's rows in blocks. */
    static Lanes forRows(int rows) {
        return new Lanes(Math.min(rows, MOST_ROWS));
    }

    /** The greatest number of rows in a block. */
    int size() {
        return patterns.length;
    }

    /** Takes the values of a column. */
    void load(Frame frame, int slot, int from, int to) {
        frame.copyColumn(slot, from, to, values);
    }

    /** Makes the values that were loaded comparable as whole numbers. */
    void order(int rows) {
        order(values, keys, rows);
    }

    /** Sets a bit where the key is from {@code least} to {@code greatest}. */
    void markRange(long least, long greatest, int bit, int rows) {
        markRange(keys, least, greatest, bit, patterns, rows);
    }

    /** Sets the bits that a table has for the loaded code: 0 for missing, 1 for unknown, 2 for the first level. */
    void markCodes(int[] marks, int rows) {
        markCodes(values, marks, patterns, rows);
    }

    /** A whole number, in the order of the values: −0 is just before 0, and every NaN beyond one of the infinities. */
    static long key(double value) {
        return ordered(Double.doubleToRawLongBits(value));
    }

    private static long ordered(long bits) {
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    private static void order(double[] values, long[] keys, int rows) {
        for (int i = 0; i < rows; i++) {
            keys[i] = Double.doubleToRawLongBits(values[i]);
        }
        for (int i = 0; i < rows; i++) { // apart, since the loop above does not become vector instructions
            keys[i] = ordered(keys[i]);
        }
    }

    /**
     * A key is in range if its distance from the least one, unsigned, is at most the width. The comparison is that of
     * Warren, Hacker's Delight, 2nd edition, 2-12; with two or three operations more the loop is no longer vectorised.
     */
    private static void markRange(long[] keys, long least, long greatest, int bit, long[] patterns, int rows) {
        long width = greatest - least;
        long notWidth = ~width;
        for (int i = 0; i < rows; i++) {
            long distance = keys[i] - least;
            long outside = (notWidth & distance) | ((notWidth | distance) & (width - distance));
            patterns[i] |= (~outside >>> 63) << bit;
        }
    }

    private static void markCodes(double[] values, int[] marks, long[] patterns, int rows) {
        for (int i = 0; i < rows; i++) {
            patterns[i] |= marks[(int) (values[i] + 2)];
        }
    }
}
