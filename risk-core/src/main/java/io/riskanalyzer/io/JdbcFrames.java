package io.riskanalyzer.io;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.InvalidInputException;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.feature.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query as one frame after the other, of which only one is in memory. Mutable, for one thread; to be closed,
 * though it closes what it opened by itself behind the last row and behind an error.
 *
 * <p>To read on is an {@link InvalidInputException} if a row is refused and rejected rows are not collected, and a
 * {@link JdbcException} if the database fails. The number of a row is its position, from 1.
 */
public final class JdbcFrames extends FrameIterator {
    private static final int MOST_ROWS_AT_ONCE = 1 << 13;
    private static final int NONE = -1;

    private final JdbcSettings settings;
    private final FeatureSet features;
    private final int rowsPerFrame;
    private final JdbcCursor cursor;
    private final @Nullable SqlReader[] readers; // of the columns, null where there is no feature
    private final int idColumn;
    private final double[] row;
    private @Nullable String id;

    JdbcFrames(JdbcSettings settings, FeatureSet features, int rowsPerFrame) {
        this.settings = settings;
        this.features = features;
        this.rowsPerFrame = rowsPerFrame;
        this.row = new double[features.size()];
        this.cursor = new JdbcCursor(settings, features);
        try {
            this.readers = readers(cursor.columns());
            this.idColumn = settings.id() == null ? NONE : cursor.columns().indexOf("id", settings.id());
        } catch (RuntimeException e) {
            cursor.close();
            throw e;
        }
    }

    private @Nullable SqlReader[] readers(JdbcColumns columns) {
        @Nullable SqlReader[] ofColumns = new SqlReader[columns.size()];
        for (int slot = 0; slot < row.length; slot++) {
            int column = columns.indexOf(features.get(slot));
            SqlReader other = ofColumns[column];
            if (other != null) {
                throw new SchemaMismatchException("The feature (" + features.get(slot)
                        + ") must have a column of its own, but " + other.feature() + " has it."
                        + "\nMaybe name the columns as the features, in the same case.");
            }
            ofColumns[column] = new SqlReader(features.get(slot), slot, settings.format());
        }
        return ofColumns;
    }

    @Override
    @Nullable
    Frame readFrame() {
        Frame.Builder frame = Frame.builder(features, Math.min(rowsPerFrame, MOST_ROWS_AT_ONCE));
        int rows = 0;
        while (rows < rowsPerFrame && cursor.next()) {
            rows++;
            List<Violation> violations = readRow();
            if (violations.isEmpty()) {
                if (!frame.add(row, cursor.row(), id)) {
                    throw new IllegalStateException("Row " + cursor.row() + " was found legal, but is not.");
                }
            } else if (settings.collectsRejected()) {
                frame.reject(new RejectedRow(cursor.row(), id, violations));
            } else {
                throw new InvalidInputException(
                        violations.stream().map(v -> v.inRow(cursor.row())).toList());
            }
        }
        return rows == 0 ? null : frame.build();
    }

    /** Reads the row in hand from left to right, each column once, as every driver can; returns what is wrong. */
    private List<Violation> readRow() {
        List<Violation> violations = List.of();
        id = null;
        for (int column = 0; column < readers.length; column++) {
            SqlReader reader = readers[column];
            if (reader == null && column != idColumn) {
                continue;
            }
            Object value = cursor.value(column);
            if (reader != null && !reader.read(value, row)) {
                violations = violations.isEmpty() ? new ArrayList<>() : violations;
                violations.add(reader.violation(value));
            }
            if (column == idColumn && value != null) {
                String text = SqlValues.text(value).strip();
                id = settings.format().isMissing(text) ? null : text;
            }
        }
        return violations;
    }

    @Override
    void closeSource() {
        cursor.close();
    }
}
