package io.riskanalyzer.explain.fairness;

import java.util.SplittableRandom;

/**
 * Draws from gamma distributions, of which those of shares and of weights are made. The same seed gives the same bits on
 * every JVM. Mutable, for one thread.
 *
 * @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia, Tsang, A simple method for generating gamma variables,
 *     2000</a>
 */
final class GammaDraws {
    private final SplittableRandom random;
    private double spare = Double.NaN;

    GammaDraws(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Draws a share whose prior is Jeffreys', after so many of so many rows: Beta(counting + ½, others + ½). */
    double share(double counting, double others) {
        double first = gamma(counting + 0.5);
        return first / (first + gamma(others + 0.5));
    }

    /** Draws from the distribution of a shape, above 0, and scale 1: mean and variance are the shape. */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(open(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double root = 1 + c * x;
            if (root > 0) {
                double v = root * root * root;
                double u = open();
                if (u < 1 - 0.0331 * x * x * x * x
                        || StrictMath.log(u) < 0.5 * x * x + d * (1 - v + StrictMath.log(v))) {
                    return d * v;
                }
            }
        }
    }

    /** Marsaglia's polar method, which gives two at a time. */
    private double normal() {
        if (!Double.isNaN(spare)) {
            double kept = spare;
            spare = Double.NaN;
            return kept;
        }
        while (true) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
                spare = y * scale;
                return x * scale;
            }
        }
    }

    /** In (0, 1). */
    private double open() {
        return (random.nextInt() >>> 1) * 0x1p-31 + 0x1p-32;
    }
}
