package io.riskanalyzer.score;

/**
 * Another calibration whose probabilities are corrected for a changed base rate: the share of the bad outcome among those
 * who are scored is not that among the rows that were learnt from.
 *
 * <p>The odds are multiplied by the ratio of the two base rates' odds,
 * {@code odds′ = odds · (expected / (1 − expected)) / (learnt / (1 − learnt))}, which is a shift in log-odds: right where
 * the outcomes became more or less frequent, but each still looks as it did (a prior shift). That is also what happens
 * when rows of one outcome were left out or repeated at random before training, and this takes it back; it does not take
 * back rows that were made up, as SMOTE's. The order of the scores stays.
 *
 * <p>Around a scorer of probabilities without a calibration of its own, put the isotonic calibration of the points (0, 0)
 * and (1, 1); around log-odds {@link LogisticCalibration#STANDARD}. Thread-safe; allocates nothing.
 *
 * @param calibration what gives the probability under the learnt base rate
 * @param learntRate the share of the bad outcome among the rows that the calibration learnt from, in (0, 1)
 * @param expectedRate the share of the bad outcome among those who are scored, in (0, 1)
 * @see <a href="https://doi.org/10.1162/089976602753284446">Saerens, Latinne, Decaestecker, Adjusting the outputs of a
 *     classifier to new a priori probabilities, 2002</a>
 */
public record PriorShiftCalibration(Calibration calibration, double learntRate, double expectedRate)
        implements Calibration {

    /** Checks the rates. */
    public PriorShiftCalibration {
        requireRate("learnt", learntRate);
        requireRate("expected", expectedRate);
        if (!(ratioOf(learntRate, expectedRate) > 0 && ratioOf(learntRate, expectedRate) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The expected base rate (" + expectedRate
                    + ") must be nearer to the learnt one, but that is " + learntRate
                    + " and their odds have no finite ratio.\nMaybe one of the two is misspelt.");
        }
    }

    private static double ratioOf(double learntRate, double expectedRate) {
        return expectedRate / (1 - expectedRate) * ((1 - learntRate) / learntRate);
    }

    private static void requireRate(String what, double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "The " + what + " base rate (" + rate + ") must be above 0 and below 1.\nMaybe write 5 % as 0.05.");
        }
    }

    @Override
    public double probabilityOf(double rawScore) {
        double probability = calibration.probabilityOf(rawScore);
        // Every step is monotonic, and exact at 0 and 1.
        return 1 / (1 + (1 - probability) / (ratioOf(learntRate, expectedRate) * probability));
    }
}
