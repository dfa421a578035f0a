package io.riskanalyzer.explain.intervene;

/** A part of the raw score as a function of what the levers do to one row. */
interface Addend {
    /** What stands for a lever that is not decided yet. */
    int OPEN = -1;

    /**
     * Returns the least value with the levers that are decided, whatever the open ones do; or less.
     *
     * @param choice the option of each lever, {@link #OPEN} where it is not decided
     */
    double least(int[] choice);

    /**
     * Returns by how much an option lowers the value at most, against the option that leaves the row as it is, whatever
     * the other levers do; or more.
     */
    double greatestGain(int lever, int option);
}
