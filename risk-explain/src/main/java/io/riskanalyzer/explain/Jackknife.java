package io.riskanalyzer.explain;

import io.riskanalyzer.explain.internal.StudentTail;

/**
 * Intervals from what a figure is without each of some groups of rows.
 *
 * <p>The variance is {@code (K − 1)/K · Σ (θₖ − mean)²}, where θₖ is the figure without group k of K; the interval is
 * {@code θ ± t · √variance} with the quantile t of Student's distribution with K − 1 degrees of freedom.
 *
 * @see <a href="https://doi.org/10.1007/978-1-4612-0795-5">Shao, Tu, The jackknife and bootstrap, 1995, 2.3 and 5.1</a>
 */
final class Jackknife {
    private Jackknife() {}

    /** Returns the interval of a figure around its value of all rows. */
    static Importance.Interval interval(double level, double whole, double[] without) {
        int groups = without.length;
        double mean = 0;
        for (double value : without) {
            mean += value / groups;
        }
        double squares = 0;
        for (double value : without) {
            squares += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(squares * (groups - 1) / groups);
        double half = error * StudentTail.quantile((1 + level) / 2, groups - 1);
        return new Importance.Interval(level, whole - half, whole + half);
    }
}
