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
        BigDecimal exact = BigDecimal.valueOf(value);
        int decimals = Math.max(LEAST_DECIMALS, SIGNIFICANT_DIGITS - (exact.precision() - exact.scale()));
        return text(exact.setScale(Math.min(decimals, Math.max(exact.scale(), 0)), RoundingMode.HALF_EVEN));
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
