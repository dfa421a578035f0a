package io.riskanalyzer.data;

/**
 * The loops of {@link Frame#markRanges}. Each has one comparison on one side, which the compiler turns into a conditional
 * move; with a short-circuit {@code &&} it would branch, and a branch that is not foreseen costs five times the loop.
 */
final class RangeMarks {
    private RangeMarks() {}

    static void set(double[] column, double least, double greatest, int from, int to, int mark, int[] marks) {
        if (greatest == Double.POSITIVE_INFINITY) {
            setAtLeast(column, least, from, to, mark, marks);
        } else if (least == Double.NEGATIVE_INFINITY) {
            setAtMost(column, greatest, from, to, mark, marks);
        } else {
            setBetween(column, least, greatest, from, to, mark, marks);
        }
    }

    private static void setAtLeast(double[] column, double least, int from, int to, int mark, int[] marks) {
        for (int i = from; i < to; i++) {
            marks[i - from] |= column[i] >= least ? mark : 0;
        }
    }

    private static void setAtMost(double[] column, double greatest, int from, int to, int mark, int[] marks) {
        for (int i = from; i < to; i++) {
            marks[i - from] |= column[i] <= greatest ? mark : 0;
        }
    }

    private static void setBetween(
            double[] column, double least, double greatest, int from, int to, int mark, int[] marks) {
        for (int i = from; i < to; i++) {
            double value = column[i];
            marks[i - from] |= (value >= least ? mark : 0) & (value <= greatest ? mark : 0);
        }
    }
}
