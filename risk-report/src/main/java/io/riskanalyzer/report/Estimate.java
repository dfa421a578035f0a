package io.riskanalyzer.report;

/**
 * A measured number and an interval for it, such as an importance, a contribution, or the metric of a model. Immutable and
 * thread-safe.
 *
 * @param label what it is of, not blank
 * @param value the number
 * @param low the lower end of the interval; {@code value} for none
 * @param high the upper end; {@code value} for none
 */
public record Estimate(String label, double value, double low, double high) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the label is blank, a number is not finite, or {@code low <= value <= high}
     *     does not hold
     */
    public Estimate {
        Refusal.ifBlank("label of a number", label);
        requireInterval(label, value, low, high);
    }

    /**
     * Returns a number without an interval.
     *
     * @param label what it is of, not blank
     * @param value the number, finite
     * @return the estimate
     * @throws IllegalArgumentException if the label is blank or the number is not finite
     */
    public static Estimate of(String label, double value) {
        return new Estimate(label, value, value, value);
    }

    static void requireInterval(String label, double value, double low, double high) {
        Refusal.unlessFinite("value of " + label, value);
        Refusal.unlessFinite("lower end of " + label, low);
        Refusal.unlessFinite("upper end of " + label, high);
        if (!(low <= value && value <= high)) {
            throw Refusal.of(
                    "interval of " + label,
                    "[" + low + ", " + high + "]",
                    "contain the value",
                    "that is " + value,
                    "exchange its ends, or give the value as both for no interval");
        }
    }

    boolean hasInterval() {
        return low < high;
    }
}
