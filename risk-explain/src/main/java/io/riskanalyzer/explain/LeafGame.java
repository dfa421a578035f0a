package io.riskanalyzer.explain;

/** Shares the value of a leaf among the terms on the way to it. */
interface LeafGame {

    /**
     * Returns what each term gets.
     *
     * @param leaf the way to the leaf
     * @param terms the terms on it
     * @return for each set of terms whose conditions hold for a row, a bit a term, what each term gets, shape
     *     (2^terms, terms)
     */
    double[][] contributions(LeafPath leaf, int[] terms);
}
