package io.riskanalyzer.models;

import java.util.HashMap;
import java.util.Map;

/** What a builder was told, so that it is told each thing once. */
final class Once {
    private final Map<String, Object> told = new HashMap<>();

    void requireFirst(String what, Object value) {
        Object before = told.putIfAbsent(what, value);
        if (before != null) {
            throw new IllegalStateException("The " + what + " (" + value + ") must be set once, but it is " + before
                    + " already.\nMaybe build two trainers.");
        }
    }

    boolean wasTold(String what) {
        return told.containsKey(what);
    }
}
