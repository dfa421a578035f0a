package io.riskanalyzer.explain.fairness;

/** Tails of the standard normal distribution. */
final class NormalTail {
    private static final double ROOT_OF_TWO_PI = 2.5066282746310002;
    private static final int TERMS = 200;
    private static final double SERIES_TO = 3;

    private NormalTail() {}

    /** The probability of a value at least as far from 0: {@code 2 (1 − Φ(|z|))}; NaN for NaN. */
    static double twoSided(double z) {
        double x = Math.abs(z);
        double density = StrictMath.exp(-x * x / 2) / ROOT_OF_TWO_PI;
        if (!(x > SERIES_TO)) { // Φ(x) = ½ + φ(x) (x + x³/3 + x⁵/(3·5) + …)
            double term = x;
            double sum = x;
            for (int i = 1; i < TERMS; i++) {
                term *= x * x / (2 * i + 1);
                sum += term;
            }
            return 1 - 2 * density * sum;
        }
        double fraction = 0; // 1 − Φ(x) = φ(x) / (x + 1/(x + 2/(x + 3/(x + …))))
        for (int i = TERMS; i > 0; i--) {
            fraction = i / (x + fraction);
        }
        return 2 * density / (x + fraction);
    }

    /** The number that a standard normal value is beyond on either side with the given probability in all. */
    static double quantile(double twoSided) {
        double low = 0;
        double high = 40;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (twoSided(middle) > twoSided) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
