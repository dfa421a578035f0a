package io.riskanalyzer.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a picture, of points with an interval each. Immutable and thread-safe.
 *
 * @param label what it is called, not blank
 * @param points its points from left to right, at least one
 */
public record Line(String label, List<Point> points) {

    /**
     * Checks and copies the points.
     *
     * @throws IllegalArgumentException if the label is blank, there is no point, or a point is to the left of the one
     *     before
     */
    public Line {
        Refusal.ifBlank("label of a line", label);
        points = List.copyOf(points);
        Refusal.ifEmpty("points of " + label, points.size());
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).x() < points.get(i - 1).x()) {
                throw Refusal.of(
                        "x of point " + (i + 1) + " of " + label,
                        points.get(i).x(),
                        "be at least that of the point before",
                        "that is at " + points.get(i - 1).x(),
                        "sort the points");
            }
        }
    }

    /**
     * Returns a line of points without intervals.
     *
     * @param label what it is called, not blank
     * @param xs where the points are, ascending, finite, shape (points)
     * @param ys what was measured there, finite, shape (points)
     * @return the line
     * @throws IllegalArgumentException if the shapes differ, or as the constructor tells
     */
    public static Line of(String label, double[] xs, double[] ys) {
        if (xs.length != ys.length) {
            throw Refusal.of(
                    "number of ys of " + label,
                    ys.length,
                    "equal the number of xs",
                    "there are " + xs.length + " xs",
                    "a point is missing");
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < xs.length; i++) {
            points.add(Point.of(xs[i], ys[i]));
        }
        return new Line(label, points);
    }

    /**
     * A point of a line.
     *
     * @param x where it is
     * @param y what was measured there
     * @param from the lower end of an interval for it; {@code y} for none
     * @param to the upper end; {@code y} for none
     */
    public record Point(double x, double y, double from, double to) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a number is not finite, or {@code from <= y <= to} does not hold
         */
        public Point {
            Refusal.unlessFinite("x of a point", x);
            Quantity.requireInterval("point at " + x, y, from, to);
        }

        /**
         * Returns a point without an interval.
         *
         * @param x where it is, finite
         * @param y what was measured there, finite
         * @return the point
         * @throws IllegalArgumentException if a number is not finite
         */
        public static Point of(double x, double y) {
            return new Point(x, y, y, y);
        }
    }

    boolean hasIntervals() {
        return points.stream().anyMatch(point -> point.from() < point.to());
    }
}
