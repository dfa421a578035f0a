package io.riskanalyzer.models.internal;

import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/** How alike two rankings are. */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Returns Kendall's τ<sub>b</sub>, which accounts for ties. O(n log n) time.
     *
     * @param x the first scores, shape (rows)
     * @param y the second scores, shape (rows)
     * @return the correlation, in [−1, 1]; NaN if all of the first or all of the second are equal
     */
    public static double kendall(double[] x, double[] y) {
        return new KendallsCorrelation().correlation(x, y);
    }
}
