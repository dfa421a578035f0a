package io.riskanalyzer.io;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out what the columns of an open file are. */
final class SchemaFinder {
    private final CsvInput input;
    private final CsvSettings settings;
    private final int columns;
    private final SchemaDraft draft;
    private final Slice cell = new Slice();
    private long rows;

    private SchemaFinder(CsvInput input, CsvSettings settings, CsvRows.Inference rules) {
        this.input = input;
        this.settings = settings;
        this.columns = input.columns().size();
        ColumnRole[] roles = roles(input.columns(), settings.id(), rules.roles());
        this.draft = new SchemaDraft(input.columns().names(), roles, settings.format(), rules.mostLevels());
    }

    private static ColumnRole[] roles(Columns columns, @Nullable String id, Map<String, ColumnRole> told) {
        ColumnRole[] roles = new ColumnRole[columns.size()];
        Arrays.fill(roles, ColumnRole.OPEN);
        if (id != null) {
            roles[columns.indexOf("id", id)] = ColumnRole.ID;
        }
        told.forEach((column, role) -> roles[columns.indexOf("column", column)] = role);
        return roles;
    }

    static InferredSchema find(CsvInput input, CsvSettings settings, CsvRows.Inference rules) {
        SchemaFinder finder = new SchemaFinder(input, settings, rules);
        finder.profileRows();
        return finder.draft.judge(finder.rows, (line, fault) -> settings.refuse(line, List.of(fault)));
    }

    private void profileRows() {
        RowBuffer row = new RowBuffer();
        input.sendTo(row);
        while (input.next()) {
            Fault malformed = input.fault();
            if (malformed == null) {
                rows++;
                profileRow(row);
            } else if (!settings.collectsRejected()) {
                throw settings.refuse(input.line(), List.of(malformed));
            }
        }
    }

    private void profileRow(RowBuffer row) {
        for (int i = 0; i < columns; i++) {
            ColumnProfile profile = draft.profile(i);
            if (profile != null) {
                row.show(i, cell);
                if (isText(i)) {
                    profile.add(cell, input.line());
                }
            }
        }
    }

    /** Whether the cell in hand has text alone; if not, it is a bad cell. */
    private boolean isText(int column) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) == CsvText.UNDECODABLE) {
                if (settings.collectsRejected()) {
                    return false;
                }
                throw settings.refuse(
                        input.line(),
                        List.of(Fault.of(
                                column + 1,
                                input.columns().names().get(column),
                                Fault.shown(cell),
                                Fault.undecodable(settings.charset()),
                                "tell the charset of the file")));
            }
        }
        return true;
    }
}
