package io.riskanalyzer.report;

import java.util.List;

/** Pictures of any numbers: lines, bars and dots. Thread-safe. */
public final class Charts {
    private Charts() {}

    /**
     * Draws lines, with the intervals of their points as ribbons around them: learning and validation curves, or anything
     * over time.
     *
     * @param title what it shows, not blank
     * @param across what is measured from left to right
     * @param up what is measured upwards
     * @param lines the lines, at least one; up to six read well
     * @return the picture
     * @throws IllegalArgumentException if there is no line, the title is blank, or a point cannot be shown
     */
    public static Picture lines(String title, Axis across, Axis up, List<Line> lines) {
        return LinesPicture.of(title, across, up, lines);
    }

    /**
     * Draws numbers as bars that begin at 0, one below the other, with their intervals: importances, contributions,
     * points.
     *
     * @param title what it shows, not blank
     * @param axis what is measured; not logarithmic, which has no 0
     * @param quantities the numbers in the order in which they are shown, at least one
     * @return the picture
     * @throws IllegalArgumentException if there is no number, the title is blank, or the axis is logarithmic
     */
    public static Picture bars(String title, Axis axis, List<Quantity> quantities) {
        return QuantitiesPicture.bars(title, axis, quantities);
    }

    /**
     * Draws numbers as dots with their intervals, one below the other, on an axis that need not begin at 0: to compare
     * models by a metric.
     *
     * @param title what it shows, not blank
     * @param axis what is measured
     * @param quantities the numbers in the order in which they are shown, at least one
     * @return the picture
     * @throws IllegalArgumentException if there is no number, the title is blank, or a number cannot be shown
     */
    public static Picture dots(String title, Axis axis, List<Quantity> quantities) {
        return QuantitiesPicture.dots(title, axis, quantities);
    }
}
