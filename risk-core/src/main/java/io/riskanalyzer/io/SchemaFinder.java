package io.riskanalyzer.io;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.io.InferredSchema.LeftOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out what the columns of an open file are. */
final class SchemaFinder {
    private final CsvInput input;
    private final CsvSettings settings;
    private final CsvRows.Inference rules;
    private final @Nullable ColumnProfile[] profiles; // null where a column is left out in any case
    private final ColumnRole[] roles;
    private final Slice cell = new Slice();
    private long rows;

    private SchemaFinder(CsvInput input, CsvSettings settings, CsvRows.Inference rules) {
        this.input = input;
        this.settings = settings;
        this.rules = rules;
        this.roles = roles(input.columns(), settings.id(), rules.roles());
        this.profiles = new ColumnProfile[roles.length];
        for (int i = 0; i < roles.length; i++) {
            if (roles[i] != ColumnRole.DROPPED && roles[i] != ColumnRole.ID) {
                int mostLevels = roles[i] == ColumnRole.CATEGORY ? ColumnProfile.MOST_TEXTS : rules.mostLevels();
                profiles[i] = new ColumnProfile(settings.format(), mostLevels);
            }
        }
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
        return finder.judge();
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
        for (int i = 0; i < profiles.length; i++) {
            ColumnProfile profile = profiles[i];
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

    private InferredSchema judge() {
        List<Feature> features = new ArrayList<>();
        List<String> details = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (int i = 0; i < profiles.length; i++) {
            String name = input.columns().names().get(i);
            ColumnProfile profile = profiles[i];
            if (profile == null) {
                leftOut.add(new LeftOut(name, roles[i] == ColumnRole.ID ? "told to be the id" : "told to be dropped"));
                continue;
            }
            ColumnJudge judge = new ColumnJudge(name, roles[i], profile, rules.mostLevels(), settings.format());
            ColumnJudge.Misfit misfit = judge.misfit();
            if (misfit != null) {
                String value = misfit.value() == null ? null : Fault.shown(misfit.value());
                throw settings.refuse(
                        misfit.line(), List.of(Fault.of(i + 1, name, value, misfit.rule(), misfit.advice())));
            }
            String reason = judge.reasonToLeaveOut();
            if (reason != null) {
                leftOut.add(new LeftOut(name, reason));
            } else {
                features.add(judge.feature());
                details.add(judge.detail());
            }
        }
        return new InferredSchema(FeatureSet.of(features), details, leftOut, rows);
    }
}
