package io.riskanalyzer.io;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.TextFormat;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query to a database; read as {@link #frames frames}, a chunk of rows at a time, or looked at to
 * {@link #infer() infer} what its columns are.
 *
 * <pre>{@code
 * JdbcRows loans = JdbcRows.of(database, "SELECT * FROM loans WHERE opened >= ?").parameters(2024).id("loan_id");
 * FeatureSet features = loans.infer().features();
 * try (JdbcFrames frames = loans.collectingRejected().frames(features, 4096)) {
 *     while (frames.hasNext()) {
 *         Frame frame = frames.next();
 *         frame.rejected().forEach(System.err::println);
 *     }
 * }
 * }</pre>
 *
 * <p>A feature is read from the column whose label is its name; if there is none, from the one whose label differs in the
 * case of letters alone, as databases fold names that are not quoted. No such column, or more than one, is an error.
 * Columns that no feature names are not read. NULL, NaN and a blank text are missing values.
 * <ul>
 *   <li>A number is read from any numeric type as the nearest double, exact for whole numbers up to 2⁵³; {@code DECIMAL}
 *       and {@code BIGINT} beyond 15 digits are rounded, correctly. What is too great for a double is refused.
 *   <li>A flag is read from a Boolean or a bit, and from the numbers 0 and 1.
 *   <li>A category is read from text and what the driver gives as such, enumerations among them, without the blanks that
 *       {@code CHAR} pads with; from a number as it is written without zeros at the end, as in 3 for 3.00; from a Boolean
 *       as {@code true} and {@code false}.
 *   <li>All three are read from text as {@link TextFormat} says.
 *   <li>A date, a time or binary data is refused: what it tells is to be selected as a number or a text.
 * </ul>
 *
 * <p>A row is bad if a value is illegal for its feature. The first bad row is an
 * {@link io.riskanalyzer.feature.InvalidInputException}, unless {@link #collectingRejected()} is told.
 *
 * <p>Immutable; each method that tells something returns a changed copy. The query is run anew by each method that reads.
 * As thread-safe as what it was made of: a {@code DataSource} is, a {@code Connection} need not be. A database that fails
 * is a {@link JdbcException}, which tells nothing that the driver said where a feature is sensitive.
 */
public final class JdbcRows {
    /** The rows that a driver is asked to fetch at once, unless told. */
    private static final int FETCH_SIZE = 1000;

    private final JdbcSettings settings;

    private JdbcRows(JdbcSettings settings) {
        this.settings = settings;
    }

    private JdbcRows(JdbcSource source) {
        this(new JdbcSettings(source, TextFormat.DEFAULT, null, FETCH_SIZE, false, null));
    }

    /**
     * Returns the rows of a query. Each reading takes a connection, reads in a transaction, which is rolled back, and
     * closes the connection.
     *
     * @param source the database, which is not asked yet
     * @param query the query, with {@code ?} for each parameter
     * @return the rows
     */
    public static JdbcRows of(DataSource source, String query) {
        return new JdbcRows(JdbcSource.of(source, query));
    }

    /**
     * Returns the rows of a query over a connection, which stays open and as it is. PostgreSQL keeps all rows in memory
     * unless its auto-commit is off, MySQL unless the connection was told {@code useCursorFetch=true}.
     *
     * @param connection the connection
     * @param query the query, with {@code ?} for each parameter
     * @return the rows
     */
    public static JdbcRows of(Connection connection, String query) {
        return new JdbcRows(JdbcSource.of(connection, query));
    }

    /**
     * Returns the rows of a result set below its cursor. It stays open, and can be read once.
     *
     * @param rows the result set
     * @return the rows; a second reading is an {@link IllegalStateException}
     */
    public static JdbcRows of(ResultSet rows) {
        return new JdbcRows(JdbcSource.of(rows));
    }

    /**
     * Returns a copy with the values of the parameters of the query. A value is never put into the text of the query.
     *
     * @param values one for each {@code ?}, in order, of types that the driver takes
     * @return the copy
     * @throws IllegalStateException if there is no query but a result set
     */
    public JdbcRows parameters(@Nullable Object... values) {
        List<@Nullable Object> copy = Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values)));
        return new JdbcRows(settings.with(settings.source().with(copy)));
    }

    /**
     * Returns a copy that takes further values for missing ones.
     *
     * @param tokens the values as text, such as {@code ?}, {@code NA} or {@code -9}
     * @return the copy
     */
    public JdbcRows missing(String... tokens) {
        Set<String> all = new LinkedHashSet<>(settings.format().missing());
        all.addAll(List.of(tokens));
        return new JdbcRows(settings.with(new TextFormat(all, settings.format().decimalSign())));
    }

    /**
     * Returns a copy that reads the id of a row's subject from a column, as text. {@link #infer()} makes no feature of it.
     *
     * @param column the name of the column; NULL is a row without an id
     * @return the copy
     */
    public JdbcRows id(String column) {
        return new JdbcRows(settings.withId(column));
    }

    /**
     * Returns a copy that asks the driver to fetch another number of rows at once.
     *
     * @param rows the number, at least 0; 0 leaves it to the driver, which may fetch all; 1,000 unless told
     * @return the copy
     * @throws IllegalArgumentException if the number is negative
     */
    public JdbcRows fetchSize(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException(
                    "The fetch size (" + rows + ") must be at least 0.\nMaybe take " + FETCH_SIZE + ".");
        }
        return new JdbcRows(settings.withFetchSize(rows));
    }

    /**
     * Returns a copy that takes bad rows out and goes on: each is in {@link Frame#rejected()} of its frame, with its
     * number, its id and all that is wrong with it.
     *
     * @return the copy
     */
    public JdbcRows collectingRejected() {
        return new JdbcRows(settings.collectingRejected());
    }

    /**
     * Returns a copy that tells how far the reading is: every 16,384 rows, and once at the end.
     *
     * @param listener called on the thread that reads; rows alone are known, bytes are 0
     * @return the copy
     */
    public JdbcRows onProgress(Consumer<? super ReadProgress> listener) {
        return new JdbcRows(settings.with(listener));
    }

    /**
     * Runs the query to read the names of its columns.
     *
     * @return the labels, as the database has them
     * @throws JdbcException if the query fails
     */
    public List<String> header() {
        try (JdbcCursor cursor = new JdbcCursor(settings, List.of())) {
            return cursor.columns().labels();
        }
    }

    /**
     * Runs the query to read its rows in chunks; where the driver streams, memory does not grow with the rows.
     *
     * @param features the features, each named like its column
     * @param rowsPerFrame the most rows of a frame, at least 1; 4096 is a good number
     * @return the frames, to be closed; none if there is no row
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature or the id has no column, or more than one, or
     *     one of a type that cannot be read
     * @throws IllegalArgumentException if {@code rowsPerFrame} is not positive
     * @throws JdbcException if the query fails
     */
    public JdbcFrames frames(FeatureSet features, int rowsPerFrame) {
        if (rowsPerFrame < 1) {
            throw new IllegalArgumentException(
                    "The rows per frame (" + rowsPerFrame + ") must be at least 1.\nMaybe take 4096.");
        }
        return new JdbcFrames(settings, features, rowsPerFrame);
    }

    /**
     * Reads all rows into memory: 8 bytes a value.
     *
     * @param features the features, each named like its column
     * @return all rows; a frame without rows if there is none
     * @throws io.riskanalyzer.feature.InvalidInputException if a row is bad and rejected rows are not collected
     * @throws io.riskanalyzer.feature.SchemaMismatchException as {@link #frames} does
     * @throws JdbcException if the query fails
     */
    public Frame read(FeatureSet features) {
        try (JdbcFrames frames = frames(features, Integer.MAX_VALUE)) {
            return frames.hasNext() ? frames.next() : Frame.builder(features).build();
        }
    }

    /**
     * Finds out what the columns are, by the rules of {@link CsvRows.Inference#DEFAULT}.
     *
     * @return the features, and the columns that are none
     * @throws io.riskanalyzer.feature.InvalidInputException as {@link #infer(CsvRows.Inference)} does
     * @throws JdbcException if the query fails
     */
    public InferredSchema infer() {
        return infer(CsvRows.Inference.DEFAULT);
    }

    /**
     * Finds out what the columns are, in one pass over the rows: by their types, and by their values as
     * {@link CsvRows#infer(CsvRows.Inference)} does. A column of text is no number, even if its values look so, unless it
     * is told to be one; dates, times and binary data are left out.
     *
     * @param rules what is known of the columns beforehand
     * @return the features, named by the labels of their columns, and the columns that are none
     * @throws io.riskanalyzer.feature.InvalidInputException if there is no row, or a column that should be a number has
     *     other values
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the rules name a column that is not there
     * @throws JdbcException if the query fails
     */
    public InferredSchema infer(CsvRows.Inference rules) {
        try (JdbcCursor cursor = new JdbcCursor(settings, List.of())) {
            return JdbcSchemaFinder.find(cursor, settings, rules);
        }
    }

    /** Tells that these are rows of a database, but not the query, which may have values of persons. */
    @Override
    public String toString() {
        return "JDBC rows of a " + (settings.source() instanceof JdbcSource.OfResultSet ? "result set" : "query");
    }
}
