package io.riskanalyzer.io;

import io.riskanalyzer.feature.InvalidInputException;
import java.util.Arrays;
import java.util.List;

/** Finds out what the columns of an open result set are: by their types, and by their values. */
final class JdbcSchemaFinder {
    private final JdbcCursor cursor;
    private final SchemaDraft draft;
    private final Slice cell = new Slice();

    private JdbcSchemaFinder(JdbcCursor cursor, JdbcSettings settings, CsvRows.Inference rules) {
        this.cursor = cursor;
        JdbcColumns columns = cursor.columns();
        ColumnRole[] roles = new ColumnRole[columns.size()];
        Arrays.fill(roles, ColumnRole.OPEN);
        if (settings.id() != null) {
            roles[columns.indexOf("id", settings.id())] = ColumnRole.ID;
        }
        rules.roles().forEach((column, role) -> roles[columns.indexOf("column", column)] = role);
        this.draft = new SchemaDraft(columns.labels(), roles, settings.format(), rules.mostLevels());
        for (int i = 0; i < roles.length; i++) {
            String reason = columns.reasonAgainst(i);
            if (reason != null) {
                draft.leaveOut(i, reason);
            } else if (columns.isText(i)) {
                draft.takeForText(i);
            }
        }
    }

    static InferredSchema find(JdbcCursor cursor, JdbcSettings settings, CsvRows.Inference rules) {
        JdbcSchemaFinder finder = new JdbcSchemaFinder(cursor, settings, rules);
        while (cursor.next()) {
            finder.profileRow();
        }
        if (cursor.row() == 0) {
            throw refusal(Fault.of(
                    0, "query", null, "must give a row to look at, but gives none", "its conditions are too narrow"));
        }
        return finder.draft.judge(
                cursor.row(),
                (row, fault) -> refusal(new Fault(0, fault.violation().inRow(row))));
    }

    private static InvalidInputException refusal(Fault fault) {
        return new InvalidInputException(List.of(fault.violation()));
    }

    private void profileRow() {
        for (int i = 0; i < cursor.columns().size(); i++) {
            ColumnProfile profile = draft.profile(i);
            if (profile == null) {
                continue;
            }
            Object value = cursor.value(i);
            if (value != null && SqlValues.adviceAgainst(value) != null) {
                draft.leaveOut(i, "no type of a feature: " + value.getClass().getSimpleName());
                continue;
            }
            char[] text = value == null || isNotANumber(value)
                    ? new char[0]
                    : SqlValues.text(value).toCharArray();
            cell.set(text, 0, text.length);
            profile.add(cell, cursor.row());
        }
    }

    private static boolean isNotANumber(Object value) {
        return value instanceof Number number && Double.isNaN(number.doubleValue());
    }
}
