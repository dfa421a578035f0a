package io.riskanalyzer.io;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.TextFormat;
import io.riskanalyzer.io.InferredSchema.LeftOut;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen of the columns of a source so far, and the schema that follows from it. Mutable, for one thread. */
final class SchemaDraft {
    private final List<String> names;
    private final ColumnRole[] roles;
    private final TextFormat format;
    private final int mostLevels;
    private final @Nullable ColumnProfile[] profiles; // null where a column is left out in any case
    private final @Nullable String[] leftOut; // why a column is left out in any case

    /** Makes the error of a value that fits no feature. */
    interface Refusal {
        RuntimeException of(long row, Fault fault);
    }

    SchemaDraft(List<String> names, ColumnRole[] roles, TextFormat format, int mostLevels) {
        this.names = names;
        this.roles = roles.clone();
        this.format = format;
        this.mostLevels = mostLevels;
        this.profiles = new ColumnProfile[roles.length];
        this.leftOut = new String[roles.length];
        for (int i = 0; i < roles.length; i++) {
            if (roles[i] == ColumnRole.ID) {
                leftOut[i] = "told to be the id";
            } else if (roles[i] == ColumnRole.DROPPED) {
                leftOut[i] = "told to be dropped";
            } else {
                profiles[i] = new ColumnProfile(format, mostLevelsOf(i));
            }
        }
    }

    private int mostLevelsOf(int column) {
        return roles[column] == ColumnRole.CATEGORY ? ColumnProfile.MOST_TEXTS : mostLevels;
    }

    /** Leaves a column out, unless that was told already. */
    void leaveOut(int column, String reason) {
        if (profiles[column] != null) {
            profiles[column] = null;
            leftOut[column] = reason;
        }
    }

    /** Takes the values of a column for texts, even if they look like numbers, unless it was told to be a number. */
    void takeForText(int column) {
        if (profiles[column] != null && roles[column] != ColumnRole.NUMBER) {
            profiles[column] = ColumnProfile.ofTexts(format, mostLevelsOf(column));
        }
    }

    /** The profile of a column; null if it is left out. */
    @Nullable
    ColumnProfile profile(int column) {
        return profiles[column];
    }

    InferredSchema judge(long rows, Refusal refusal) {
        List<Feature> features = new ArrayList<>();
        List<String> details = new ArrayList<>();
        List<LeftOut> without = new ArrayList<>();
        for (int i = 0; i < profiles.length; i++) {
            String name = names.get(i);
            ColumnProfile profile = profiles[i];
            String reason = leftOut[i];
            if (profile != null) {
                ColumnJudge judge = new ColumnJudge(name, roles[i], profile, mostLevels, format);
                ColumnJudge.Misfit misfit = judge.misfit();
                if (misfit != null) {
                    String value = misfit.value() == null ? null : Fault.shown(misfit.value());
                    throw refusal.of(misfit.line(), Fault.of(i + 1, name, value, misfit.rule(), misfit.advice()));
                }
                reason = judge.reasonToLeaveOut();
                if (reason == null) {
                    features.add(judge.feature());
                    details.add(judge.detail());
                }
            }
            if (reason != null) {
                without.add(new LeftOut(name, reason));
            }
        }
        return new InferredSchema(FeatureSet.of(features), details, without, rows);
    }
}
