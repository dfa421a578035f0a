package io.riskanalyzer.io;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.SchemaMismatchException;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The columns of a result set by their labels. Immutable. */
final class JdbcColumns {
    private final List<String> labels;
    private final List<Integer> types;
    private final List<String> typeNames;

    private JdbcColumns(List<String> labels, List<Integer> types, List<String> typeNames) {
        this.labels = List.copyOf(labels);
        this.types = List.copyOf(types);
        this.typeNames = List.copyOf(typeNames);
    }

    static JdbcColumns of(ResultSetMetaData columns) throws SQLException {
        List<String> labels = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        List<String> typeNames = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            labels.add(columns.getColumnLabel(i));
            types.add(columns.getColumnType(i));
            typeNames.add(String.valueOf(columns.getColumnTypeName(i)));
        }
        return new JdbcColumns(labels, types, typeNames);
    }

    List<String> labels() {
        return labels;
    }

    int size() {
        return labels.size();
    }

    /** The index of the column of a name, from 0: the one label that is equal, else the one that is but for the case. */
    int indexOf(String what, String name) {
        int[] found = where(label -> label.equals(name));
        if (found.length == 0) {
            found = where(label -> label.equalsIgnoreCase(name));
        }
        if (found.length > 1) {
            throw new SchemaMismatchException("The " + what + " (" + name + ") must have one column of its name, but "
                    + found.length + " have it.\nMaybe name them apart in the query, by AS.");
        }
        if (found.length == 0) {
            throw SchemaMismatchException.unknownName(
                    "The " + what + " (" + name + ") must have a column of its name, in any case, but there "
                            + (size() == 1 ? "is" : "are"),
                    name,
                    labels,
                    "select it under this name, by AS");
        }
        return found[0];
    }

    private int[] where(Predicate<String> isWanted) {
        return IntStream.range(0, size())
                .filter(i -> isWanted.test(labels.get(i)))
                .toArray();
    }

    /** The index of the column of a feature, which must be of a type that can be read as one. */
    int indexOf(Feature feature) {
        int column = indexOf("feature", feature.name());
        int type = types.get(column);
        String advice = SqlValues.adviceAgainstType(type);
        if (advice == null && feature instanceof NumberFeature && (type == Types.BOOLEAN || type == Types.BIT)) {
            advice = "declare it a flag, or cast the column to a number";
        }
        if (advice != null) {
            throw new SchemaMismatchException(
                    "The feature (" + feature + ") must have a column of its kind, but that is " + typeNames.get(column)
                            + ".\nMaybe " + advice + ".");
        }
        return column;
    }

    /** Why a column can be no feature, by its type; null if it can. */
    @Nullable
    String reasonAgainst(int column) {
        return SqlValues.adviceAgainstType(types.get(column)) == null
                ? null
                : "no type of a feature: " + typeNames.get(column);
    }

    /** Whether a column has a type of texts. */
    boolean isText(int column) {
        return switch (types.get(column)) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR -> true;
            case Types.CLOB, Types.NCLOB -> true;
            default -> false;
        };
    }
}
