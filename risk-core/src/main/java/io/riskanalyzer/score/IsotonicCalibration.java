package io.riskanalyzer.score;

import java.util.Arrays;

/**
 * A calibration through given points: straight between two points, flat before the first and after the last.
 *
 * <p>Isotonic regression learns such points from data, two for each step. Between two steps the probability is
 * interpolated, as in scikit-learn's {@code IsotonicRegression}, so that it does not jump for a small change of the score.
 * The points (0, 0) and (1, 1) leave a probability as it is.
 *
 * <p>Immutable and thread-safe; O(log points) a score, no allocation.
 *
 * @see <a href="https://doi.org/10.1145/775047.775151">Zadrozny, Elkan, Transforming classifier scores into accurate
 *     multiclass probability estimates, 2002</a>
 */
public final class IsotonicCalibration implements Calibration {
    private final double[] scores;
    private final double[] probabilities;

    private IsotonicCalibration(double[] scores, double[] probabilities) {
        this.scores = scores;
        this.probabilities = probabilities;
    }

    /**
     * Returns the calibration through the given points.
     *
     * @param scores the raw scores, finite, strictly ascending, at least one, shape (points); the last less the first
     *     must be finite; copied
     * @param probabilities the probability at each score, in [0, 1], never descending, shape (points); copied
     * @return the calibration
     * @throws IllegalArgumentException if the shapes differ or a value is not as said
     */
    public static IsotonicCalibration of(double[] scores, double[] probabilities) {
        if (scores.length == 0 || scores.length != probabilities.length) {
            throw new IllegalArgumentException("The probabilities of the calibration (" + probabilities.length
                    + ") must be one for each score and at least one, but there are " + scores.length
                    + " scores.\nMaybe the arrays belong to two calibrations.");
        }
        IsotonicCalibration calibration = new IsotonicCalibration(scores.clone(), probabilities.clone());
        calibration.requireAscending();
        return calibration;
    }

    private void requireAscending() {
        int last = scores.length - 1;
        for (int i = 0; i <= last; i++) {
            if (!(Math.abs(scores[i]) <= Double.MAX_VALUE && (i == 0 || scores[i] > scores[i - 1]))) {
                throw new IllegalArgumentException("The scores of the calibration (" + scores[i] + " at " + i
                        + ") must be finite and strictly ascending.\nMaybe sort them, and pool those that are equal.");
            }
            if (!(probabilities[i] >= (i == 0 ? 0 : probabilities[i - 1]) && probabilities[i] <= 1)) {
                throw new IllegalArgumentException("The probabilities of the calibration (" + probabilities[i] + " at "
                        + i + ") must be from 0 to 1 and never descend.\nMaybe the labels are exchanged.");
            }
        }
        if (!(scores[last] - scores[0] <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The scores of the calibration (" + scores[0] + " to " + scores[last]
                    + ") must span a finite range.\nMaybe scale them down.");
        }
    }

    /**
     * Returns the scores of the points.
     *
     * @return the scores, strictly ascending, shape (points); a copy
     */
    public double[] scores() {
        return scores.clone();
    }

    /**
     * Returns the probabilities of the points.
     *
     * @return the probabilities, never descending, shape (points); a copy
     */
    public double[] probabilities() {
        return probabilities.clone();
    }

    @Override
    public double probabilityOf(double rawScore) {
        int above = pointsUpTo(rawScore);
        if (above == 0) {
            return probabilities[0];
        }
        int below = above - 1;
        if (above == scores.length) {
            return Double.isNaN(rawScore) ? Double.NaN : probabilities[below];
        }
        double way = (rawScore - scores[below]) / (scores[above] - scores[below]);
        double height = probabilities[above] - probabilities[below];
        // Rounding may lift the sum over the next point; a calibration never decreases.
        return Math.min(probabilities[below] + way * height, probabilities[above]);
    }

    /** The number of points whose score is not above the given one; all for NaN. */
    private int pointsUpTo(double rawScore) {
        int from = 0;
        int to = scores.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (rawScore < scores[middle]) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IsotonicCalibration that
                && Arrays.equals(scores, that.scores)
                && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(scores) + Arrays.hashCode(probabilities);
    }

    /** Returns the number of points and their ends. */
    @Override
    public String toString() {
        int last = scores.length - 1;
        return "IsotonicCalibration[" + scores.length + " points from " + scores[0] + " → " + probabilities[0] + " to "
                + scores[last] + " → " + probabilities[last] + "]";
    }
}
