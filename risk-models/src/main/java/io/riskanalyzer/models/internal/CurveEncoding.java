package io.riskanalyzer.models.internal;

import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A number along a curve: one column for each knot, which is 1 there and falls to 0 at the knots beside it, so that a
 * value has two columns that add up to 1 (a linear B-spline); and one that tells whether the value was missing, if it was
 * in some of the training rows. A missing value is replaced by the median.
 */
final class CurveEncoding implements FeatureEncoding {
    private final NumberFeature feature;
    private final double[] knots;
    private final double replacement;
    private final double[] shares; // of each column
    private final List<String> names;

    private CurveEncoding(NumberFeature feature, double[] knots, double replacement, double[] shares) {
        this.feature = feature;
        this.knots = knots;
        this.replacement = replacement;
        this.shares = shares;
        this.names = new ArrayList<>();
        for (int i = 0; i < Math.min(knots.length, shares.length); i++) {
            names.add(feature.name() + " at " + knots[i]);
        }
        if (shares.length > knots.length) {
            names.add(feature.name() + " is missing");
        }
    }

    /** Learns from a column of which at least two values differ, beside missing ones. */
    static CurveEncoding learn(NumberFeature feature, double[] values, double[] weights, int knots) {
        WeightedColumn column = new WeightedColumn(values, weights);
        double[] at = Quantiles.of(column).knots(knots);
        int width = at.length + (Arrays.stream(values).anyMatch(Double::isNaN) ? 1 : 0);
        CurveEncoding unmeasured = new CurveEncoding(feature, at, column.median(), new double[width]);
        return new CurveEncoding(feature, at, unmeasured.replacement, unmeasured.shares(values, weights));
    }

    private double[] shares(double[] values, double[] weights) {
        CompensatedSum[] sums = new CompensatedSum[shares.length];
        Arrays.setAll(sums, column -> new CompensatedSum());
        CompensatedSum all = new CompensatedSum();
        int[] columns = new int[3];
        double[] entries = new double[3];
        for (int i = 0; i < values.length; i++) {
            int count = encode(values[i], 0, columns, entries, 0);
            for (int j = 0; j < count; j++) {
                sums[columns[j]].add(weights[i] * entries[j]);
            }
            all.add(weights[i]);
        }
        return Arrays.stream(sums).mapToDouble(sum -> sum.value() / all.value()).toArray();
    }

    @Override
    public List<String> columns() {
        return List.copyOf(names);
    }

    @Override
    public int width() {
        return shares.length;
    }

    @Override
    public int entries() {
        return shares.length > knots.length ? 3 : 2;
    }

    @Override
    public int encode(double value, int first, int[] columns, double[] values, int at) {
        double x = Double.isNaN(value) ? replacement : value;
        int next = at;
        int left = leftOf(x);
        if (left < 0 || left == knots.length - 1) {
            columns[next] = first + Math.max(left, 0);
            values[next++] = 1;
        } else {
            double part = (x - knots[left]) / (knots[left + 1] - knots[left]);
            columns[next] = first + left;
            values[next++] = 1 - part;
            columns[next] = first + left + 1;
            values[next++] = part;
        }
        if (Double.isNaN(value) && shares.length > knots.length) {
            columns[next] = first + knots.length;
            values[next++] = 1;
        }
        return next;
    }

    /** The position of the last knot that is not above a value, −1 for none. */
    private int leftOf(double x) {
        int at = Arrays.binarySearch(knots, x + 0.0); // −0 is 0
        return at >= 0 ? at : -at - 2;
    }

    @Override
    public double mean(double[] weights, int first) {
        double mean = 0;
        for (int column = 0; column < shares.length; column++) {
            mean += shares[column] * weights[first + column];
        }
        return mean;
    }

    @Override
    public LinearTerm term(double[] weights, int first) {
        double mean = mean(weights, first);
        List<Double> points = new ArrayList<>();
        List<Double> contributions = new ArrayList<>();
        for (int i = 0; i < knots.length; i++) {
            points.add(knots[i]);
            contributions.add(weights[first + i] - mean);
        }
        int[] columns = new int[3];
        double[] entries = new double[3];
        int count = encode(Double.NaN, first, columns, entries, 0);
        double whenMissing = -mean;
        for (int i = 0; i < count; i++) {
            whenMissing += weights[columns[i]] * entries[i];
        }
        return new LinearTerm.Curve(feature, points, contributions, whenMissing);
    }
}
