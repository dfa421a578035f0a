package io.riskanalyzer.explain.intervene;

/** Student's t distribution, by the continued fraction of the incomplete beta function. */
final class StudentT {
    private static final double UPPER = 0.975;
    private static final int ROUNDS = 10_000;
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };

    private StudentT() {}

    /**
     * Returns the value that is exceeded with probability 0.025.
     *
     * @param freedom the degrees of freedom, above 0
     */
    static double quantile975(double freedom) {
        double low = 0;
        double high = 1;
        while (below(high, freedom) < UPPER) {
            high *= 2;
        }
        while (Math.nextUp(low) < high) {
            double middle = low + (high - low) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (below(middle, freedom) < UPPER) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The probability of a value at most {@code t}, for {@code t >= 0}. */
    static double below(double t, double freedom) {
        double x = freedom / (freedom + t * t);
        return 1 - incompleteBeta(freedom / 2, 0.5, x) / 2;
    }

    private static double incompleteBeta(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = StrictMath.exp(
                logGamma(a + b) - logGamma(a) - logGamma(b) + a * StrictMath.log(x) + b * StrictMath.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, 1 - x) / b;
    }

    /** Lentz's method; see Press et al., Numerical Recipes, 6.4. */
    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / guarded(1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int m = 1; m <= ROUNDS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / guarded(1 + even * d);
            c = guarded(1 + even / c);
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / guarded(1 + odd * d);
            c = guarded(1 + odd / c);
            fraction *= d * c;
            if (Math.abs(d * c - 1) < 1e-16) {
                break;
            }
        }
        return fraction;
    }

    private static double guarded(double value) {
        return Math.abs(value) < 1e-300 ? 1e-300 : value;
    }

    /** Lanczos, for arguments above 0. */
    private static double logGamma(double x) {
        if (x < 0.5) {
            return StrictMath.log(Math.PI / StrictMath.sin(Math.PI * x)) - logGamma(1 - x);
        }
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        double t = x - 1 + 7.5;
        return 0.5 * StrictMath.log(2 * Math.PI) + (x - 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }
}
