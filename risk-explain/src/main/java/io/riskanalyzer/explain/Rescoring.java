package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;

/** How the rows of a frame are scored with some columns permuted. Thread-safe. */
@FunctionalInterface
interface Rescoring {

    /**
     * Returns the score of each row that takes the values of row {@code order[i]} in the columns of a target, with the bits that
     * the scorer would give it, shape (rows).
     */
    double[] scoresOf(Target target, int[] order);

    /** Any scorer: frames that share the columns which stay. */
    static Rescoring ofFrames(Scoring scoring, Frame frame) {
        return (target, order) -> {
            Frame permuted = frame;
            double[] column = new double[order.length];
            for (int slot : target.slots()) {
                for (int row = 0; row < column.length; row++) {
                    column[row] = frame.value(order[row], slot);
                }
                permuted = permuted.with(slot, column);
            }
            return scoring.scoresOf(permuted);
        };
    }
}
