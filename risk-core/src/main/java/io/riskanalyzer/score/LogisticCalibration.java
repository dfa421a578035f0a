package io.riskanalyzer.score;

/**
 * The logistic curve {@code 1 / (1 + exp(−(intercept + slope · rawScore)))}: with slope 1 and intercept 0 the probability
 * of log-odds, with fitted values Platt's scaling.
 *
 * <p>Computed by {@link StrictMath}, so that every platform and Java version returns the same bits. Strictly increasing
 * up to rounding; 0 and 1 are reached where the true value rounds to them (beyond about −745 and 37).
 *
 * @param slope how fast the log-odds rise with the raw score, finite, not negative
 * @param intercept the log-odds at a raw score of 0, finite
 * @see <a href="https://home.cs.colorado.edu/~mozer/Teaching/syllabi/6622/papers/Platt1999.pdf">Platt, Probabilistic
 *     outputs for support vector machines, 1999</a>
 */
public record LogisticCalibration(double slope, double intercept) implements Calibration {

    private static final double LEAST_WITHOUT_OVERFLOW = -709;

    /** Log-odds to probability. */
    public static final LogisticCalibration STANDARD = new LogisticCalibration(1, 0);

    /** Checks the values. */
    public LogisticCalibration {
        if (!(slope >= 0 && slope <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The slope of the calibration (" + slope + ") must be a finite number of at least 0, so that"
                            + " a higher score stays a higher risk.\nMaybe the labels are exchanged.");
        }
        if (!(Math.abs(intercept) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The intercept of the calibration (" + intercept
                    + ") must be finite.\nMaybe the fit did not converge.");
        }
    }

    @Override
    public double probabilityOf(double rawScore) {
        double logOdds = intercept + slope * rawScore;
        // Each step is monotonic, which odds / (1 + odds) is not: there a score one ulp higher may lose one.
        return logOdds < LEAST_WITHOUT_OVERFLOW ? StrictMath.exp(logOdds) : 1 / (1 + StrictMath.exp(-logOdds));
    }
}
