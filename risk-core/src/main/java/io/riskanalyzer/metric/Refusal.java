package io.riskanalyzer.metric;

/** The form of this package's error messages: what, value, rule and fact, then advice on a line of its own. */
final class Refusal {
    private Refusal() {}

    static IllegalArgumentException of(String what, Object value, String rule, String fact, String advice) {
        return new IllegalArgumentException(
                "The " + what + " (" + value + ") must " + rule + ", but " + fact + ".\nMaybe " + advice + ".");
    }

    /** Returns what is wrong with a number that should be in [least, most]. */
    static String factOf(double value, double least, double most) {
        if (Double.isNaN(value)) {
            return "it is not a number";
        }
        if (Double.isInfinite(value)) {
            return "it is infinite";
        }
        return value < least ? "it is below " + plain(least) : "it is above " + plain(most);
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e6
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }
}
