package io.riskanalyzer.models.calibrate;

import io.riskanalyzer.models.internal.ScoredRows;
import io.riskanalyzer.models.internal.Tails;

/**
 * A test of the hypothesis that probabilities are calibrated. A small p-value says that they are not; a large one does not
 * say that they are, least of all of few rows. With very many rows every model fails: look at the
 * {@link ReliabilityCurve} too.
 *
 * <p>The tests count rows, not weights, since a weight is no number of observations.
 *
 * @param statistic the statistic of the test
 * @param degreesOfFreedom of the chi-square that the statistic is compared with; 0 where that is a standard normal
 * @param pValue the probability of a statistic at least so extreme, if the hypothesis is true
 */
public record GoodnessOfFit(double statistic, int degreesOfFreedom, double pValue) {

    /**
     * Returns the Hosmer–Lemeshow test over groups of about equal size: {@code Σ (O − E)² / (E (1 − E / n))} with the
     * observed and expected positives of each group of {@code n} rows.
     *
     * <p>For rows that the model and its calibration did not learn from, where the statistic has as many degrees of freedom
     * as there are groups. (The familiar {@code groups − 2} is for the rows that a logistic regression was fitted to.) Rows
     * of one probability are never parted, so that there may be fewer groups than asked for. A group of which certain
     * probabilities (0 or 1) were wrong makes the statistic infinite. The answer depends on the number of groups.
     *
     * @param groups how many groups are wanted, at least 2; 10 is usual
     * @param probabilities what was said, in [0, 1], shape (rows)
     * @param labels what came, shape (rows)
     * @return the test, with a chi-square
     * @throws IllegalArgumentException if the number of groups is below 2, the shapes differ, there is no row, or a value is
     *     no probability
     * @see <a href="https://doi.org/10.1002/9781118548387">Hosmer, Lemeshow, Sturdivant, Applied logistic regression, 2013,
     *     5.2.2 and 5.2.4</a>
     */
    public static GoodnessOfFit hosmerLemeshow(int groups, double[] probabilities, boolean[] labels) {
        if (groups < 2) {
            throw new IllegalArgumentException(
                    "The number of groups (" + groups + ") must be at least 2.\nMaybe take 10.");
        }
        ReliabilityCurve curve = ReliabilityCurve.ofQuantiles(groups, probabilities, labels, null);
        double statistic = 0;
        for (ReliabilityCurve.Bin bin : curve.bins()) {
            double gap = bin.observedRate() - bin.meanProbability();
            if (gap != 0) {
                statistic += bin.weight() * gap * gap / (bin.meanProbability() * (1 - bin.meanProbability()));
            }
        }
        int degrees = curve.bins().size();
        return new GoodnessOfFit(statistic, degrees, Tails.ofChiSquare(statistic, degrees));
    }

    /**
     * Returns Spiegelhalter's test, which needs no groups: {@code Z = Σ (y − p)(1 − 2p) / √Σ (1 − 2p)² p (1 − p)}, how far
     * the Brier score is from the one that the probabilities promise.
     *
     * <p>Positive where the Brier score is greater than promised, as of a model that is too sure. Two-sided. Where all
     * probabilities are 0.5, which promise the same whatever comes, or certain and right, the statistic is 0 and the p-value
     * 1; a certain probability that was wrong, among none but certain ones and 0.5, makes the statistic infinite.
     *
     * @param probabilities what was said, in [0, 1], shape (rows)
     * @param labels what came, shape (rows)
     * @return the test, with a standard normal
     * @throws IllegalArgumentException if the shapes differ, there is no row, or a value is no probability
     * @see <a href="https://doi.org/10.1002/sim.4780050506">Spiegelhalter, Probabilistic prediction in patient management
     *     and clinical trials, 1986</a>
     */
    public static GoodnessOfFit spiegelhalter(double[] probabilities, boolean[] labels) {
        ScoredRows rows = ScoredRows.of(probabilities, labels, null).withProbabilities();
        double sum = 0;
        double variance = 0;
        for (int group = 0; group < rows.groups(); group++) {
            double p = rows.score(group);
            double slope = 1 - 2 * p;
            sum += (rows.positives(group) - rows.weight(group) * p) * slope;
            variance += rows.weight(group) * slope * slope * p * (1 - p);
        }
        double z = sum == 0 ? 0 : sum / Math.sqrt(variance);
        return new GoodnessOfFit(z, 0, Tails.ofNormal(z));
    }
}
