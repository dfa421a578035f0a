package io.riskanalyzer.feature;

import java.time.Duration;
import java.util.Objects;

/**
 * A feature whose value is a number, with an optional range and unit. Immutable and thread-safe.
 *
 * <p>Encoded as it is; missing as NaN. Infinite values are never legal.
 */
public final class NumberFeature implements Feature {
    private final Traits traits;
    private final double min;
    private final double max;
    private final String unit;

    NumberFeature(Traits traits, double min, double max, String unit) {
        if (Double.isNaN(min) || Double.isNaN(max)) {
            throw new IllegalArgumentException("The range of " + traits.name() + " (" + min + " to " + max
                    + ") must be of numbers.\nMaybe take an infinite one where there is no limit.");
        }
        if (min > max) {
            throw new IllegalArgumentException("The range of " + traits.name() + " (" + Numbers.plain(min) + " to "
                    + Numbers.plain(max) + ") must have a least value that is not above the greatest."
                    + "\nMaybe exchange the two.");
        }
        if (min == Double.POSITIVE_INFINITY || max == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("The range of " + traits.name() + " (" + Numbers.plain(min) + " to "
                    + Numbers.plain(max) + ") must hold a finite number.\nMaybe exchange the two infinities.");
        }
        this.traits = traits;
        this.min = min;
        this.max = max;
        this.unit = unit;
    }

    @Override
    public NumberFeature optional() {
        return new NumberFeature(traits.optional(), min, max, unit);
    }

    @Override
    public NumberFeature sensitive() {
        return new NumberFeature(traits.sensitive(), min, max, unit);
    }

    @Override
    public NumberFeature knownAt(Duration time) {
        return new NumberFeature(traits.knownAt(time), min, max, unit);
    }

    /**
     * Returns a copy that accepts the values from {@code min} to {@code max} alone.
     *
     * @param min the least legal value, −∞ for no limit
     * @param max the greatest legal value, +∞ for no limit
     * @return the copy
     * @throws IllegalArgumentException if a limit is NaN or {@code min > max}
     */
    public NumberFeature within(double min, double max) {
        return new NumberFeature(traits, min, max, unit);
    }

    /**
     * Returns a copy with a unit, which follows the value in texts.
     *
     * @param unit the unit, such as {@code "%"} or {@code "EUR"}; empty for none
     * @return the copy
     */
    public NumberFeature in(String unit) {
        return new NumberFeature(traits, min, max, unit);
    }

    /**
     * Returns the condition that the value is less than the limit.
     *
     * @param limit the limit, finite
     * @return the condition, not true for a missing value
     * @throws IllegalArgumentException if the limit is not finite
     */
    public Condition below(double limit) {
        return new Condition.Comparison(this, Condition.Operator.BELOW, limit);
    }

    /**
     * Returns the condition that the value is less than the limit or equal to it.
     *
     * @param limit the limit, finite
     * @return the condition, not true for a missing value
     * @throws IllegalArgumentException if the limit is not finite
     */
    public Condition atMost(double limit) {
        return new Condition.Comparison(this, Condition.Operator.AT_MOST, limit);
    }

    /**
     * Returns the condition that the value is greater than the limit.
     *
     * @param limit the limit, finite
     * @return the condition, not true for a missing value
     * @throws IllegalArgumentException if the limit is not finite
     */
    public Condition above(double limit) {
        return new Condition.Comparison(this, Condition.Operator.ABOVE, limit);
    }

    /**
     * Returns the condition that the value is greater than the limit or equal to it.
     *
     * @param limit the limit, finite
     * @return the condition, not true for a missing value
     * @throws IllegalArgumentException if the limit is not finite
     */
    public Condition atLeast(double limit) {
        return new Condition.Comparison(this, Condition.Operator.AT_LEAST, limit);
    }

    /**
     * Returns the condition that the value lies between two limits, both included.
     *
     * @param from the least value, finite
     * @param to the greatest value, finite
     * @return the condition, not true for a missing value
     * @throws IllegalArgumentException if a limit is not finite or {@code from > to}
     */
    public Condition between(double from, double to) {
        return new Condition.Between(this, from, to);
    }

    @Override
    public String name() {
        return traits.name();
    }

    @Override
    public boolean isOptional() {
        return traits.isOptional();
    }

    @Override
    public boolean isSensitive() {
        return traits.isSensitive();
    }

    @Override
    public Duration knownAt() {
        return traits.knownAt();
    }

    /**
     * Returns the least legal value.
     *
     * @return the value, −∞ if there is no limit
     */
    public double min() {
        return min;
    }

    /**
     * Returns the greatest legal value.
     *
     * @return the value, +∞ if there is no limit
     */
    public double max() {
        return max;
    }

    /**
     * Returns the unit.
     *
     * @return the unit, empty if there is none
     */
    public String unit() {
        return unit;
    }

    @Override
    public boolean accepts(double value) {
        return Double.isNaN(value)
                ? traits.isOptional()
                : value >= min && value <= max && Math.abs(value) <= Double.MAX_VALUE;
    }

    @Override
    public String format(double value) {
        if (traits.isSensitive()) {
            return Traits.WITHHELD;
        }
        return Double.isNaN(value) ? Traits.MISSING : Numbers.rounded(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberFeature that
                && traits.equals(that.traits)
                && Double.compare(min, that.min) == 0
                && Double.compare(max, that.max) == 0
                && unit.equals(that.unit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(traits, min, max, unit);
    }

    @Override
    public String toString() {
        return traits.name() + " (number" + range() + (unit.isEmpty() ? "" : " in " + unit) + traits.suffix() + ")";
    }

    /** The limits in words: {@code " from 0 to 1"}, {@code " of at least 0"}; empty if there are none. */
    String range() {
        if (min > Double.NEGATIVE_INFINITY) {
            return max < Double.POSITIVE_INFINITY
                    ? " from " + Numbers.plain(min) + " to " + Numbers.plain(max)
                    : " of at least " + Numbers.plain(min);
        }
        return max < Double.POSITIVE_INFINITY ? " of at most " + Numbers.plain(max) : "";
    }
}
