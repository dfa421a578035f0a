package io.riskanalyzer.explain.internal;

import org.apache.commons.math3.special.Erf;

/** Tails of the standard normal distribution. */
public final class NormalTail {
    private static final double ROOT_OF_2 = Math.sqrt(2);

    private NormalTail() {}

    /**
     * Returns the probability of a value at least as far from 0.
     *
     * @param z any number
     * @return {@code 2 (1 − Φ(|z|))}; NaN for NaN
     */
    public static double twoSided(double z) {
        return Double.isInfinite(z) ? 0 : Erf.erfc(Math.abs(z) / ROOT_OF_2);
    }

    /**
     * Returns the number that a standard normal value is beyond on either side with a probability.
     *
     * @param twoSided the probability of both sides, in (0, 1)
     * @return the number, above 0
     */
    public static double quantile(double twoSided) {
        return ROOT_OF_2 * Erf.erfInv(1 - twoSided);
    }
}
