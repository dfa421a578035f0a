package io.riskanalyzer.score;

import io.riskanalyzer.data.Frame;

/**
 * A scorer bound to the positions of a row. Thread-safe; checks nothing, throws nothing, allocates nothing per row.
 */
@FunctionalInterface
public interface RowScorer {

    /**
     * Returns the raw score of a row.
     *
     * @param row legal values, shape (features), in the order that the scorer was bound to; not changed
     * @return the score, finite; higher is riskier
     */
    double score(double[] row);

    /**
     * Scores the rows from {@code from} to {@code to} of a frame. The scores are the same, to the bit, as those of the
     * single rows; an implementation that works by column overrides this method.
     *
     * @param frame rows with the features that this scorer was bound to, in that order
     * @param from the first row
     * @param to the row after the last
     * @param scores where the scores go, from its start; at least {@code to - from} long
     */
    default void score(Frame frame, int from, int to, double[] scores) {
        double[] row = new double[frame.features().size()];
        for (int i = from; i < to; i++) {
            frame.copyRow(i, row);
            scores[i - from] = score(row);
        }
    }
}
