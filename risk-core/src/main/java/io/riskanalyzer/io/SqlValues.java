package io.riskanalyzer.io;

import java.math.BigDecimal;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.Types;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Values as drivers give them. */
final class SqlValues {
    private static final int LONGEST_TEXT = 1 << 20;
    private static final String NO_DATES =
            "select what it tells as a number, such as EXTRACT(YEAR FROM …) or the days until now";
    private static final String NO_BINARY = "select what it tells as a number or a text";

    private SqlValues() {}

    /** A value without the driver: a long text is read, while the cursor is at its row. */
    static @Nullable Object plain(@Nullable Object value) throws SQLException {
        return value instanceof Clob clob ? clob.getSubString(1, (int) Math.min(clob.length(), LONGEST_TEXT)) : value;
    }

    /** What to do about a column of a type that can be no feature; null if it can. */
    static @Nullable String adviceAgainstType(int type) {
        return switch (type) {
            case Types.DATE, Types.TIME, Types.TIMESTAMP, Types.TIME_WITH_TIMEZONE, Types.TIMESTAMP_WITH_TIMEZONE ->
                NO_DATES;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.ARRAY, Types.STRUCT -> NO_BINARY;
            default -> null;
        };
    }

    /** What to do about a value that can be no feature, from a column whose type did not tell; null if it can. */
    static @Nullable String adviceAgainst(Object value) {
        if (value instanceof Date || value instanceof TemporalAccessor || value instanceof Calendar) {
            return NO_DATES;
        }
        boolean isBinary = value.getClass().isArray()
                || value instanceof java.sql.Blob
                || value instanceof java.sql.Array
                || value instanceof java.sql.Struct;
        return isBinary ? NO_BINARY : null;
    }

    /** A value as text. A number is written without exponent and without zeros at the end: 3, not 3.00. */
    static String text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return plain(decimal);
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            boolean isFinite = Math.abs(number) <= Double.MAX_VALUE;
            return isFinite ? plain(new BigDecimal(value.toString())) : value.toString();
        }
        return value.toString();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
