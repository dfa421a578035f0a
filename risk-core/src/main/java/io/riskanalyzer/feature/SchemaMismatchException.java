package io.riskanalyzer.feature;

import java.util.Collection;

/** Two sets of features that should fit each other do not: one is missing, or of another kind. */
public final class SchemaMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message what does not fit, and what to do
     */
    public SchemaMismatchException(String message) {
        super(message);
    }

    /**
     * Returns the exception that a name is none of those that there are. Its message lists them, and advises the nearest
     * if one is near.
     *
     * @param rule what is broken, up to the list of names, as in {@code The feature (age) must be a column, but the file
     *     has}
     * @param name the name that was given
     * @param names the names that there are, at least one
     * @param otherwise the advice if none is near, as in {@code tell the delimiter}
     * @return the exception
     */
    public static SchemaMismatchException unknownName(
            String rule, String name, Collection<String> names, String otherwise) {
        String near = Names.suggestion(name, names);
        return new SchemaMismatchException(
                rule + " " + Names.list(names) + "." + (near.isEmpty() ? "\nMaybe " + otherwise + "." : near));
    }
}
