package io.riskanalyzer.models.calibrate;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.internal.ScoredRows;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.Scale;
import java.util.stream.IntStream;

/**
 * Calibrations learnt from rows with a known outcome, which turn the raw scores of a model into probabilities.
 *
 * <pre>{@code
 * Calibration calibration = Calibrations.platt(model, split.calibration());
 * ScoringPlan calibrated = ScoringPlan.builder(features, model).calibration(calibration).build();
 * }</pre>
 *
 * <p>The rows must be others than those that the model learnt from, on which it looks better than it is: the calibration
 * part of a split, or {@linkplain #crossFitted out-of-fold scores} where rows are few. Weights count. See
 * {@link CalibrationMethod} for what each method is.
 */
public final class Calibrations {
    private Calibrations() {}

    /**
     * Returns an isotonic calibration, {@link CalibrationMethod#ISOTONIC}. Not advised for fewer than about 1,000 rows.
     *
     * @param model the scorer, of any scale
     * @param data rows that the scorer did not learn from, with both outcomes
     * @return the calibration
     * @throws IllegalArgumentException if the rows with a weight have one outcome or none
     */
    public static Calibration isotonic(RiskScorer model, Dataset data) {
        return of(CalibrationMethod.ISOTONIC, model, data);
    }

    /**
     * Returns Platt's scaling, {@link CalibrationMethod#PLATT}.
     *
     * @param model the scorer, of any scale
     * @param data rows that the scorer did not learn from, with both outcomes
     * @return the calibration
     * @throws IllegalArgumentException if the rows with a weight have one outcome or none
     */
    public static Calibration platt(RiskScorer model, Dataset data) {
        return of(CalibrationMethod.PLATT, model, data);
    }

    /**
     * Returns a beta calibration, {@link CalibrationMethod#BETA}.
     *
     * @param model the scorer, of log-odds or probabilities
     * @param data rows that the scorer did not learn from, with both outcomes
     * @return the calibration
     * @throws IllegalArgumentException if the rows with a weight have one outcome or none, or the scores are points
     */
    public static Calibration beta(RiskScorer model, Dataset data) {
        return of(CalibrationMethod.BETA, model, data);
    }

    /**
     * Returns temperature scaling, {@link CalibrationMethod#TEMPERATURE}.
     *
     * @param model the scorer, of log-odds or probabilities
     * @param data rows that the scorer did not learn from, with both outcomes
     * @return the calibration
     * @throws IllegalArgumentException if the rows with a weight have one outcome or none, or the scores are points
     */
    public static Calibration temperature(RiskScorer model, Dataset data) {
        return of(CalibrationMethod.TEMPERATURE, model, data);
    }

    /**
     * Returns a calibration of the given method.
     *
     * @param method the method
     * @param model the scorer
     * @param data rows that the scorer did not learn from, with both outcomes
     * @return the calibration
     * @throws IllegalArgumentException if the rows with a weight have one outcome or none, or the method does not fit the
     *     scale of the scorer
     */
    public static Calibration of(CalibrationMethod method, RiskScorer model, Dataset data) {
        return method.fit(model.scale(), ScoredRows.rawScores(model, data), data.labels(), data.weights());
    }

    /**
     * Trains and calibrates on the same rows, each used for both: for data too few to set a part aside.
     *
     * <p>A model is trained on all folds but one, and scores the rows of that one; one calibration is learnt from these
     * scores of all rows, none of which its model had seen. The model that is returned is trained on all rows. (This is
     * scikit-learn's {@code CalibratedClassifierCV(ensemble=False)}.) The calibration is then of models that saw a little
     * less, and so is a little too careful: by one fold's share of the rows.
     *
     * <p>Trains {@code folds + 1} models, one after the other. The same seed gives the same folds.
     *
     * @param trainer trains the models
     * @param method how the calibration is learnt
     * @param data the rows, at least as many of each outcome as folds
     * @param folds the number of folds, at least 2; 5 is usual
     * @param seed what deals the rows to the folds
     * @return the model of all rows, and its calibration
     * @throws IllegalArgumentException if the number of folds is out of range, the outcomes are too few, the trainer
     *     cannot learn from a part, or the method does not fit the scale of its models
     */
    public static CalibratedModel crossFitted(
            Trainer trainer, CalibrationMethod method, Dataset data, int folds, long seed) {
        int[] foldOf = data.folds(folds, seed);
        int fewer = Math.min(data.positives(), data.rows() - data.positives());
        if (fewer < folds) {
            throw new IllegalArgumentException("The number of folds (" + folds
                    + ") must be at most the number of rows of the rarer outcome, but that is " + fewer
                    + ".\nMaybe take fewer folds.");
        }
        double[] scores = new double[data.rows()];
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            Model model = trainer.train(data.filter(i -> foldOf[i] != held));
            int[] rows = IntStream.range(0, foldOf.length)
                    .filter(i -> foldOf[i] == held)
                    .toArray();
            double[] scored = ScoredRows.rawScores(model, data.take(rows));
            for (int i = 0; i < rows.length; i++) {
                scores[rows[i]] = scored[i];
            }
        }
        Model model = trainer.train(data);
        Scale scale = model.scale();
        return new CalibratedModel(model, method.fit(scale, scores, data.labels(), data.weights()));
    }
}
