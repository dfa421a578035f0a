package io.riskanalyzer.io;

import io.riskanalyzer.feature.Feature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An open result set whose rows are to be read, with all that is to be closed behind it. Mutable, for one thread. */
final class JdbcCursor implements AutoCloseable {
    private static final int ROWS_BETWEEN_REPORTS = 1 << 14;

    private final JdbcSettings settings;
    private final boolean isSensitive; // whether the driver may tell what must not be told
    private final Deque<JdbcSource.Step> steps = new ArrayDeque<>();
    private final ResultSet rows;
    private final JdbcColumns columns;
    private long row;
    private boolean isAtEnd;

    /** Opens the rows; {@code asked} are the features that they are read for. */
    JdbcCursor(JdbcSettings settings, Iterable<Feature> asked) {
        this.settings = settings;
        boolean anySensitive = false;
        for (Feature feature : asked) {
            anySensitive |= feature.isSensitive();
        }
        this.isSensitive = anySensitive;
        try {
            this.rows = settings.source().open(settings.fetchSize(), steps::push);
            this.columns = JdbcColumns.of(rows.getMetaData());
        } catch (SQLException e) {
            throw closedAfter(failure(e));
        } catch (RuntimeException e) {
            throw closedAfter(e);
        }
    }

    private RuntimeException closedAfter(RuntimeException e) {
        try {
            close();
        } catch (RuntimeException alsoWrong) {
            e.addSuppressed(alsoWrong);
        }
        return e;
    }

    JdbcColumns columns() {
        return columns;
    }

    /** The number of the row in hand, from 1; the number of rows behind the last. */
    long row() {
        return row;
    }

    /** Goes to the next row; false if there is none. */
    boolean next() {
        try {
            boolean found = !isAtEnd && rows.next();
            row += found ? 1 : 0;
            if (found ? row % ROWS_BETWEEN_REPORTS == 0 : !isAtEnd) {
                report();
            }
            isAtEnd = !found;
            return found;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void report() {
        Consumer<? super ReadProgress> listener = settings.listener();
        if (listener != null) {
            listener.accept(new ReadProgress(0, 0, row));
        }
    }

    /** The value of a column in the row in hand: a number, a Boolean, a text, or whatever else the driver gives. */
    @Nullable
    Object value(int column) {
        try {
            return SqlValues.plain(rows.getObject(column + 1));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        SQLException first = null;
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (SQLException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw failure(first);
        }
    }

    private JdbcException failure(SQLException e) {
        SQLException told = isSensitive ? withoutText(e) : e;
        String advice = adviceFor(e);
        return new JdbcException(
                "The rows of the query must be readable, but the database says: " + told.getMessage() + " (SQL state "
                        + e.getSQLState() + ", code " + e.getErrorCode() + ").\nMaybe " + advice + ".",
                told);
    }

    /** The text of a driver may have a value, as in {@code Data conversion error converting "51,200"}. */
    private static SQLException withoutText(SQLException e) {
        SQLException told = new SQLException(
                "a text that is withheld, as a feature is sensitive", e.getSQLState(), e.getErrorCode());
        told.setStackTrace(e.getStackTrace());
        return told;
    }

    private String adviceFor(SQLException e) {
        if (isClosed()) {
            return "its statement was run again, or closed, before the rows were read";
        }
        if (e instanceof SQLTimeoutException) {
            return "give the query more time, or an index";
        }
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        String kind = state.substring(0, Math.min(2, state.length()));
        return switch (kind) {
            case "08" -> "the database is down or cannot be reached: try again";
            case "28" -> "the name or the password of the user is wrong";
            case "42" -> "the query has a mistake, or this user may not read what it names";
            case "22" -> "a value does not fit what the query does with it: select it as it is";
            case "07" -> "the query has parameters whose values were not told";
            default -> "run the query by hand to see more";
        };
    }

    @SuppressWarnings("NullAway") // the rows are not there yet if they could not be opened
    private boolean isClosed() {
        try {
            return rows != null && rows.isClosed();
        } catch (SQLException e) {
            return false;
        }
    }
}
