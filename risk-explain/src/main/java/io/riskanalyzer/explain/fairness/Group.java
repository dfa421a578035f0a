package io.riskanalyzer.explain.fairness;

import java.util.List;

/**
 * The rows that have the same levels of one or more audited attributes.
 *
 * @param levels the level of each attribute; {@value #MISSING} and {@value #UNKNOWN} are levels of their own
 * @param rows how many rows it has; those of weight 0 do not count
 * @param weight the sum of their weights
 */
public record Group(List<String> levels, long rows, double weight) {

    /** The level of rows whose attribute is missing. */
    public static final String MISSING = "(missing)";

    /** The level of rows whose attribute is none of the declared levels. */
    public static final String UNKNOWN = "(unknown)";

    static final String EVERYONE = "everyone";

    /** Copies the levels. */
    public Group {
        levels = List.copyOf(levels);
    }

    /**
     * Returns the levels with commas between.
     *
     * @return the name, as in {@code Female, Black}
     */
    public String name() {
        return String.join(", ", levels);
    }

    @Override
    public String toString() {
        return name();
    }
}
