package io.riskanalyzer.data;

/** Is told how far long work is, and can end it. */
@FunctionalInterface
public interface Progress {

    /**
     * Is called after each piece of work, on the thread that waits for it. What it throws ends the work.
     *
     * @param done how many pieces are done, from 1
     * @param total how many there are
     */
    void at(long done, long total);
}
