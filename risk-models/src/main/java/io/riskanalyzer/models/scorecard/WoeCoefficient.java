package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.models.internal.Tails;

/**
 * What the weight of evidence of one feature adds to the log-odds of the bad outcome.
 *
 * @param feature the name of the feature; {@code (intercept)} for the log-odds where all weights of evidence are 0
 * @param estimate the log-odds for each unit of weight of evidence; −1 where the feature stands alone, and nearer to 0 the
 *     more of it others say too; above 0 the points would contradict the bins
 * @param standardError the root of the estimate's variance, the inverse of the observed information
 * @param vif the variance inflation factor {@code 1 / (1 − R²)} of its weight of evidence on those of the others, at least
 *     1; over 5 is usually read as told by the others; NaN for the intercept
 */
public record WoeCoefficient(String feature, double estimate, double standardError, double vif) {

    /**
     * Returns the estimate in standard errors.
     *
     * @return the z statistic of Wald's test
     */
    public double z() {
        return estimate / standardError;
    }

    /**
     * Returns how often an estimate would lie so far from 0, on either side, if the true coefficient were 0. The bins were
     * found on the same rows, for which it does not account.
     *
     * @return the p-value of Wald's test, from 0 to 1
     */
    public double pValue() {
        return Tails.ofNormal(z());
    }
}
