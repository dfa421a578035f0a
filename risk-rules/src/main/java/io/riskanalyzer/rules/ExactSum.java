package io.riskanalyzer.rules;

/** Sums without rounding. */
final class ExactSum {
    private static final int MANTISSA_BITS = 52;

    private ExactSum() {}

    /**
     * Returns whether all sums of some of the numbers are exact, so that the order of adding does not matter: the numbers
     * are multiples of one power of two, and together at most 2^53 times that. Whole points always are.
     */
    static boolean inAnyOrder(double base, double[] numbers) {
        double total = Math.abs(base);
        int least = base == 0 ? Double.MAX_EXPONENT : lowestBit(base);
        for (double number : numbers) {
            total += Math.abs(number);
            least = Math.min(least, lowestBit(number));
        }
        // Half of what would do, as the total itself may be rounded.
        return total <= Math.scalb(1.0, least + MANTISSA_BITS);
    }

    /** The exponent of the lowest bit that is set; for a subnormal number one that is too low. */
    private static int lowestBit(double number) {
        long mantissa = Double.doubleToRawLongBits(number) | 1L << MANTISSA_BITS;
        return Math.getExponent(number) - MANTISSA_BITS + Long.numberOfTrailingZeros(mantissa);
    }
}
