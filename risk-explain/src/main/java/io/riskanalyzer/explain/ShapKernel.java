package io.riskanalyzer.explain;

/**
 * A way to work out the Shapley values of some trees. A row and a block give the same bits: both add to a term in the same
 * order. Immutable.
 */
interface ShapKernel {

    /** Makes the room that {@link #explain(RowRoom, double[])} needs. */
    void reserve(RowRoom room);

    /**
     * Adds the contributions of a row, whose answers are in the room. Allocates nothing.
     *
     * @param room to work with
     * @param contributions what they are added to, shape (terms)
     */
    void explain(RowRoom room, double[] contributions);

    /** Adds the contributions of the first rows of a block to its sums; those of rows behind them have no meaning. */
    void explain(RowBlock block, int rows);
}
