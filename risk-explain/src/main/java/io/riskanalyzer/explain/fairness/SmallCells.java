package io.riskanalyzer.explain.fairness;

/**
 * How few rows are too few to show a figure of. A figure of fewer is suppressed, with the reason in its place: it would
 * tell of single people, and hardly anything of the group.
 *
 * <p>The rows of a suppressed group still count for everyone. Where one group alone is suppressed, its figures can be worked
 * out from those of everyone and of the other groups: who publishes a report joins levels first, or suppresses a second
 * group.
 *
 * @param leastRows the least number of rows of a group, at least 1
 * @param leastEvents the least number of rows that a figure is of, at least 1: of those with a bad outcome for the share
 *     of them that were favoured; of good and of bad outcomes, each, for an AUC
 */
public record SmallCells(int leastRows, int leastEvents) {

    /** 30 rows, 10 of what a figure is of. */
    public static final SmallCells DEFAULT = new SmallCells(30, 10);

    /** Shows every figure that is defined, for data that are nobody's. */
    public static final SmallCells SHOWN = new SmallCells(1, 1);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is less than 1
     */
    public SmallCells {
        requirePositive("rows", leastRows);
        requirePositive("events", leastEvents);
    }

    private static void requirePositive(String what, int least) {
        if (least < 1) {
            throw new IllegalArgumentException("The least number of " + what + " (" + least
                    + ") must be at least 1, but no figure is of none.\nMaybe take SmallCells.SHOWN.");
        }
    }
}
