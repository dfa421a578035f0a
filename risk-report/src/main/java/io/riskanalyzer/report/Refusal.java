package io.riskanalyzer.report;

/** The form of this package's error messages: what, value, rule and fact, then advice on a line of its own. */
final class Refusal {
    private Refusal() {}

    static IllegalArgumentException of(String what, Object value, String rule, String fact, String advice) {
        return new IllegalArgumentException(
                "The " + what + " (" + value + ") must " + rule + ", but " + fact + ".\nMaybe " + advice + ".");
    }

    /** Refuses a number that no picture can show. */
    static void unlessFinite(String what, double value) {
        if (!(Math.abs(value) <= Drawing.GREATEST)) {
            throw of(
                    what,
                    value,
                    "be a number in [-1e100, 1e100]",
                    Double.isNaN(value) ? "it is not a number" : "it cannot be drawn",
                    "leave it out");
        }
    }

    static void unlessSameRows(double[] scores, boolean[] labels) {
        if (scores.length != labels.length) {
            throw of(
                    "number of labels",
                    labels.length,
                    "equal the number of scores",
                    "there are " + scores.length + " scores",
                    "the labels are those of another split");
        }
    }

    static void ifBlank(String what, String text) {
        if (text.isBlank()) {
            throw of(what, "\"" + text + "\"", "not be blank", "it is", "name it for people");
        }
    }

    static void ifEmpty(String what, int size) {
        if (size == 0) {
            throw of("number of " + what, 0, "be at least 1", "there is nothing to show", "leave the block out");
        }
    }
}
