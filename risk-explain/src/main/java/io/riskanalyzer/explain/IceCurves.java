package io.riskanalyzer.explain;

import io.riskanalyzer.explain.EffectCurve.Point;
import io.riskanalyzer.explain.internal.CompensatedSum;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.List;

/**
 * Individual conditional expectations: the score of each of some rows, as one feature of the row takes one value after
 * another and the others stay. Where the curves are not parallel, the feature interacts with others, which the
 * {@linkplain #average average} hides.
 *
 * <p>Immutable and thread-safe. Holds {@code rows × points} doubles.
 *
 * @see <a href="https://doi.org/10.1080/10618600.2014.907095">Goldstein, Kapelner, Bleich, Pitkin, Peeking inside the
 *     black box: visualizing statistical learning with plots of individual conditional expectation, 2015</a>
 */
public final class IceCurves {
    private final Grid grid;
    private final Scale scale;
    private final int[] rows;
    private final double[] own;
    private final double[] weights;
    private final double[][] scores;

    /**
     * @param grid the values that the feature takes
     * @param scale what a score counts in
     * @param rows the rows
     * @param own the value of the feature in each row
     * @param weights what each row counts
     * @param scores the score of each row at each value, shape (rows, values)
     */
    IceCurves(Grid grid, Scale scale, int[] rows, double[] own, double[] weights, double[][] scores) {
        this.grid = grid;
        this.scale = scale;
        this.rows = rows;
        this.own = own;
        this.weights = weights;
        this.scores = scores;
    }

    /**
     * Returns the feature that takes other values.
     *
     * @return the feature
     */
    public Feature feature() {
        return grid.feature();
    }

    /**
     * Returns what a score counts in.
     *
     * @return the scale
     */
    public Scale scale() {
        return scale;
    }

    /**
     * Returns the number of curves.
     *
     * @return the number of rows that were drawn
     */
    public int size() {
        return rows.length;
    }

    /**
     * Returns the values that the feature takes.
     *
     * @return the encoded values, ascending, NaN for missing last; a copy, shape (points)
     */
    public double[] values() {
        return grid.values();
    }

    /**
     * Returns which row a curve is of.
     *
     * @param curve the curve, from 0
     * @return the row of the frame, from 0
     */
    public int rowOf(int curve) {
        return rows[curve];
    }

    /**
     * Returns the value that the feature has in the row of a curve.
     *
     * @param curve the curve, from 0
     * @return the encoded value, which need not be one of {@link #values()}
     */
    public double ownValue(int curve) {
        return own[curve];
    }

    /**
     * Returns the score of a row at each value.
     *
     * @param curve the curve, from 0
     * @return a copy, shape (points)
     */
    public double[] scores(int curve) {
        return scores[curve].clone();
    }

    /**
     * Returns these curves less what each is at the first value, so that all begin at 0 and one sees where they part.
     *
     * @return the centred curves
     */
    public IceCurves centred() {
        double[][] less = new double[scores.length][];
        for (int curve = 0; curve < less.length; curve++) {
            less[curve] = scores[curve].clone();
            for (int i = 0; i < less[curve].length; i++) {
                less[curve][i] -= scores[curve][0];
            }
        }
        return new IceCurves(grid, scale, rows, own, weights, less);
    }

    /**
     * Returns the mean of the curves: the partial dependence of their rows, weighted as they are.
     *
     * @return the curve; the shares are those of all rows, not of these alone
     */
    public EffectCurve average() {
        double[] values = grid.values();
        double[] shares = grid.allShares();
        double total = CompensatedSum.of(weights);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            CompensatedSum sum = new CompensatedSum();
            for (int curve = 0; curve < scores.length; curve++) {
                sum.add(weights[curve] * scores[curve][i]);
            }
            points.add(new Point(values[i], sum.value() / total, shares[i]));
        }
        return new EffectCurve(EffectCurve.Kind.PARTIAL_DEPENDENCE, grid.feature(), scale, points);
    }

    @Override
    public String toString() {
        return size() + " individual curves of " + feature().name();
    }
}
