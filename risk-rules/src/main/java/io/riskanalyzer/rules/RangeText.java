package io.riskanalyzer.rules;

/** Ranges of doubles in words. */
final class RangeText {
    private RangeText() {}

    /** As in {@code from 0.5 to below 0.75}; a limit that is next to a shorter number is told by that. */
    static String of(double from, double to) {
        String start = from == -Double.MAX_VALUE
                ? ""
                : shorter(Math.nextDown(from), from)
                        ? "above " + RoundNumbers.text(Math.nextDown(from))
                        : RoundNumbers.text(from);
        String end = to == Double.MAX_VALUE
                ? ""
                : shorter(Math.nextUp(to), to) ? "below " + RoundNumbers.text(Math.nextUp(to)) : RoundNumbers.text(to);
        if (start.isEmpty() && end.isEmpty()) {
            return "any value";
        }
        if (start.isEmpty()) {
            return end.startsWith("below ") ? end : "at most " + end;
        }
        if (end.isEmpty()) {
            return start.startsWith("above ") ? start : "at least " + start;
        }
        return (start.startsWith("above ") ? start : "from " + start) + " to " + end;
    }

    private static boolean shorter(double one, double other) {
        return RoundNumbers.text(one).length() < RoundNumbers.text(other).length();
    }
}
