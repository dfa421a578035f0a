package io.riskanalyzer.rules;

import io.riskanalyzer.data.Frame;

/** Gives each row a pattern: one bit for each test, set where it is true. Thread-safe. */
sealed interface RowPatterns permits TestPatterns, WideRule {

    /** The pattern of a row. Allocates nothing. */
    int of(double[] row);

    /** The patterns of the rows from {@code from} to {@code to} of a frame, into {@link Lanes#patterns}. */
    void of(Frame frame, int from, int to, Lanes lanes);
}
