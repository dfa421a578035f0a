package io.riskanalyzer.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as a reader of a report wants them: rounded, without an exponent where one can do without, the same everywhere. */
final class Numerals {
    private static final double GREATEST_PLAIN = 1e15;
    private static final double LEAST_PLAIN = 1e-4;

    private Numerals() {}

    /** Four significant digits, or the whole number where it has more: {@code 0.8703}, {@code 32,581}. */
    static String number(double value) {
        return significant(value, 4);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** So many significant digits, or the whole number where it has more; no trailing zeros. */
    static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "-∞";
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size >= GREATEST_PLAIN || size < LEAST_PLAIN) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        int decimals = Math.max(0, digits - (exact.precision() - exact.scale()));
        BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return grouped(rounded, Math.max(0, rounded.scale()));
    }

    /** Exactly so many decimals. */
    static String fixed(double value, int decimals) {
        return Double.isFinite(value)
                ? grouped(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN), decimals)
                : number(value);
    }

    /** A share as per cent with one decimal. */
    static String percent(double share) {
        return Double.isFinite(share) ? fixed(share * 100, 1) + " %" : "–";
    }

    /** A signed number, for what is added. */
    static String signed(double value) {
        String text = significant(value, 3);
        return value > 0 ? "+" + text : text;
    }

    /** A number in a picture: with a true minus. Tables keep the hyphen, which spreadsheets understand. */
    static String typeset(String number) {
        return number.replace('-', '−');
    }

    /** A place in a picture, in tenths of a unit. */
    static String place(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : fraction(tenths);
    }

    private static String fraction(long tenths) {
        return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }

    private static String grouped(BigDecimal value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
