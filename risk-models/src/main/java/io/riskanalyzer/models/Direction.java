package io.riskanalyzer.models;

/** How the score may follow a feature, all else being equal. */
public enum Direction {
    /** A higher value, or a flag that is true, never lowers the score. */
    INCREASING,
    /** A higher value, or a flag that is true, never raises the score. */
    DECREASING
}
