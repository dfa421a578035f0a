package io.riskanalyzer.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Which reasons an assessment gives: at most so many, the greatest contribution first.
 *
 * @param atMost the greatest number of reasons, at least 0
 * @param direction whether reasons that lower the risk are given too
 */
public record ReasonSelection(int atMost, Direction direction) {

    /** Which way a reason may work. */
    public enum Direction {
        /** Only reasons that raise the risk, as an adverse-action notice gives them. */
        RAISING,
        /** Reasons that raise or lower the risk, by the size of their contribution. */
        EITHER
    }

    /** No reasons. */
    public static final ReasonSelection NONE = new ReasonSelection(0, Direction.RAISING);

    /** At most four that raise the risk, as is usual for adverse-action notices (Regulation B, 12 CFR 1002.9). */
    public static final ReasonSelection DEFAULT = new ReasonSelection(4, Direction.RAISING);

    /** Checks the number. */
    public ReasonSelection {
        if (atMost < 0) {
            throw new IllegalArgumentException(
                    "The number of reasons (" + atMost + ") must be at least 0.\nMaybe take 4.");
        }
    }

    /**
     * Returns the reasons of a row, the greatest first; equal ones in the order of the terms. A term that contributes
     * nothing gives no reason.
     *
     * @param explainer the bound explainer
     * @param row the row
     * @param contributions what each term contributes to the raw score of the row, shape (terms)
     * @return the reasons, at most {@link #atMost()}
     */
    public List<Reason> select(RowExplainer explainer, double[] row, double[] contributions) {
        List<Reason> selected = new ArrayList<>();
        boolean[] taken = new boolean[contributions.length];
        while (selected.size() < atMost) {
            int best = -1;
            double most = 0;
            for (int term = 0; term < contributions.length; term++) {
                double size = direction == Direction.EITHER ? Math.abs(contributions[term]) : contributions[term];
                if (!taken[term] && size > most) {
                    best = term;
                    most = size;
                }
            }
            if (best < 0) {
                break;
            }
            taken[best] = true;
            selected.add(explainer.reason(best, row, contributions[best]));
        }
        return List.copyOf(selected);
    }
}
