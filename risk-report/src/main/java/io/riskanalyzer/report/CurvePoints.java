package io.riskanalyzer.report;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The points of a curve over thresholds. Immutable: nobody writes into its arrays. */
final class CurvePoints {
    private final double[] xs;
    private final double[] ys;
    private final double[] thresholds;

    private CurvePoints(double[] xs, double[] ys, double[] thresholds) {
        this.xs = xs;
        this.ys = ys;
        this.thresholds = thresholds;
    }

    static CurvePoints of(int points, IntToDoubleFunction x, IntToDoubleFunction y, IntToDoubleFunction threshold) {
        return new CurvePoints(values(points, x), values(points, y), values(points, threshold));
    }

    private static double[] values(int points, IntToDoubleFunction value) {
        return IntStream.range(0, points).mapToDouble(value).toArray();
    }

    int size() {
        return xs.length;
    }

    double[] xs() {
        return xs;
    }

    double[] ys() {
        return ys;
    }

    double x(int point) {
        return xs[point];
    }

    double y(int point) {
        return ys[point];
    }

    double threshold(int point) {
        return thresholds[point];
    }
}
