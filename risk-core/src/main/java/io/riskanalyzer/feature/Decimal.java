package io.riskanalyzer.feature;

import java.math.BigInteger;

/**
 * Decimal numbers from text, correctly rounded.
 *
 * <p>A mantissa of up to 53 bits and a power of ten up to 22 are two exact doubles, whose product or quotient is the
 * nearest double (Clinger 1990, <a href="https://doi.org/10.1145/93542.93557">doi:10.1145/93542.93557</a>). Up to 19
 * digits the nearest double follows from a product of 128 bits, except for rare cases that it tells (Lemire 2021,
 * <a href="https://doi.org/10.1002/spe.2984">doi:10.1002/spe.2984</a>, after Eisel). Everything else goes through
 * {@link Double#parseDouble}. The first two allocate nothing.
 */
final class Decimal {
    private static final int MOST_DIGITS = 19; // of an unsigned long
    private static final long MOST_EXACT = 1L << 53;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final int MOST_EXPONENT = 60;
    private static final int NO_EXPONENT = Integer.MIN_VALUE;

    private Decimal() {}

    /** The number, or {@link Reader#ILLEGAL}. */
    static double parse(CharSequence text, char decimalSign) {
        int end = text.length();
        int start = 0;
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        boolean isNegative = start < end && text.charAt(start) == '-';
        int at = start < end && (isNegative || text.charAt(start) == '+') ? start + 1 : start;
        int firstDigit = at;
        long mantissa = 0;
        while (at < end && isDigit(text.charAt(at))) {
            mantissa = mantissa * 10 + (text.charAt(at++) - '0');
        }
        int digits = at - firstDigit;
        int exponent = 0;
        if (at < end && text.charAt(at) == decimalSign) {
            int sign = at++;
            while (at < end && isDigit(text.charAt(at))) {
                mantissa = mantissa * 10 + (text.charAt(at++) - '0');
            }
            exponent = sign + 1 - at;
            digits -= exponent;
        }
        if (digits == 0) {
            return Reader.ILLEGAL;
        }
        if (at < end) { // only an exponent may follow
            int written = exponentAt(text, at, end);
            if (written == NO_EXPONENT) {
                return Reader.ILLEGAL;
            }
            exponent += written;
        }
        double value = digits <= MOST_DIGITS ? scaled(mantissa, exponent) : Double.NaN;
        if (Double.isNaN(value)) {
            value = Double.parseDouble(text.subSequence(start, end).toString().replace(decimalSign, '.'));
            return Double.isInfinite(value) ? Reader.ILLEGAL : value;
        }
        return isNegative ? -value : value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The double nearest to {@code mantissa × 10^exponent}, the mantissa unsigned; NaN if it cannot be told here. */
    private static double scaled(long mantissa, int exponent) {
        if (mantissa >= 0 && mantissa <= MOST_EXACT && Math.abs(exponent) < POWERS_OF_TEN.length) {
            return exponent < 0 ? mantissa / POWERS_OF_TEN[-exponent] : mantissa * POWERS_OF_TEN[exponent];
        }
        if (mantissa == 0) {
            return 0;
        }
        return Math.abs(exponent) <= MOST_EXPONENT ? Wide.scaled(mantissa, exponent) : Double.NaN;
    }

    /** The exponent written from {@code at} to {@code end}, or {@link #NO_EXPONENT} if that is none. */
    private static int exponentAt(CharSequence text, int at, int end) {
        char e = text.charAt(at);
        int first = at + 1;
        if ((e != 'e' && e != 'E') || first >= end) {
            return NO_EXPONENT;
        }
        boolean negative = text.charAt(first) == '-';
        if (negative || text.charAt(first) == '+') {
            first++;
        }
        if (first >= end) {
            return NO_EXPONENT;
        }
        int value = 0;
        for (int i = first; i < end; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return NO_EXPONENT;
            }
            value = Math.min(value * 10 + (c - '0'), 100_000); // far beyond what a double holds
        }
        return negative ? -value : value;
    }

    /** Eisel's and Lemire's product with the leading 128 bits of a power of ten, truncated. */
    private static final class Wide {
        private static final long[] HIGH = new long[2 * MOST_EXPONENT + 1];
        private static final long[] LOW = new long[HIGH.length];
        private static final int BELOW_MANTISSA = 0x1FF; // 9 bits of the product are below the 54 that are looked at

        static {
            for (int i = 0; i < HIGH.length; i++) {
                int exponent = i - MOST_EXPONENT;
                BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
                BigInteger leading =
                        exponent < 0 ? BigInteger.ONE.shiftLeft(1024).divide(power) : power.shiftLeft(1024);
                leading = leading.shiftRight(leading.bitLength() - 2 * Long.SIZE);
                HIGH[i] = leading.shiftRight(Long.SIZE).longValue();
                LOW[i] = leading.longValue();
            }
        }

        static double scaled(long unsigned, int exponent) {
            int zeros = Long.numberOfLeadingZeros(unsigned);
            long mantissa = unsigned << zeros;
            // 217706 / 2^16 is log2(10); the result is the biased exponent of the double
            long binary = ((217_706L * exponent) >> 16) + Long.SIZE + Double.MAX_EXPONENT - zeros;
            int power = exponent + MOST_EXPONENT;
            long high = multiplyHigh(mantissa, HIGH[power]);
            long low = mantissa * HIGH[power];
            if ((high & BELOW_MANTISSA) == BELOW_MANTISSA && Long.compareUnsigned(low + mantissa, mantissa) < 0) {
                long middle = low + multiplyHigh(mantissa, LOW[power]);
                long lowest = mantissa * LOW[power];
                if (Long.compareUnsigned(middle, low) < 0) {
                    high++;
                }
                if ((high & BELOW_MANTISSA) == BELOW_MANTISSA
                        && middle == -1
                        && Long.compareUnsigned(lowest + mantissa, mantissa) < 0) {
                    return Double.NaN;
                }
                low = middle;
            }
            long top = high >>> 63;
            long rounded = high >>> (top + 9);
            binary -= 1 ^ top;
            if (low == 0 && (high & BELOW_MANTISSA) == 0 && (rounded & 3) == 1) {
                return Double.NaN; // half-way between two doubles, as far as can be seen
            }
            rounded = (rounded + (rounded & 1)) >>> 1;
            if (rounded >>> 53 != 0) {
                rounded >>>= 1;
                binary++;
            }
            return Double.longBitsToDouble((binary << 52) | (rounded & ((1L << 52) - 1)));
        }

        private static long multiplyHigh(long a, long b) {
            return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
        }
    }
}
