package io.riskanalyzer.rules;

import io.riskanalyzer.data.Frame;

/** One thread's scratch for a block of rows, a lane a row. */
final class Lanes {
    /** Keeps the lanes in the first-level cache. */
    private static final int MOST_ROWS = 2048;

    /** The bits of the tests of each row. */
    final int[] patterns;

    private final double[] codes;

    private Lanes(int rows) {
        patterns = new int[rows];
        codes = new double[rows];
    }

    /** Lanes for a frame's rows in blocks. */
    static Lanes forRows(int rows) {
        return new Lanes(Math.min(rows, MOST_ROWS));
    }

    /** The greatest number of rows in a block. */
    int size() {
        return patterns.length;
    }

    /** Sets the bits that a table has for the codes of a column: 0 for missing, 1 for unknown, 2 for the first level. */
    void markCodes(Frame frame, int slot, int from, int to, int[] marks) {
        frame.copyColumn(slot, from, to, codes);
        markCodes(codes, marks, patterns, to - from);
    }

    private static void markCodes(double[] codes, int[] marks, int[] patterns, int rows) {
        for (int i = 0; i < rows; i++) {
            patterns[i] |= marks[(int) (codes[i] + 2)]; // NaN becomes 0
        }
    }
}
