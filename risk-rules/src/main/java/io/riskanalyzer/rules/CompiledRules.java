package io.riskanalyzer.rules;

import io.riskanalyzer.data.Frame;

/** Some entries of a rule set that stand one after the other, bound to rows. Thread-safe; allocates nothing for a row. */
sealed interface CompiledRules permits RuleTable, RowWiseEntry {

    /** What the entries add to the score of a row; the first ones bring the base as well. */
    double sum(double[] row);

    /** Adds the sums of the rows from {@code from} to {@code to} of a frame to the scores from {@code at} on. */
    void addSums(Frame frame, int from, int to, Lanes lanes, double[] scores, int at);

    /** Tells what each rule of the entries contributes to a row. */
    void contribute(double[] row, double[] contributions);

    /** The same for the rows of a frame, each with so many terms, the first one's at {@code at}. */
    void contribute(Frame frame, int from, int to, Lanes lanes, double[] contributions, int at, int terms);
}
