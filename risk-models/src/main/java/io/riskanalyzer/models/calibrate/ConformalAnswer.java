package io.riskanalyzer.models.calibrate;

/** Which outcomes are usual for a subject like this: a set of two outcomes has four answers. */
public enum ConformalAnswer {
    /**
     * Neither outcome: among the calibration rows, both would be unusual at this probability. It happens in the middle of
     * the scale where a model errs less often than it may: the coverage is kept without these subjects. Not a third kind
     * of safety: {@linkplain #isReferred() refer} it to a person.
     */
    NEITHER,
    /** The good outcome alone. */
    LOW,
    /** The bad outcome alone. */
    HIGH,
    /** Both outcomes: the model cannot tell them apart here at this coverage. Refer it to a person. */
    BOTH;

    static ConformalAnswer of(boolean low, boolean high) {
        if (low) {
            return high ? BOTH : LOW;
        }
        return high ? HIGH : NEITHER;
    }

    /**
     * Returns whether this answer decides nothing, so that a person must.
     *
     * @return true for {@link #BOTH} and {@link #NEITHER}
     */
    public boolean isReferred() {
        return this == BOTH || this == NEITHER;
    }

    /**
     * Returns whether an outcome is in the set.
     *
     * @param label whether the outcome was the bad one
     * @return whether this answer covers it
     */
    public boolean covers(boolean label) {
        return this == BOTH || this == (label ? HIGH : LOW);
    }
}
