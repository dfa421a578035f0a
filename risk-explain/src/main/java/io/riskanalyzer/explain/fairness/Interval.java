package io.riskanalyzer.explain.fairness;

import java.util.Arrays;
import java.util.Locale;

/**
 * A figure, and how sure it is.
 *
 * @param value the figure of the rows as they are
 * @param from the lower end of its interval
 * @param to the upper end
 */
public record Interval(double value, double from, double to) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if {@code from <= value <= to} does not hold
     */
    public Interval {
        if (!(from <= value && value <= to)) {
            throw new IllegalArgumentException("The interval ([" + from + ", " + to
                    + "]) must hold the value, but that is " + value + ".\nMaybe exchange its ends.");
        }
    }

    /**
     * Returns the interval between two percentiles of resampled figures, widened to the value where that lies outside, as
     * a share of 0 does. Sorts the figures.
     */
    static Interval of(double value, double[] resampled, double confidence) {
        Arrays.sort(resampled);
        double tail = (1 - confidence) / 2;
        return new Interval(
                value, Math.min(value, percentile(resampled, tail)), Math.max(value, percentile(resampled, 1 - tail)));
    }

    /** Linear between the sorted values, the first being that of 0 and the last that of 1, as numpy's. */
    private static double percentile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int low = (int) Math.floor(place);
        int high = Math.min(low + 1, sorted.length - 1);
        double step = sorted[high] - sorted[low]; // infinite ratios have no difference
        return low == high || !(step > 0) ? sorted[low] : sorted[low] + (place - low) * step;
    }

    /** This interval with its ends inside a range. */
    Interval within(double least, double greatest) {
        return new Interval(value, Math.max(Math.min(least, value), from), Math.min(Math.max(greatest, value), to));
    }

    /**
     * Returns whether a number lies inside, ends included.
     *
     * @param number the number
     * @return whether {@code from <= number <= to}
     */
    public boolean contains(double number) {
        return from <= number && number <= to;
    }

    /** Returns value and interval, for people to read: {@code 0.6210 [0.6020, 0.6400]}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", value, from, to);
    }
}
