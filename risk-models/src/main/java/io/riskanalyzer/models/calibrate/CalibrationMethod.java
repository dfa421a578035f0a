package io.riskanalyzer.models.calibrate;

import io.riskanalyzer.models.internal.ScoredRows;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.Scale;
import org.jspecify.annotations.Nullable;

/**
 * How a calibration is learnt from raw scores and outcomes. Each method gives a calibration that never decreases, so that
 * the order of the scores stays, up to ties.
 *
 * <p>The three curves ({@link #PLATT}, {@link #BETA}, {@link #TEMPERATURE}) are those of greatest likelihood among the ones
 * that do not decrease, fitted by Newton's method to the precision of doubles. The outcomes count as Platt's smoothed
 * targets {@code (N₊ + 1) / (N₊ + 2)} and {@code 1 / (N₋ + 2)}, where {@code N} is the weight of an outcome, so that the
 * fit stays finite even if the scores part the outcomes. A row of weight {@code w} counts {@code w} times, one of weight 0
 * not at all. O(rows · log rows) time.
 */
public enum CalibrationMethod {
    /**
     * Steps of any shape: the non-decreasing function of least squared error, by pooling adjacent violators, interpolated
     * between the steps. For any scale. It needs rows: with fewer than about 1,000 it learns noise, and a curve is better.
     *
     * @see <a href="https://doi.org/10.1145/775047.775151">Zadrozny, Elkan, Transforming classifier scores into accurate
     *     multiclass probability estimates, 2002</a>
     */
    ISOTONIC {
        @Override
        Calibration fit(Scale scale, ScoredRows rows) {
            return IsotonicFit.of(rows);
        }
    },

    /**
     * Platt's scaling: a logistic curve of points or log-odds, and of the log-odds of a probability. (A logistic curve of
     * the probability itself, as scikit-learn fits it to a forest, cannot leave a calibrated probability as it is.) For few
     * rows.
     *
     * @see <a href="https://home.cs.colorado.edu/~mozer/Teaching/syllabi/6622/papers/Platt1999.pdf">Platt, Probabilistic
     *     outputs for support vector machines, 1999</a>
     * @see <a href="https://doi.org/10.1007/s10994-007-5018-6">Lin, Lin, Weng, A note on Platt's probabilistic outputs for
     *     support vector machines, 2007</a>
     */
    PLATT {
        @Override
        Calibration fit(Scale scale, ScoredRows rows) {
            return CurveFit.platt(scale, rows);
        }
    },

    /**
     * Beta calibration: a curve that bends the two ends each in its own way, with Platt's among them. For log-odds and
     * probabilities, also of few rows.
     *
     * @see <a href="https://proceedings.mlr.press/v54/kull17a.html">Kull, Silva Filho, Flach, Beta calibration, 2017</a>
     */
    BETA {
        @Override
        Calibration fit(Scale scale, ScoredRows rows) {
            return CurveFit.beta(scale, rows);
        }
    },

    /**
     * Temperature scaling: the log-odds are multiplied by one number, so that even odds stay even. For log-odds and
     * probabilities of models that are too sure or not sure enough, of very few rows.
     *
     * @see <a href="https://arxiv.org/abs/1706.04599">Guo, Pleiss, Sun, Weinberger, On calibration of modern neural
     *     networks, 2017</a>
     */
    TEMPERATURE {
        @Override
        Calibration fit(Scale scale, ScoredRows rows) {
            return CurveFit.temperature(scale, rows);
        }
    };

    abstract Calibration fit(Scale scale, ScoredRows rows);

    /**
     * Learns a calibration from rows that the model did not learn from.
     *
     * @param scale what the raw scores count in
     * @param rawScores the raw scores, finite, shape (rows)
     * @param labels whether each outcome was the bad one, shape (rows)
     * @param weights finite and not negative, shape (rows); null counts every row as 1
     * @return the calibration
     * @throws IllegalArgumentException if the shapes differ, a value is not as said, the rows with a weight have one outcome,
     *     or the method does not fit the scale
     */
    public Calibration fit(Scale scale, double[] rawScores, boolean[] labels, double @Nullable [] weights) {
        ScoredRows rows = ScoredRows.of(rawScores, labels, weights).withBothOutcomes();
        return fit(scale, scale == Scale.PROBABILITY ? rows.withProbabilities() : rows);
    }
}
