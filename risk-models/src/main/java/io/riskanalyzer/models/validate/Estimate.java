package io.riskanalyzer.models.validate;

import java.util.Locale;

/**
 * The value of a metric, and how sure it is.
 *
 * @param metric the name of the metric
 * @param value the value on the sample
 * @param from the lower end of the confidence interval; NaN if there is none
 * @param to the upper end
 * @param standardError the standard deviation of the value from sample to sample, as estimated; NaN if unknown
 * @param method how interval and standard error were found
 */
public record Estimate(String metric, double value, double from, double to, double standardError, Method method) {

    /** How an interval was found. */
    public enum Method {
        /** From the placements of the rows: the value ± a quantile of the normal distribution × the standard error. */
        DELONG,
        /** The percentiles of the metric over samples drawn with replacement. */
        BOOTSTRAP
    }

    /** Returns value and interval, for people to read. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.4f [%.4f, %.4f]", metric, value, from, to);
    }
}
