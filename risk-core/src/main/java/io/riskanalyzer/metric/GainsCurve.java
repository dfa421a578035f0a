package io.riskanalyzer.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cumulative gains: what share of the positives is captured in the riskiest share of the sample.
 *
 * <p>Point 0 is (0, 0) at threshold +∞; each further point is a distinct score, from the highest down; the last is
 * (1, 1). Both shares never fall. Between two points the curve is straight: a group of equal scores counts in
 * proportion. The diagonal is chance. Immutable and thread-safe; a point is read in O(1).
 *
 * @see <a href="https://doi.org/10.51936/noqf3710">Vuk, Curk, ROC curve, lift chart and calibration plot, 2006</a>
 */
public final class GainsCurve {
    private final Ranking ranking;
    private final int[] points;

    private GainsCurve(Ranking ranking, int[] points) {
        this.ranking = ranking;
        this.points = points;
    }

    /**
     * One of the equal parts that a sample is cut into from the highest score down, as a row of a gains table.
     *
     * @param from         share of the sample above this slice, in [0, 1)
     * @param to           share of the sample down to the end of this slice, in (0, 1]
     * @param threshold    score at the end of this slice
     * @param positiveRate share of positives in this slice, in [0, 1]
     * @param lift         {@code positiveRate} over the prevalence, 0 or more; 1 is chance
     * @param captured     share of all positives down to the end of this slice, in [0, 1]
     */
    public record Slice(double from, double to, double threshold, double positiveRate, double lift, double captured) {}

    /**
     * Returns the gains curve of a scored sample, each row counted by its weight.
     *
     * <p>Rows of weight 0 make no point. A sample without negatives is fine: its curve is the diagonal. O(n) time and
     * memory.
     *
     * @param scores  score of each row, shape (rows), finite
     * @param labels  whether each row is a positive, shape (rows)
     * @param weights weight of each row, shape (rows), finite and not negative; null counts every row as 1
     * @return the curve, of one point more than there are distinct scores
     * @throws IllegalArgumentException if the shapes differ, a score or weight is outside its range, or the positives
     *     have no weight
     */
    public static GainsCurve of(double[] scores, boolean[] labels, double @Nullable [] weights) {
        Ranking ranking = Ranking.of(Sample.of(scores, labels, weights).withPositives());
        return new GainsCurve(ranking, ranking.allPoints());
    }

    /**
     * Returns the gains curve of a scored sample, each row counted as 1.
     *
     * <p>As {@link #of(double[], boolean[], double[])} without weights.
     *
     * @param scores score of each row, shape (rows), finite
     * @param labels whether each row is a positive, shape (rows)
     * @return the curve, of one point more than there are distinct scores
     * @throws IllegalArgumentException if the shapes differ, a score is not finite, or there is no positive
     */
    public static GainsCurve of(double[] scores, boolean[] labels) {
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
     * Returns the share of the sample at or above the threshold of a point: the x of the curve.
     *
     * @param point index of the point, from 0
     * @return the share, in [0, 1]
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public double share(int point) {
        return ranking.selected(points[point]) / ranking.total();
    }

    /**
     * Returns the share of the positives at or above the threshold of a point: the y of the curve.
     *
     * @param point index of the point, from 0
     * @return the share, in [0, 1]
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public double captured(int point) {
        return ranking.truePositiveRate(points[point]);
    }

    /**
     * Returns the lift at a point: the share of the positives captured over the share of the sample.
     *
     * @param point index of the point, from 0
     * @return the lift, 0 or more; NaN at point 0, where there is no sample
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public double lift(int point) {
        return captured(point) / share(point);
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
     * Returns the share of the positives that is captured in the riskiest share of the sample.
     *
     * <p>Where the share ends within a group of equal scores, the group counts in proportion. A thinned curve answers
     * as the curve that it was made from. O(log points) time.
     *
     * @param share share of the sample, by weight, from the highest score down, in [0, 1]
     * @return the share of the positives, in [0, 1]
     * @throws IllegalArgumentException if {@code share} is outside [0, 1]
     */
    public double capturedAt(double share) {
        if (share == 0) {
            return 0;
        }
        refuseNoShare(share);
        return capturedWithin(share * ranking.total());
    }

    /**
     * Returns the lift in the riskiest share of the sample, as {@link Metrics#liftAt(double)}.
     *
     * <p>{@code capturedAt(share) / share}, range [0, 1/share]; 1 is chance. O(log points) time.
     *
     * @param share share of the sample, by weight, from the highest score down, in (0, 1]
     * @return the lift
     * @throws IllegalArgumentException if {@code share} is outside (0, 1]
     */
    public double liftAt(double share) {
        refuseNoShare(share);
        return capturedAt(share) / share;
    }

    static void refuseNoShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw Refusal.of(
                    "share of the sample",
                    share,
                    "be above 0 and at most 1",
                    share == 0 ? "nothing is in it" : Refusal.factOf(share, 0, 1),
                    "it is a percentage: write 0.1 for 10 %");
        }
    }

    private double capturedWithin(double weight) {
        return ranking.truePositivesWithin(weight) / ranking.positives();
    }

    /**
     * Returns the gains table: the sample cut into equal parts by weight, from the highest score down; 10 are deciles.
     *
     * <p>A group of equal scores that lies across a cut counts on both sides in proportion. A thinned curve answers as
     * the curve that it was made from. O(slices · log points) time.
     *
     * @param slices number of parts, 1 or more
     * @return the parts from the riskiest to the safest; the last captures everything
     * @throws IllegalArgumentException if {@code slices} is below 1
     */
    public List<Slice> slices(int slices) {
        if (slices < 1) {
            throw Refusal.of("number of slices", slices, "be at least 1", "a table needs a row", "use 10 for deciles");
        }
        double total = ranking.total();
        double prevalence = ranking.positives() / total;
        List<Slice> table = new ArrayList<>(slices);
        double before = 0;
        for (int slice = 1; slice <= slices; slice++) {
            double weight = total * slice / slices;
            double captured = slice == slices ? 1 : capturedWithin(weight);
            double lift = Math.max(0, captured - before) * slices;
            table.add(new Slice(
                    (double) (slice - 1) / slices,
                    (double) slice / slices,
                    ranking.threshold(ranking.firstPointOf(weight)),
                    Math.min(lift * prevalence, 1),
                    lift,
                    captured));
            before = captured;
        }
        return List.copyOf(table);
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
    public GainsCurve thinnedTo(int most) {
        double total = ranking.total();
        int[] kept = Ranking.thinned(
                points, most, point -> ranking.selected(point) / total + ranking.truePositiveRate(point));
        return kept == points ? this : new GainsCurve(ranking, kept);
    }

    /** Returns the number of points and the lift in the riskiest tenth, for people to read. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "GainsCurve[%d points, lift at 10 %% %.4f]", points(), liftAt(0.1));
    }
}
