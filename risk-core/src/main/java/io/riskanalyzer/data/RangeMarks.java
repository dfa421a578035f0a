package io.riskanalyzer.data;

/**
 * The loops of {@link Frame#markRanges}. Comparisons become conditional moves; with a short-circuit {@code &&} the compiler
 * would branch, and a branch that is not foreseen costs five times the loop. Ranges that are open on one side are tested two
 * at a time: the loop waits for memory, and two columns are fetched at once.
 */
final class RangeMarks {
    private final double[][] columns;
    private final int[] slots;
    private final double[] least;
    private final double[] greatest;

    RangeMarks(double[][] columns, int[] slots, double[] least, double[] greatest) {
        this.columns = columns;
        this.slots = slots;
        this.least = least;
        this.greatest = greatest;
    }

    void set(int from, int to, int[] marks) {
        int bit = 0;
        while (bit < slots.length) {
            if (bit + 1 < slots.length && isOpen(bit) && isOpen(bit + 1)) {
                setTwo(bit, from, to, marks);
                bit += 2;
            } else {
                setBetween(columns[slots[bit]], least[bit], greatest[bit], from, to, 1 << bit, marks);
                bit++;
            }
        }
    }

    private boolean isOpen(int bit) {
        return least[bit] == Double.NEGATIVE_INFINITY || greatest[bit] == Double.POSITIVE_INFINITY;
    }

    /** 1 for a range that is open above, −1 for one that is open below, which is one above for the negated values. */
    private double sign(int bit) {
        return greatest[bit] == Double.POSITIVE_INFINITY ? 1 : -1;
    }

    private double bound(int bit) {
        return greatest[bit] == Double.POSITIVE_INFINITY ? least[bit] : -greatest[bit];
    }

    private void setTwo(int bit, int from, int to, int[] marks) {
        setTwo(
                columns[slots[bit]],
                sign(bit),
                bound(bit),
                columns[slots[bit + 1]],
                sign(bit + 1),
                bound(bit + 1),
                1 << bit,
                from,
                to,
                marks);
    }

    private static void setTwo(
            double[] one,
            double signOfOne,
            double boundOfOne,
            double[] other,
            double signOfOther,
            double boundOfOther,
            int mark,
            int from,
            int to,
            int[] marks) {
        int nextMark = mark << 1;
        for (int i = from; i < to; i++) {
            marks[i - from] |= (one[i] * signOfOne >= boundOfOne ? mark : 0)
                    | (other[i] * signOfOther >= boundOfOther ? nextMark : 0);
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
