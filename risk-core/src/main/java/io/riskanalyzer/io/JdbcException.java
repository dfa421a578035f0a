package io.riskanalyzer.io;

import java.sql.SQLException;
import java.util.Objects;

/**
 * A database that does not answer, or not as it should: what {@link java.io.UncheckedIOException} is for a file. The cause
 * has the SQL state and the code of the vendor, by which a caller may try again.
 */
public final class JdbcException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JdbcException(String message, SQLException cause) {
        super(message, cause);
    }

    /**
     * Returns what the driver said.
     *
     * @return the cause; where a feature is sensitive, one with its state, code and stack, but without its text, as that
     *     may have values
     */
    @Override
    public synchronized SQLException getCause() {
        return (SQLException) Objects.requireNonNull(super.getCause());
    }
}
