package io.riskanalyzer.models.validate;

/**
 * The standard normal distribution.
 *
 * @see <a href="https://dlmf.nist.gov/7.6">NIST Digital library of mathematical functions, 7.6 (series) and 7.9 (continued
 *     fraction) of the error function</a>
 */
final class Normal {
    private static final double SERIES_BELOW = 2.5;
    private static final int FRACTION_TERMS = 120;

    private Normal() {}

    /** Returns the probability of a value at least as far from 0 on either side. Relative error below 1e-12. */
    static double twoSided(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        if (x < SERIES_BELOW) {
            return 1 - erfBySeries(x);
        }
        // The continued fraction of erfc, from its end.
        double fraction = x;
        for (int i = FRACTION_TERMS; i >= 1; i--) {
            fraction = x + i / 2.0 / fraction;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
    }

    private static double erfBySeries(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 * sum; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** Returns the value that is exceeded on either side with the given probability, in (0, 1): 1.96 for 0.05. */
    static double twoSidedQuantile(double probability) {
        double low = 0;
        double high = 40; // what is beyond has a probability of 0
        for (double middle = 20; low < middle && middle < high; middle = (low + high) / 2) {
            if (twoSided(middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
