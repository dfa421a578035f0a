package io.riskanalyzer.explain.internal;

import java.util.HashMap;
import java.util.Map;

/** What a builder was told, so that it is told each thing once. Mutable, for one thread. */
public final class Once {
    private final Map<String, Object> told = new HashMap<>();

    /** Starts with nothing told. */
    public Once() {}

    /**
     * Takes what a builder is told.
     *
     * @param what the name of the setting
     * @param value its value
     * @throws IllegalStateException if it was told before
     */
    public void requireFirst(String what, Object value) {
        Object before = told.putIfAbsent(what, value);
        if (before != null) {
            throw new IllegalStateException("The " + what + " (" + value + ") must be set once, but it is " + before
                    + " already.\nMaybe remove one of the two calls.");
        }
    }

    /**
     * Returns whether a setting was told.
     *
     * @param what the name of the setting
     * @return whether it was
     */
    public boolean wasTold(String what) {
        return told.containsKey(what);
    }
}
