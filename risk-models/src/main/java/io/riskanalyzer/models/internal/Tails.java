package io.riskanalyzer.models.internal;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/** Tails of the usual distributions, and the interval of a share. */
public final class Tails {
    private static final double ROOT_OF_2 = Math.sqrt(2);

    private Tails() {}

    /**
     * Returns the probability of a greater chi-square.
     *
     * @param statistic 0 or more
     * @param degreesOfFreedom at least 1
     * @return the upper tail
     */
    public static double ofChiSquare(double statistic, int degreesOfFreedom) {
        if (statistic == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return statistic == 0 ? 1 : Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, statistic / 2);
    }

    /**
     * Returns the probability that a standard normal is farther from 0.
     *
     * @param z any number
     * @return both tails
     */
    public static double ofNormal(double z) {
        return Double.isInfinite(z) ? 0 : Erf.erfc(Math.abs(z) / ROOT_OF_2);
    }

    /**
     * Returns the standard normal's two-sided quantile.
     *
     * @param confidence in (0, 1)
     * @return the number between whose negative and itself a standard normal lies so often
     */
    public static double normalQuantile(double confidence) {
        return ROOT_OF_2 * Erf.erfInv(confidence);
    }

    /**
     * Returns one end of Wilson's score interval of a share.
     *
     * @param rate the observed share, in [0, 1]
     * @param rows how many rows it was observed among, above 0; of weighted rows the effective number
     * @param quantile the normal quantile: negative for the lower end, positive for the upper
     * @return the end, in [0, 1]
     */
    public static double wilson(double rate, double rows, double quantile) {
        double squared = quantile * quantile / rows;
        double middle = rate + squared / 2;
        double half = quantile / Math.sqrt(rows) * Math.sqrt(rate * (1 - rate) + squared / 4);
        double end = (middle + half) / (1 + squared);
        // Exact where the true end is exact, however it was rounded.
        if (rate == 0 && quantile < 0) {
            return 0;
        }
        return rate == 1 && quantile > 0 ? 1 : Math.max(0, Math.min(end, 1));
    }
}
