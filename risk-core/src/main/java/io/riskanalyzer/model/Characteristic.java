package io.riskanalyzer.model;

import java.util.List;

/**
 * One line of a scorecard: a feature, its bins, and the points of each bin.
 *
 * <p>Points are kept in steps of 2<sup>−32</sup>, a quarter of a billionth, so that sums of points are exact in any order
 * and reasons add up to the score to the last bit; whole points are kept as they are.
 *
 * @param bins how the values of the feature are put in bins
 * @param points the points of each bin in the order of the bins, high is good, shape ({@code bins.count()}); from −2^20 to
 *     2^20
 * @param neutral the points that say nothing either way: those of a weight of evidence of 0
 * @param mean the average points of the training rows
 * @param code the code that reasons have, not blank; usually the name of the feature
 * @param theme what reasons of the same kind have in common, so that one of them is told alone; may be empty
 */
public record Characteristic(Bins bins, List<Double> points, double neutral, double mean, String code, String theme) {
    private static final double STEPS = 0x1p32;
    private static final double GREATEST = 0x1p20;

    /** Checks the numbers, and rounds them to steps. */
    public Characteristic {
        String name = bins.feature().name();
        if (points.size() != bins.count()) {
            throw new IllegalArgumentException("The points of " + name + " (" + points.size()
                    + ") must be one for each bin, but there are " + bins.count()
                    + " bins.\nMaybe the bins of special, unseen and missing values were left out.");
        }
        points = points.stream().map(p -> inSteps(name, p)).toList();
        neutral = inSteps(name, neutral);
        mean = inSteps(name, mean);
        if (code.isBlank()) {
            throw new IllegalArgumentException(
                    "The code of " + name + " (\"" + code + "\") must not be blank.\nMaybe take the feature's name.");
        }
    }

    /**
     * Creates a line whose code is the name of the feature, without a theme.
     *
     * @param bins how the values of the feature are put in bins
     * @param points the points of each bin in the order of the bins
     * @param neutral the points that say nothing either way
     * @param mean the average points
     */
    public Characteristic(Bins bins, List<Double> points, double neutral, double mean) {
        this(bins, points, neutral, mean, bins.feature().name(), "");
    }

    /** The nearest number of points that sums keep exactly. */
    static double inSteps(String name, double points) {
        if (!(Math.abs(points) <= GREATEST)) {
            throw new IllegalArgumentException(
                    "The points of " + name + " (" + points
                            + ") must be from −1,048,576 to 1,048,576.\nMaybe take another scale: 20 points to double the odds.");
        }
        return Math.rint(points * STEPS) / STEPS + 0.0; // −0 becomes 0
    }

    /**
     * Returns the greatest points of a bin.
     *
     * @return the points of the best bin
     */
    public double greatest() {
        return points.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /**
     * Returns the least points of a bin.
     *
     * @return the points of the worst bin
     */
    public double least() {
        return points.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /**
     * Returns the points of a value.
     *
     * @param value the encoded value
     * @return the points of its bin
     */
    public double pointsOf(double value) {
        return points.get(bins.indexOf(value));
    }

    /**
     * Returns a copy with other points.
     *
     * @param changed the points of each bin, in the order of the bins
     * @return the copy
     */
    public Characteristic with(List<Double> changed) {
        return new Characteristic(bins, changed, neutral, mean, code, theme);
    }

    /**
     * Returns a copy whose reasons have another code and theme.
     *
     * @param code the code, not blank
     * @param theme the theme, may be empty
     * @return the copy
     */
    public Characteristic reason(String code, String theme) {
        return new Characteristic(bins, points, neutral, mean, code, theme);
    }
}
