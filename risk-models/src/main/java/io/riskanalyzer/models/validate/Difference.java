package io.riskanalyzer.models.validate;

import java.util.Locale;

/**
 * How much a metric of one score differs from that of another on the same rows.
 *
 * @param metric the name of the metric
 * @param first the value of the first score
 * @param second the value of the second score
 * @param from the lower end of the confidence interval of {@code first − second}; NaN if there is none
 * @param to the upper end
 * @param pValue the two-sided probability of a difference at least as large if there were none; NaN if unknown
 * @param method how interval and probability were found
 */
public record Difference(
        String metric, double first, double second, double from, double to, double pValue, Estimate.Method method) {

    /**
     * Returns the difference.
     *
     * @return {@code first − second}; for a loss, below 0 means that the first is better
     */
    public double value() {
        return first - second;
    }

    /** Returns difference, interval and probability, for people to read. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %+.4f [%+.4f, %+.4f], p %.4f", metric, value(), from, to, pValue);
    }
}
