package io.riskanalyzer.models.internal;

/**
 * The form in which a linear model takes a number.
 *
 * @param kind straight, along a curve, or by bins
 * @param size the number of knots or bins; 0 for a straight line
 */
public record NumberForm(Kind kind, int size) {

    /** What becomes of the number. */
    public enum Kind {
        /** One slope. */
        LINEAR,
        /** Straight lines between knots. */
        CURVE,
        /** A constant for each bin. */
        BINS
    }
}
