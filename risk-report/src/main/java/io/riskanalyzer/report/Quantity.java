package io.riskanalyzer.report;

/**
 * A measured number and an interval for it, such as an importance, a contribution, or the metric of a model. Immutable and
 * thread-safe.
 *
 * @param label what it is of, not blank
 * @param value the number
 * @param from the lower end of the interval; {@code value} for none
 * @param to the upper end; {@code value} for none
 */
public record Quantity(String label, double value, double from, double to) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the label is blank, a number is not finite, or {@code from <= value <= to}
     *     does not hold
     */
    public Quantity {
        Refusal.ifBlank("label of a number", label);
        requireInterval(label, value, from, to);
    }

    /**
     * Returns a number without an interval.
     *
     * @param label what it is of, not blank
     * @param value the number, finite
     * @return the quantity
     * @throws IllegalArgumentException if the label is blank or the number is not finite
     */
    public static Quantity of(String label, double value) {
        return new Quantity(label, value, value, value);
    }

    static void requireInterval(String label, double value, double from, double to) {
        Refusal.unlessFinite("value of " + label, value);
        Refusal.unlessFinite("lower end of " + label, from);
        Refusal.unlessFinite("upper end of " + label, to);
        if (!(from <= value && value <= to)) {
            throw Refusal.of(
                    "interval of " + label,
                    "[" + from + ", " + to + "]",
                    "contain the value",
                    "that is " + value,
                    "exchange its ends, or give the value as both for no interval");
        }
    }

    boolean hasInterval() {
        return from < to;
    }
}
