package io.riskanalyzer.rules;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people write them, exactly. */
final class RoundNumbers {
    private static final int MOST_DECIMALS = 400; // the least double has 324
    private static final double MOST_PLAIN = 1e15;
    private static final double LEAST_PLAIN = 1e-9;

    private RoundNumbers() {}

    /** A number from one to another that has as few digits as any; 0 if that is among them. */
    static double between(double from, double to) {
        if (from <= 0 && to >= 0) {
            return 0;
        }
        if (to < 0) {
            return -between(-to, -from);
        }
        BigDecimal least = new BigDecimal(from);
        double nearest = Math.min(to, Math.max(2 * from, from + 1)); // not 1e308 for "at least 100"
        for (int decimals = -least.precision() + least.scale(); decimals <= MOST_DECIMALS; decimals++) {
            double rounded = least.setScale(decimals, RoundingMode.CEILING).doubleValue();
            if (rounded >= from && rounded <= nearest) {
                return rounded;
            }
        }
        return from;
    }

    /**
     * A number next to the lower end of a range: the end itself if it is written shortly, as limits are; else, where it is
     * the neighbour of such a number, that number and one of its last decimal.
     */
    static double above(double from, double to) {
        double limit = Math.nextDown(from);
        if (!Double.isFinite(limit) || text(limit).length() >= text(from).length()) {
            return from;
        }
        double next = BigDecimal.valueOf(limit).add(lastDecimal(limit)).doubleValue();
        return next >= from && next <= to ? next : from;
    }

    /** Whether a value is a limit, or at most one of the limit's last decimal away. */
    static boolean isNext(double value, double limit) {
        return Double.isFinite(value)
                && Double.isFinite(limit)
                && BigDecimal.valueOf(value)
                                .subtract(BigDecimal.valueOf(limit))
                                .abs()
                                .compareTo(lastDecimal(limit))
                        <= 0;
    }

    /** One of the last decimal with which a number is written, 1 for a whole number: 0.01 for 0.75. */
    private static BigDecimal lastDecimal(double number) {
        int decimals = Math.max(BigDecimal.valueOf(number).stripTrailingZeros().scale(), 0);
        return BigDecimal.ONE.scaleByPowerOfTen(-decimals);
    }

    /** All digits of a number, and no more: {@code 0.75}, {@code 62}. */
    static String text(double value) {
        return Double.isNaN(value) || Double.isInfinite(value)
                ? Double.toString(value)
                : text(BigDecimal.valueOf(value));
    }

    /** The difference of two numbers as they are written: 0.75 − 0.67 is 0.08. */
    static String difference(double greater, double less) {
        return text(BigDecimal.valueOf(greater).subtract(BigDecimal.valueOf(less)));
    }

    private static String text(BigDecimal value) {
        double size = Math.abs(value.doubleValue());
        if (size == 0) {
            return "0";
        }
        return size < MOST_PLAIN && size >= LEAST_PLAIN
                ? value.stripTrailingZeros().toPlainString()
                : Double.toString(value.doubleValue());
    }

    /** Points with their sign: {@code +40}, {@code -7.5}. */
    static String signed(double points) {
        return (points > 0 ? "+" : "") + text(points);
    }

    /** A value of a feature with all its digits and its unit, whoever may see it. */
    static String text(Feature feature, double value) {
        if (Double.isNaN(value)) {
            return "missing";
        }
        if (feature instanceof NumberFeature number) {
            return text(value) + (number.unit().isEmpty() ? "" : " " + number.unit());
        }
        if (feature instanceof CategoryFeature<?> category) {
            return value < 0 ? "unknown" : category.levels().get((int) value);
        }
        return value == 0 ? "no" : "yes";
    }
}
