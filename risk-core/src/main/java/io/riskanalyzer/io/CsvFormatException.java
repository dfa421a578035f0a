package io.riskanalyzer.io;

import io.riskanalyzer.feature.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A CSV file that cannot be taken as it is: a row is malformed or has illegal values, or the file as a whole is not what
 * it should be. Each line of the message says {@code file:line:column: what, value, rule}, then what to do.
 *
 * <p>The line counts from 1 and is that on which the row begins, where a cell has line breaks; blank lines count. The
 * column is the position of the cell in its row, from 1.
 */
public final class CsvFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final long line;

    @SuppressWarnings("serial") // an immutable list of the JDK, which is serializable
    private final List<Violation> violations;

    CsvFormatException(Path file, long line, List<Fault> faults) {
        super(faults.stream()
                .map(fault -> file + ":" + line + ":" + fault.column() + ": "
                        + fault.violation().message())
                .collect(Collectors.joining("\n")));
        this.file = file.toString();
        this.line = line;
        this.violations = faults.stream().map(Fault::violation).toList();
    }

    /**
     * Returns the file.
     *
     * @return the path as it was given
     */
    public Path file() {
        return Path.of(file);
    }

    /**
     * Returns the line.
     *
     * @return the line on which the row begins, from 1
     */
    public long line() {
        return line;
    }

    /**
     * Returns all that is wrong with the row, without the place.
     *
     * @return the violations, at least one, from left to right
     */
    public List<Violation> violations() {
        return violations;
    }
}
