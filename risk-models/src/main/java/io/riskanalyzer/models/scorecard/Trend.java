package io.riskanalyzer.models.scorecard;

/** How the event rates of the regular bins go from the lowest values of a number to the highest. Equal rates are allowed. */
public enum Trend {
    /** Any way. */
    NONE,
    /** They rise. */
    ASCENDING,
    /** They fall. */
    DESCENDING,
    /** They rise or they fall: both optima are computed, and the one of the greater information value is taken. */
    AUTOMATIC,
    /** They rise up to some bin and fall after it; that may be the first or the last bin. */
    PEAK,
    /** They fall up to some bin and rise after it; that may be the first or the last bin. */
    VALLEY
}
