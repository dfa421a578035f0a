package io.riskanalyzer.explain;

import io.riskanalyzer.score.Calibration;

/** Shares a rise of the probability among the contributions to a raw score, along the straight way to it. */
final class ProbabilityPath {
    /** Half the width over which a slope is measured where the raw score is its base; a share of the score if that is large. */
    private static final double HALF_WIDTH = 1e-6;

    private ProbabilityPath() {}

    /** Returns what each contribution adds to the probability; they sum to what it rises by from the base to the score. */
    static double[] share(Calibration calibration, double base, double score, double[] contributions) {
        double rise = calibration.probabilityOf(score) - calibration.probabilityOf(base);
        double slope = slope(calibration, base, score, rise);
        double[] shares = new double[contributions.length];
        double size = 0;
        TermSums left = new TermSums(1);
        left.add(0, rise);
        for (int i = 0; i < shares.length; i++) {
            shares[i] = slope * contributions[i];
            left.add(0, -shares[i]);
            size += Math.abs(contributions[i]);
        }
        // What is left over is rounding, or a kink of the calibration between two scores that are nearly the same.
        for (int i = 0; i < shares.length && size > 0; i++) {
            shares[i] += left.of(0) * (Math.abs(contributions[i]) / size);
        }
        return shares;
    }

    private static double slope(Calibration calibration, double base, double score, double rise) {
        double half = HALF_WIDTH * Math.max(1, Math.abs(base));
        if (Math.abs(score - base) >= half) {
            return rise / (score - base);
        }
        double middle = base + (score - base) / 2;
        double from = middle - half;
        double to = middle + half;
        return (calibration.probabilityOf(to) - calibration.probabilityOf(from)) / (to - from);
    }
}
