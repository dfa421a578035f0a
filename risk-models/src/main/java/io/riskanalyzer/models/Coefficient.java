package io.riskanalyzer.models;

import io.riskanalyzer.models.internal.Tails;
import java.util.OptionalDouble;

/**
 * What one column of a logistic regression adds to the log-odds, in the units of the data.
 *
 * <p>Only a fit of greatest likelihood has standard errors: a penalty pulls the estimates to 0, by which errors, tests and
 * intervals would lose their meaning. Nor has a column one that is a combination of others; its estimate is 0.
 *
 * @param column the column: {@code (intercept)}, a number or flag, {@code age is missing}, {@code purpose = car}
 * @param estimate the log-odds for each unit; for a level or bin, beside the one that is left out
 * @param standardError the root of the estimate's variance, the inverse of the observed information; empty if there is none
 */
public record Coefficient(String column, double estimate, OptionalDouble standardError) {

    /**
     * Returns the estimate in standard errors.
     *
     * @return the z statistic of Wald's test
     * @throws IllegalStateException if there is no standard error
     */
    public double z() {
        return estimate / error();
    }

    /**
     * Returns how often an estimate would lie so far from 0, on either side, if the true coefficient were 0.
     *
     * @return the p-value of Wald's test, from 0 to 1
     * @throws IllegalStateException if there is no standard error
     */
    public double pValue() {
        return Tails.ofNormal(z());
    }

    /**
     * Returns Wald's confidence interval: {@code estimate ± z · standard error}.
     *
     * @param level how often such an interval holds the true coefficient, in (0, 1), usually 0.95
     * @return the interval
     * @throws IllegalArgumentException if the level is not in (0, 1)
     * @throws IllegalStateException if there is no standard error
     */
    public Interval interval(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "The level of the interval (" + level + ") must be above 0 and below 1.\nMaybe take 0.95.");
        }
        double reach = Tails.normalQuantile(level) * error();
        return new Interval(estimate - reach, estimate + reach);
    }

    private double error() {
        return standardError.orElseThrow(() -> new IllegalStateException("The coefficient (" + column
                + ") must have a standard error for tests and intervals, but it has none."
                + "\nMaybe fit without a penalty: l2(0)."));
    }

    /**
     * Where a coefficient lies.
     *
     * @param from the least value
     * @param to the greatest value
     */
    public record Interval(double from, double to) {}
}
