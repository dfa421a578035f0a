package io.riskanalyzer.metric;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Precision against recall: how pure and how complete the predicted positives are at each threshold.
 *
 * <p>Point 0 is recall 0, precision 1 (by convention) at threshold +∞; each further point is a distinct score, from the
 * highest down; the last has recall 1 and the prevalence as its precision. Recall never falls, precision may go either
 * way: between two points the curve is not a straight line, so do not integrate it by trapezoids. scikit-learn's
 * {@code precision_recall_curve} lists the same points from the lowest threshold up. Immutable and thread-safe; a point
 * is read in O(1).
 *
 * @see <a href="https://doi.org/10.1145/1143844.1143874">Davis, Goadrich, The relationship between precision-recall and
 *     ROC curves, 2006</a>
 */
public final class PrecisionRecallCurve {
    private final Ranking ranking;
    private final int[] points;

    private PrecisionRecallCurve(Ranking ranking, int[] points) {
        this.ranking = ranking;
        this.points = points;
    }

    /**
     * Returns the precision-recall curve of a scored sample, each row counted by its weight.
     *
     * <p>Rows of weight 0 make no point. A sample without negatives is fine: its precision is 1. O(n) time and memory.
     *
     * @param scores  score of each row, shape (rows), finite
     * @param labels  whether each row is a positive, shape (rows)
     * @param weights weight of each row, shape (rows), finite and not negative; null counts every row as 1
     * @return the curve, of one point more than there are distinct scores
     * @throws IllegalArgumentException if the shapes differ, a score or weight is outside its range, or the positives
     *     have no weight
     */
    public static PrecisionRecallCurve of(double[] scores, boolean[] labels, double @Nullable [] weights) {
        Ranking ranking = Ranking.of(Sample.of(scores, labels, weights).withPositives());
        return new PrecisionRecallCurve(ranking, ranking.allPoints());
    }

    /**
     * Returns the precision-recall curve of a scored sample, each row counted as 1.
     *
     * <p>As {@link #of(double[], boolean[], double[])} without weights.
     *
     * @param scores score of each row, shape (rows), finite
     * @param labels whether each row is a positive, shape (rows)
     * @return the curve, of one point more than there are distinct scores
     * @throws IllegalArgumentException if the shapes differ, a score is not finite, or there is no positive
     */
    public static PrecisionRecallCurve of(double[] scores, boolean[] labels) {
        return of(scores, labels, null);
    }

    /**
     * Returns the number of points.
     *
     * @return the number, 2 or more
     */
    public int points() {
        return points.length;
    }

    /**
     * Returns the least score that is predicted positive at a point.
     *
     * @param point index of the point, from 0
     * @return the threshold; +∞ at point 0, where nothing is predicted positive
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public double threshold(int point) {
        return ranking.threshold(points[point]);
    }

    /**
     * Returns the share of the positives at or above the threshold of a point: the x of the curve.
     *
     * @param point index of the point, from 0
     * @return the share, in [0, 1]
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public double recall(int point) {
        return ranking.truePositiveRate(points[point]);
    }

    /**
     * Returns the share of positives at or above the threshold of a point: the y of the curve.
     *
     * @param point index of the point, from 0
     * @return the share, in [0, 1]; 1 at point 0
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public double precision(int point) {
        return ranking.precision(points[point]);
    }

    /**
     * Returns the confusion matrix at the threshold of a point.
     *
     * @param point index of the point, from 0
     * @return the matrix, in weights; its precision at point 0 is NaN
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public ConfusionMatrix confusionMatrix(int point) {
        return ranking.confusionMatrix(points[point]);
    }

    /**
     * Returns the mean of the precision over the positives, as {@link Metrics#AVERAGE_PRECISION}.
     *
     * <p>A thinned curve answers the mean of the curve that it was made from. O(points) time.
     *
     * @return the average precision, in (0, 1]
     */
    public double averagePrecision() {
        return ranking.averagePrecision();
    }

    /**
     * Returns this curve with at most {@code most} of its points, evenly by recall, for plots and tables.
     *
     * <p>The two ends stay. The points that stay are points of this curve, unchanged; of those with one recall it is
     * the most precise. O(points) time.
     *
     * @param most largest number of points, 2 or more
     * @return a curve of at most so many points; this one, where it has no more
     * @throws IllegalArgumentException if {@code most} is below 2
     */
    public PrecisionRecallCurve thinnedTo(int most) {
        int[] kept = Ranking.thinned(points, most, ranking::truePositiveRate);
        return kept == points ? this : new PrecisionRecallCurve(ranking, kept);
    }

    /** Returns the number of points and the average precision, for people to read. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "PrecisionRecallCurve[%d points, average precision %.4f]", points(), averagePrecision());
    }
}
