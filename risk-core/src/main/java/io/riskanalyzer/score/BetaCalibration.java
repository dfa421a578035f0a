package io.riskanalyzer.score;

/**
 * The beta calibration map of a raw score that is a probability {@code p} or its log-odds:
 * {@code 1 / (1 + exp(−(intercept + lowPower · ln p − highPower · ln(1 − p))))}.
 *
 * <p>Two powers of 1 and intercept 0 are the identity. Equal powers are the logistic curve on the log-odds of {@code p}:
 * Platt's scaling of a probability, and temperature scaling where the intercept is 0. Other powers bend the two ends
 * each in its own way: {@code lowPower} rules near 0, {@code highPower} near 1.
 *
 * <p>A probability counts as at least 2⁻⁵² and at most 1 − 2⁻⁵², so that a forest whose leaves are all of one outcome has
 * log-odds too; log-odds count as they are. Computed by {@link StrictMath}, so that every platform and Java version
 * returns the same bits.
 *
 * @param scale what the raw score counts in, {@link Scale#PROBABILITY} or {@link Scale#LOG_ODDS}
 * @param lowPower the weight of {@code ln p}, the paper's a; finite, not negative
 * @param highPower the weight of {@code −ln(1 − p)}, the paper's b; finite, not negative
 * @param intercept the log-odds that are added, the paper's c; finite
 * @see <a href="https://proceedings.mlr.press/v54/kull17a.html">Kull, Silva Filho, Flach, Beta calibration: a
 *     well-founded and easily implemented improvement on logistic calibration for binary classifiers, 2017</a>
 */
public record BetaCalibration(Scale scale, double lowPower, double highPower, double intercept) implements Calibration {
    private static final double LEAST = 0x1p-52;
    private static final double LEAST_WITHOUT_OVERFLOW = -709;

    /** Checks the values. */
    public BetaCalibration {
        if (scale == Scale.POINTS) {
            throw new IllegalArgumentException("The scale of the beta calibration (" + scale
                    + ") must be PROBABILITY or LOG_ODDS.\nMaybe use a logistic or isotonic calibration for points.");
        }
        requirePower("lower power", lowPower);
        requirePower("upper power", highPower);
        if (!(Math.abs(intercept) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The intercept of the calibration (" + intercept
                    + ") must be finite.\nMaybe the fit did not converge.");
        }
    }

    private static void requirePower(String what, double power) {
        if (!(power >= 0 && power <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The " + what + " of the calibration (" + power
                    + ") must be a finite number of at least 0, so that a higher score stays a higher risk."
                    + "\nMaybe the labels are exchanged.");
        }
    }

    @Override
    public double probabilityOf(double rawScore) {
        // At most one of the logarithms is large, so that no two infinities meet.
        double logOdds = lowPower * logOf(rawScore) - highPower * logOfOpposite(rawScore) + intercept;
        return LogisticCalibration.STANDARD.probabilityOf(logOdds);
    }

    /** ln p. */
    private double logOf(double rawScore) {
        return scale == Scale.LOG_ODDS ? logOfLogistic(rawScore) : StrictMath.log(within(rawScore));
    }

    /** ln(1 − p). */
    private double logOfOpposite(double rawScore) {
        return scale == Scale.LOG_ODDS ? logOfLogistic(-rawScore) : StrictMath.log1p(-within(rawScore));
    }

    private static double within(double probability) {
        return Math.max(LEAST, Math.min(probability, 1 - LEAST));
    }

    /** {@code ln(1 / (1 + exp(−x)))}, never decreasing to the bit. */
    private static double logOfLogistic(double x) {
        return x < LEAST_WITHOUT_OVERFLOW ? x : Math.max(LEAST_WITHOUT_OVERFLOW, -StrictMath.log1p(StrictMath.exp(-x)));
    }
}
