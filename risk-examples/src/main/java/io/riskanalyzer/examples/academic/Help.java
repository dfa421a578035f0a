package io.riskanalyzer.examples.academic;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.text.Table;
import io.riskanalyzer.explain.intervene.HelpShare;
import io.riskanalyzer.explain.intervene.Intervention;
import io.riskanalyzer.explain.intervene.InterventionPlan;
import io.riskanalyzer.explain.intervene.InterventionPlanner;
import io.riskanalyzer.explain.intervene.InterventionUse;
import io.riskanalyzer.plan.ScoringPlan;
import java.util.List;
import java.util.Locale;

/**
 * Who gets which help under a budget. What an intervention does to attendance, study and scores is an assumption of this
 * story, to be replaced by what a school has measured.
 *
 * @param plan the assignment
 * @param budget what may be spent
 */
record Help(InterventionPlan plan, double budget) {
    private static final List<Intervention> OFFERS = List.of(
            Intervention.named("tutoring")
                    .costing(150)
                    .capacity(50)
                    .adding(AcademicFeatures.MATH, 6)
                    .adding(AcademicFeatures.READING, 6)
                    .adding(AcademicFeatures.SCIENCE, 6),
            Intervention.named("attendance mentor")
                    .costing(150)
                    .adding(AcademicFeatures.ATTENDANCE, 0.04)
                    .eligible(AcademicFeatures.ATTENDANCE.below(0.95)),
            Intervention.named("study club").costing(90).adding(AcademicFeatures.STUDY, 0.7),
            Intervention.named("internet at home")
                    .costing(120)
                    .setting(AcademicFeatures.INTERNET, 1)
                    .eligible(AcademicFeatures.INTERNET.isFalse()));
    private static final int MOST_PER_STUDENT = 2;

    /** Plans for students, whose frame has the audited attributes too. */
    static Help of(ScoringPlan plan, Frame students, double budget) {
        InterventionPlanner.Builder planner =
                InterventionPlanner.builder(plan).budget(budget).mostPerPerson(MOST_PER_STUDENT);
        OFFERS.forEach(planner::intervention);
        return new Help(planner.build().plan(students), budget);
    }

    Table uses() {
        Table table = new Table("help", ">students", ">cost");
        for (InterventionUse use : plan.uses()) {
            table.row(
                    use.intervention().name(),
                    String.format(Locale.ROOT, "%,d", use.people()),
                    String.format(Locale.ROOT, "%,.0f", use.cost()));
        }
        return table;
    }

    /** Who gets help, by the quartile of the family's status. */
    Table shares() {
        Table table = new Table(
                AcademicFeatures.STATUS.name(), ">students", ">helped", ">mean risk before", ">mean risk after");
        for (HelpShare share : plan.sharesBy(AcademicFeatures.STATUS)) {
            table.row(
                    share.group(),
                    String.format(Locale.ROOT, "%,d", share.people()),
                    Exploration.percent(share.helpedShare()),
                    Exploration.percent(share.meanRiskBefore()),
                    Exploration.percent(share.meanRiskAfter()));
        }
        return table;
    }

    String summary() {
        return String.format(
                Locale.ROOT,
                "With %,.0f of a budget of %,.0f, %,d of %,d students get help, and %.1f are expected to fail instead of"
                        + " %.1f (no plan reaches less than %.1f). It tells what goes with the risk (%s), not what a trial"
                        + " has shown.",
                plan.cost(),
                budget,
                plan.helped().length,
                plan.cohort().rows(),
                plan.expectedAfter(),
                plan.expectedBefore(),
                plan.leastExpected(),
                plan.basis());
    }

    @Override
    public String toString() {
        return summary() + "\n\n" + uses() + "\n" + shares();
    }
}
