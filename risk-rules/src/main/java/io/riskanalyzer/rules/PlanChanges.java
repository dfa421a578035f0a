package io.riskanalyzer.rules;

import io.riskanalyzer.Assessments;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.rules.BandChange.Shift;
import io.riskanalyzer.rules.BandChange.Stage;
import io.riskanalyzer.score.RowExplainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What lies between the answers of two plans to a row. Thread-safe. */
final class PlanChanges {
    private static final double ROUNDING = 1e-12;

    private final BandMigration migration;
    private final Side before;
    private final Side after;

    PlanChanges(BandMigration migration) {
        this.migration = migration;
        this.before = new Side(migration.plans().before(), migration.before());
        this.after = new Side(migration.plans().after(), migration.after());
    }

    BandChange of(int row) {
        Assessments old = migration.before();
        List<Shift> shifts = new ArrayList<>(shiftsOf(row));
        shifts.sort(Comparator.comparingDouble(shift -> -Math.abs(shift.change())));
        return new BandChange(
                old.number(row),
                old.id(row),
                old.assessment(row),
                migration.after().assessment(row),
                shifts,
                stagesOf(row));
    }

    List<Stage> stagesOf(int row) {
        Assessments old = migration.before();
        Assessments now = migration.after();
        return migration
                .plans()
                .stagesOf(old.rawScore(row), now.rawScore(row), now.score(row), old.band(row), now.band(row));
    }

    /** The parts of the raw score that changed, in the order of the old plan's reasons, then the new one's. */
    List<Shift> shiftsOf(int row) {
        if (!migration.plans().countAlike() || before.terms() == 0 || after.terms() == 0) {
            return List.of();
        }
        Map<String, double[]> parts = new LinkedHashMap<>();
        before.addTo(parts, row, 0);
        after.addTo(parts, row, 1);
        List<Shift> shifts = new ArrayList<>();
        parts.forEach((code, both) -> {
            double size = Math.max(Math.abs(both[0]), Math.abs(both[1]));
            if (Math.abs(both[1] - both[0]) > ROUNDING * size) {
                shifts.add(new Shift(code, both[0], both[1]));
            }
        });
        return shifts;
    }

    /** One of the two plans. */
    private static final class Side {
        private final RowExplainer explainer;
        private final Assessments assessments;

        Side(ScoringPlan plan, Assessments assessments) {
            BoundPlan bound = plan.bind();
            this.explainer = bound.explainer();
            this.assessments = assessments;
        }

        int terms() {
            return explainer.terms();
        }

        void addTo(Map<String, double[]> parts, int row, int side) {
            double[] values = assessments.values(row);
            double[] contributions = new double[explainer.terms()];
            double base = explainer.explain(values, contributions);
            parts.computeIfAbsent(BandChange.BASE, code -> new double[2])[side] += base;
            for (int term = 0; term < contributions.length; term++) {
                if (contributions[term] != 0) {
                    parts.computeIfAbsent(explainer.code(term), absent -> new double[2])[side] += contributions[term];
                }
            }
        }
    }
}
