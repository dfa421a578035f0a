package io.riskanalyzer.explain.internal;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;

/** Student's t, with any number of degrees of freedom above 0. */
public final class StudentTail {
    private static final double ACCURACY = 1e-14; // of the quantile, absolute

    private StudentTail() {}

    /**
     * Returns the probability of a greater t.
     *
     * @param t any number
     * @param degreesOfFreedom above 0
     * @return the upper tail
     */
    public static double above(double t, double degreesOfFreedom) {
        if (Double.isInfinite(t)) {
            return t > 0 ? 0 : 1;
        }
        double both = Beta.regularizedBeta(
                degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5); // accurate far out, too
        return t > 0 ? both / 2 : 1 - both / 2;
    }

    /**
     * Returns the number that Student's t is below so often.
     *
     * @param probability in (0, 1)
     * @param degreesOfFreedom above 0
     * @return the quantile
     */
    public static double quantile(double probability, double degreesOfFreedom) {
        return new TDistribution(null, degreesOfFreedom, ACCURACY).inverseCumulativeProbability(probability);
    }
}
