package io.riskanalyzer.data;

import io.riskanalyzer.feature.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row that could not be taken, and why.
 *
 * @param row the number of the row in its source: the line in a file, else the position from 1
 * @param id the id of its subject, null if it has none
 * @param violations all that is wrong with it, at least one
 */
public record RejectedRow(long row, @Nullable String id, List<Violation> violations) {
    /** Copies the violations. */
    public RejectedRow {
        violations = List.copyOf(violations);
    }

    /** Returns the row number, the id and the violations, one a line. */
    @Override
    public String toString() {
        return "row " + row + (id == null ? "" : " (" + id + ")") + ": "
                + violations.stream().map(Violation::message).collect(Collectors.joining("\n"));
    }
}
