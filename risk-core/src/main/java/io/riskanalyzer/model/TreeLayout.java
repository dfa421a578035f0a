package io.riskanalyzer.model;

import io.riskanalyzer.data.Frame;

/** All trees of a model in arrays that suit a way to walk them. All layouts give the same bits. Thread-safe. */
interface TreeLayout {

    /** The sum of a base and the leaves of a row, in the order of the trees. Allocates nothing. */
    double sum(double base, double[] row);

    /** Writes the sums of a base and the leaves of each row of a part of a frame, in the order of the trees. */
    void sums(double base, Frame frame, int from, int to, double[] target);
}
