package io.riskanalyzer.explain;

/**
 * The Gauss–Legendre rule on [0, 1]: {@code ∫ f = Σ weight · f(point)}, exact for polynomials up to the degree
 * {@code 2 · points − 1}. The same bits on every platform.
 */
final class GaussLegendre {
    private static final int NEWTON_STEPS = 12; // many more than are needed

    private GaussLegendre() {}

    /** How many points make the rule exact for a degree. */
    static int pointsFor(int degree) {
        return degree / 2 + 1;
    }

    /** The points of a rule, ascending, then their weights. */
    static double[] rule(int size) {
        double[] rule = new double[2 * size];
        for (int i = 0; i < size; i++) {
            double x = -StrictMath.cos(StrictMath.PI * (i + 0.75) / (size + 0.5));
            double slope = 0;
            for (int step = 0; step < NEWTON_STEPS; step++) {
                double before = 0;
                double legendre = 1;
                for (int k = 1; k <= size; k++) {
                    double next = ((2 * k - 1) * x * legendre - (k - 1) * before) / k;
                    before = legendre;
                    legendre = next;
                }
                slope = size * (before - x * legendre) / (1 - x * x);
                x -= legendre / slope;
            }
            rule[i] = (1 + x) / 2;
            rule[size + i] = 1 / ((1 - x * x) * slope * slope);
        }
        return rule;
    }
}
