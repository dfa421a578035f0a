package io.riskanalyzer.explain;

import java.util.Arrays;

/** A block of rows that are explained together: the answers to all conditions, and the sums of each term. For one thread. */
final class RowBlock {
    /** How many longs hold a bit of each row. */
    static final int WORDS = 8;

    static final int ROWS = WORDS * Long.SIZE;

    /** The answers: those of a condition follow each other, a bit a row. */
    final long[] masks;
    /** The contributions of each term to each row. */
    final double[][] sums;
    /** A column of 64 values, for answering. */
    final double[] column = new double[Long.SIZE];

    private long[] rowsOf = new long[0];

    RowBlock(int conditions, int terms) {
        masks = new long[conditions * WORDS];
        sums = new double[terms][ROWS];
    }

    /** Room for the rows of each rank or level, all zero. */
    long[] rowsOf(int size) {
        if (rowsOf.length < size) {
            rowsOf = new long[size];
        } else {
            Arrays.fill(rowsOf, 0, size, 0);
        }
        return rowsOf;
    }

    /** Writes the sums row by row, and clears them. */
    void moveSums(int rows, double[] target, int start) {
        int terms = sums.length;
        for (int term = 0; term < terms; term++) {
            double[] own = sums[term];
            for (int row = 0; row < rows; row++) {
                target[start + row * terms + term] = own[row];
            }
            Arrays.fill(own, 0);
        }
    }
}
