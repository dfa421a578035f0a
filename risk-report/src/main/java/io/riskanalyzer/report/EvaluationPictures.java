package io.riskanalyzer.report;

import io.riskanalyzer.metric.ConfusionMatrix;
import io.riskanalyzer.metric.GainsCurve;
import io.riskanalyzer.metric.PrecisionRecallCurve;
import io.riskanalyzer.metric.RocCurve;
import io.riskanalyzer.models.calibrate.ReliabilityCurve;
import io.riskanalyzer.models.validate.Leaderboard;
import io.riskanalyzer.models.validate.ValidationCurve;
import io.riskanalyzer.score.Bands;
import java.util.List;

/**
 * Pictures of how good scores are, from what {@code io.riskanalyzer.metric} and
 * {@code io.riskanalyzer.models} measured.
 *
 * <p>Where several curves are given they stand in one picture, told apart by colour, dashes and the shape of their
 * points; up to six read well. A curve of any number of points is thinned before it is drawn. Thread-safe.
 */
public final class EvaluationPictures {
    private EvaluationPictures() {}

    /**
     * Draws a receiver operating characteristic.
     *
     * @param curve the curve
     * @return the picture, with AUC and KS
     */
    public static Picture roc(RocCurve curve) {
        return CurvePictures.ROC.draw(curve);
    }

    /**
     * Draws the receiver operating characteristics of several scorers.
     *
     * @param curves the curves, at least one
     * @return the picture, with the AUC of each
     * @throws IllegalArgumentException if there is no curve
     */
    public static Picture roc(List<Labelled<RocCurve>> curves) {
        return CurvePictures.ROC.draw(curves);
    }

    /**
     * Draws a precision–recall curve.
     *
     * @param curve the curve
     * @return the picture, with the average precision
     */
    public static Picture precisionRecall(PrecisionRecallCurve curve) {
        return CurvePictures.PRECISION_RECALL.draw(curve);
    }

    /**
     * Draws the precision–recall curves of several scorers.
     *
     * @param curves the curves, at least one
     * @return the picture, with the average precision of each
     * @throws IllegalArgumentException if there is no curve
     */
    public static Picture precisionRecall(List<Labelled<PrecisionRecallCurve>> curves) {
        return CurvePictures.PRECISION_RECALL.draw(curves);
    }

    /**
     * Draws a gains curve: what share of the positives is in the riskiest share of the sample.
     *
     * @param curve the curve
     * @return the picture
     */
    public static Picture gains(GainsCurve curve) {
        return CurvePictures.GAINS.draw(curve);
    }

    /**
     * Draws the gains curves of several scorers.
     *
     * @param curves the curves, at least one
     * @return the picture
     * @throws IllegalArgumentException if there is no curve
     */
    public static Picture gains(List<Labelled<GainsCurve>> curves) {
        return CurvePictures.GAINS.draw(curves);
    }

    /**
     * Draws the lift of each tenth of the sample, from the riskiest to the safest.
     *
     * @param curve the gains curve
     * @return the picture
     */
    public static Picture lift(GainsCurve curve) {
        return LiftPicture.of(curve);
    }

    /**
     * Draws a confusion matrix, with the share of each cell in its row.
     *
     * @param matrix the matrix, not empty
     * @return the picture, with precision, recall and accuracy
     * @throws IllegalArgumentException if nothing has a weight
     */
    public static Picture confusion(ConfusionMatrix matrix) {
        return ConfusionPicture.of(matrix);
    }

    /**
     * Draws how often what was foretold came true.
     *
     * @param curve the curve
     * @return the picture, with the intervals of the rates, the diagonal where both agree, and the rows of each bin
     */
    public static Picture reliability(ReliabilityCurve curve) {
        return ReliabilityPicture.of(curve);
    }

    /**
     * Draws a learning curve or a validation curve: the metric of the rows that were learnt from, and of those that were
     * not, with a ribbon of one standard deviation over the folds.
     *
     * @param curve the curve; along rows, and along values whose greatest is {@code 50} times the least or more, it is
     *     drawn on a logarithmic axis
     * @return the picture
     * @throws IllegalArgumentException if a metric is undefined, as where a fold has one class alone
     */
    public static Picture validation(ValidationCurve curve) {
        return ValidationPictures.curve(curve);
    }

    /**
     * Draws the candidates of a search by the metric that decided, from the best on, with one standard deviation over the
     * folds to either side.
     *
     * @param board the leaderboard
     * @return the picture
     * @throws IllegalArgumentException if a metric is undefined, as where a fold has one class alone
     */
    public static Picture leaderboard(Leaderboard board) {
        return ValidationPictures.leaderboard(board);
    }

    /**
     * Draws how the scores of the positives and of the negatives are distributed, one above the other below the line,
     * and where the bands begin. O(rows) time; the bins have one width, and each class adds up to 100 %.
     *
     * @param scores the score of each row, finite, shape (rows)
     * @param labels whether each row is a positive, shape (rows)
     * @param bands the bands; {@link Bands#NONE} draws none
     * @return the picture
     * @throws IllegalArgumentException if the shapes differ, there is no row, or a score is not finite
     */
    public static Picture scores(double[] scores, boolean[] labels, Bands bands) {
        return ScoresPicture.of(scores, labels, bands);
    }
}
