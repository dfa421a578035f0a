package io.riskanalyzer.feature;

import java.time.Duration;

/** What every kind of feature has. */
record Traits(String name, boolean isOptional, boolean isSensitive, Duration knownAt) {

    static final String WITHHELD = "(withheld)";
    static final String MISSING = "missing";

    Traits {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of a feature (\"" + name + "\") must not be blank.\nMaybe name it like its column.");
        }
        if (knownAt.isNegative()) {
            throw new IllegalArgumentException("The time at which " + name + " becomes known (" + knownAt
                    + ") must not be negative.\nMaybe count it from the start of the observation.");
        }
    }

    static Traits named(String name) {
        return new Traits(name, false, false, Duration.ZERO);
    }

    Traits optional() {
        return new Traits(name, true, isSensitive, knownAt);
    }

    Traits sensitive() {
        return new Traits(name, isOptional, true, knownAt);
    }

    Traits knownAt(Duration time) {
        return new Traits(name, isOptional, isSensitive, time);
    }

    /** The properties that differ from the usual, for {@code toString}. */
    String suffix() {
        return (isOptional ? ", optional" : "")
                + (isSensitive ? ", sensitive" : "")
                + (knownAt.isZero() ? "" : ", known after " + knownAt);
    }
}
