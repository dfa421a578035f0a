package io.riskanalyzer.models.validate;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.score.Calibration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Candidate} became by training: a model, and the calibration that was learnt with it.
 *
 * @param name the name of the candidate
 * @param model the model
 * @param calibration what turns its raw scores into probabilities; null if the candidate has no calibrator
 */
public record FittedCandidate(
        String name, Model model, @Nullable Calibration calibration) {

    /**
     * Returns the raw scores of rows. O(rows) time beside the scoring.
     *
     * @param frame the rows, with all features of the model
     * @return the raw scores, shape (rows)
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature is not there
     */
    public double[] rawScores(Frame frame) {
        double[] scores = new double[frame.rows()];
        model.bind(frame.features()).score(frame, 0, scores.length, scores);
        return scores;
    }

    /**
     * Returns what raw scores are judged by: the calibrated probabilities; without a calibration those of the model's
     * own, and points and probabilities as they are.
     *
     * @param rawScores the raw scores
     * @return the scores, of the same shape
     */
    public double[] scoresOf(double[] rawScores) {
        double[] scores = rawScores.clone();
        Calibration used = calibration == null ? model.calibration() : calibration;
        if (used != null) {
            for (int row = 0; row < scores.length; row++) {
                scores[row] = used.probabilityOf(scores[row]);
            }
        }
        return scores;
    }
}
