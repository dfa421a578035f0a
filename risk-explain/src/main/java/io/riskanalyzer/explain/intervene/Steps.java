package io.riskanalyzer.explain.intervene;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** The values that a number may go to: the multiples of a step, or any value, written as short as it can be. */
final class Steps {
    /** Any value. */
    static final Steps NONE = new Steps(Double.NaN);

    /** How much further a value may lie so that it is shorter to write, as a share of itself. */
    private static final double A_HAIR = 1e-7;

    private static final int DIGITS = 17;

    private final double step;

    private Steps(double step) {
        this.step = step;
    }

    static Steps of(double step) {
        return new Steps(step);
    }

    /** A round step of which at least 100 are in a range. */
    static Steps hundredthOf(double range) {
        double hundredth = range / 100;
        double power = Math.pow(10, Math.floor(Math.log10(hundredth)));
        double digit = hundredth / power;
        return new Steps(range == 0 ? 1 : (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power);
    }

    double step() {
        return step;
    }

    /** The least legal value from {@code from} to {@code to}, NaN if there is none. */
    double first(double from, double to) {
        if (Double.isNaN(step)) {
            return shortest(from, to, RoundingMode.CEILING, Math.min(to, from + A_HAIR * Math.abs(from)));
        }
        double value = multiple(Math.ceil(from / step) - 1);
        for (int i = 0; i < 2 && value < from; i++) {
            value = multiple(Math.ceil(from / step) + i);
        }
        return value >= from && value <= to ? value : Double.NaN;
    }

    /** The greatest legal value from {@code from} to {@code to}, NaN if there is none. */
    double last(double from, double to) {
        if (Double.isNaN(step)) {
            return shortest(from, to, RoundingMode.FLOOR, Math.max(from, to - A_HAIR * Math.abs(to)));
        }
        double value = multiple(Math.floor(to / step) + 1);
        for (int i = 0; i < 2 && value > to; i++) {
            value = multiple(Math.floor(to / step) - i);
        }
        return value >= from && value <= to ? value : Double.NaN;
    }

    void addAll(double from, double to, List<Double> values) {
        for (double value = first(from, to); value <= to; value = multiple(Math.rint(value / step) + 1)) {
            values.add(value);
        }
    }

    /** As a decimal number, so that three times 0.05 is 0.15. */
    private double multiple(double times) {
        return Math.abs(times) < 1e15
                ? BigDecimal.valueOf(step)
                                .multiply(BigDecimal.valueOf((long) times))
                                .doubleValue()
                        + 0.0
                : times * step;
    }

    private static double shortest(double from, double to, RoundingMode mode, double furthest) {
        double nearest = mode == RoundingMode.CEILING ? from : to;
        BigDecimal exact = new BigDecimal(nearest);
        for (int digits = 1; digits <= DIGITS; digits++) {
            double value = exact.round(new MathContext(digits, mode)).doubleValue();
            if (mode == RoundingMode.CEILING
                    ? value >= nearest && value <= furthest
                    : value <= nearest && value >= furthest) {
                return value;
            }
        }
        return nearest;
    }
}
