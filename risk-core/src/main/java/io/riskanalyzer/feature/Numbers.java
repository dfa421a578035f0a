package io.riskanalyzer.feature;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as people write them: no trailing zeros, a point as the decimal sign, and no exponent but for the very great and
 * the very small.
 */
final class Numbers {
    private static final int SIGNIFICANT_DIGITS = 4;
    private static final int LEAST_DECIMALS = 2;
    private static final int GREATEST_PLAIN_EXPONENT = 15;
    private static final int LEAST_PLAIN_EXPONENT = -9;
    private static final double LEAST_SHORT = 1e-3;
    private static final double GREATEST_SHORT = 1e9;
    private static final int MOST_SHORT_DECIMALS = 6;
    private static final int NOT_SHORT = -1;
    private static final long[] POWERS_OF_TEN = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

    private Numbers() {}

    /** The exact value, as in {@code 0.75} and {@code 62}. */
    static String plain(double value) {
        if (Double.isNaN(value)) {
            return Traits.MISSING;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        return text(BigDecimal.valueOf(value));
    }

    /** The value with four significant digits or two decimals, whichever keeps more. */
    static String rounded(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return plain(value);
        }
        int shortDecimals = shortDecimals(value);
        if (shortDecimals != NOT_SHORT) {
            return roundedShort(Math.round(value * POWERS_OF_TEN[shortDecimals]), shortDecimals);
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        int decimals = Math.max(LEAST_DECIMALS, SIGNIFICANT_DIGITS - (exact.precision() - exact.scale()));
        return text(exact.setScale(Math.min(decimals, Math.max(exact.scale(), 0)), RoundingMode.HALF_EVEN));
    }

    /**
     * The decimals of a value that is written with few of them, as data mostly are: for those no {@code BigDecimal} is
     * made, which would take most of the time of a reason. Up to 15 digits a quotient of whole numbers is the double that
     * is nearest to the decimal number, and no shorter one is.
     */
    private static int shortDecimals(double value) {
        double size = Math.abs(value);
        if (size >= LEAST_SHORT && size < GREATEST_SHORT) {
            for (int decimals = 0; decimals <= MOST_SHORT_DECIMALS; decimals++) {
                double power = POWERS_OF_TEN[decimals];
                if (Math.rint(value * power) / power == value) {
                    return decimals;
                }
            }
        }
        return NOT_SHORT;
    }

    /** {@code digits / 10^decimals} rounded, without zeros at the end. */
    private static String roundedShort(long digits, int decimals) {
        long left = Math.abs(digits);
        int wholeDigits = Long.toString(left).length() - decimals;
        int kept = Math.min(decimals, Math.max(LEAST_DECIMALS, SIGNIFICANT_DIGITS - wholeDigits));
        if (kept < decimals) {
            long divisor = POWERS_OF_TEN[decimals - kept];
            long rest = left % divisor;
            left /= divisor;
            boolean isUp = 2 * rest == divisor ? left % 2 == 1 : 2 * rest > divisor;
            left += isUp ? 1 : 0;
        }
        while (kept > 0 && left % 10 == 0) {
            left /= 10;
            kept--;
        }
        StringBuilder text = new StringBuilder().append(left);
        if (kept > 0) {
            while (text.length() <= kept) {
                text.insert(0, '0');
            }
            text.insert(text.length() - kept, '.');
        }
        return digits < 0 && left != 0 ? text.insert(0, '-').toString() : text.toString();
    }

    private static String text(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        return exponent >= LEAST_PLAIN_EXPONENT && exponent <= GREATEST_PLAIN_EXPONENT
                ? stripped.toPlainString()
                : stripped.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
}
