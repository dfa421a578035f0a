package io.riskanalyzer.models;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a trainer, as texts by name: what a builder collects, a trainer reads and a provenance keeps. One form
 * for the three, so that a trainer can always be made again from the provenance of its model. Mutable, for one thread.
 */
final class Settings {
    private final Map<String, String> defaults;
    private final Map<String, String> told = new TreeMap<>();

    Settings(Map<String, String> defaults) {
        this.defaults = Map.copyOf(defaults);
    }

    /** Takes a setting, once. */
    void tell(String name, String what, Object value) {
        String before = told.putIfAbsent(name, value.toString());
        if (before != null) {
            throw new IllegalStateException("The " + what + " (" + value + ") must be set once, but it is " + before
                    + " already.\nMaybe build two trainers.");
        }
    }

    /** Takes a whole number, once. */
    void tell(String name, String what, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("The " + what + " (" + value + ") must be at least " + least
                    + ".\nMaybe take " + defaults.get(name) + ".");
        }
        tell(name, what, value);
    }

    /** Takes a finite number of at least 0, or above 0, and at most something, once. */
    void tell(String name, String what, double value, Range range) {
        if (!range.holds(value)) {
            throw new IllegalArgumentException("The " + what + " (" + value + ") must be " + range.rule
                    + ".\nMaybe take " + defaults.get(name) + ".");
        }
        tell(name, what, value);
    }

    /** Returns all settings: what was told, and the defaults of the others. */
    Map<String, String> complete() {
        Map<String, String> complete = new TreeMap<>(defaults);
        complete.putAll(told);
        return Collections.unmodifiableMap(complete);
    }

    /** What a number must be. */
    enum Range {
        POSITIVE("a finite number above 0"),
        NOT_NEGATIVE("a finite number of at least 0"),
        SHARE("above 0 and at most 1");

        private final String rule;

        Range(String rule) {
            this.rule = rule;
        }

        private boolean holds(double value) {
            return switch (this) {
                case POSITIVE -> value > 0 && value <= Double.MAX_VALUE;
                case NOT_NEGATIVE -> value >= 0 && value <= Double.MAX_VALUE;
                case SHARE -> value > 0 && value <= 1;
            };
        }
    }
}
