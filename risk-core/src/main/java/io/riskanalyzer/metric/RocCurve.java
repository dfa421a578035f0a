package io.riskanalyzer.metric;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Receiver operating characteristic: what share of the positives and of the negatives is at or above each threshold.
 *
 * <p>Point 0 is (0, 0) at threshold +∞; each further point is a distinct score, from the highest down; the last is
 * (1, 1). Both rates never fall. No point is left out, not even between two others on a line: {@link #thinnedTo} does
 * that for plots. Immutable and thread-safe; a point is read in O(1).
 *
 * @see <a href="https://doi.org/10.1016/j.patrec.2005.10.010">Fawcett, An introduction to ROC analysis, 2006</a>
 */
public final class RocCurve {
    private final Ranking ranking;
    private final int[] points;

    private RocCurve(Ranking ranking, int[] points) {
        this.ranking = ranking;
        this.points = points;
    }

    /**
     * Returns the ROC curve of a scored sample, each row counted by its weight.
     *
     * <p>Rows of weight 0 make no point. O(n) time and memory.
     *
     * @param scores  score of each row, shape (rows), finite
     * @param labels  whether each row is a positive, shape (rows)
     * @param weights weight of each row, shape (rows), finite and not negative; null counts every row as 1
     * @return the curve, of one point more than there are distinct scores
     * @throws IllegalArgumentException if the shapes differ, a score or weight is outside its range, or a class has no
     *     weight
     */
    public static RocCurve of(double[] scores, boolean[] labels, double @Nullable [] weights) {
        Ranking ranking = Ranking.of(Sample.of(scores, labels, weights).withBothClasses());
        return new RocCurve(ranking, ranking.allPoints());
    }

    /**
     * Returns the ROC curve of a scored sample, each row counted as 1.
     *
     * <p>As {@link #of(double[], boolean[], double[])} without weights.
     *
     * @param scores score of each row, shape (rows), finite
     * @param labels whether each row is a positive, shape (rows)
     * @return the curve, of one point more than there are distinct scores
     * @throws IllegalArgumentException if the shapes differ, a score is not finite, or a class is empty
     */
    public static RocCurve of(double[] scores, boolean[] labels) {
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
     * Returns the share of the negatives at or above the threshold of a point: the x of the curve.
     *
     * @param point index of the point, from 0
     * @return the share, in [0, 1]
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public double falsePositiveRate(int point) {
        return ranking.falsePositiveRate(points[point]);
    }

    /**
     * Returns the share of the positives at or above the threshold of a point: the y of the curve.
     *
     * @param point index of the point, from 0
     * @return the share, in [0, 1]
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public double truePositiveRate(int point) {
        return ranking.truePositiveRate(points[point]);
    }

    /**
     * Returns the confusion matrix at the threshold of a point.
     *
     * @param point index of the point, from 0
     * @return the matrix, in weights
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public ConfusionMatrix confusionMatrix(int point) {
        return ranking.confusionMatrix(points[point]);
    }

    /**
     * Returns the area under the curve, as {@link Metrics#AUC}.
     *
     * <p>A thinned curve answers the area of the curve that it was made from. O(points) time.
     *
     * @return the area, in [0, 1]
     */
    public double auc() {
        return ranking.auc();
    }

    /**
     * Returns the largest distance between the two rates, as {@link Metrics#KS}.
     *
     * <p>A thinned curve answers the distance of the curve that it was made from. O(points) time.
     *
     * @return the distance, in [0, 1]
     */
    public double ks() {
        return ranking.ks();
    }

    /**
     * Returns the threshold at which the two rates are furthest apart.
     *
     * <p>Where true positives are the more frequent there, it is the threshold of the greatest Youden index. Of
     * several, the highest. A thinned curve answers the threshold of the curve that it was made from. O(points) time.
     *
     * @return the threshold, a score of the sample; +∞ where the rates never differ
     * @see <a href="https://doi.org/10.1002/1097-0142(1950)3:1%3C32::AID-CNCR2820030106%3E3.0.CO;2-3">Youden, Index for
     *     rating diagnostic tests, 1950</a>
     */
    public double ksThreshold() {
        return ranking.threshold(ranking.ksPoint());
    }

    /**
     * Returns this curve with at most {@code most} of its points, evenly along the curve, for plots and tables.
     *
     * <p>The two ends stay. The points that stay are points of this curve, unchanged. O(points) time.
     *
     * @param most largest number of points, 2 or more
     * @return a curve of at most so many points; this one, where it has no more
     * @throws IllegalArgumentException if {@code most} is below 2
     */
    public RocCurve thinnedTo(int most) {
        int[] kept = Ranking.thinned(
                points, most, point -> ranking.falsePositiveRate(point) + ranking.truePositiveRate(point));
        return kept == points ? this : new RocCurve(ranking, kept);
    }

    /** Returns the number of points, AUC and KS, for people to read. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "RocCurve[%d points, AUC %.4f, KS %.4f]", points(), auc(), ks());
    }
}
