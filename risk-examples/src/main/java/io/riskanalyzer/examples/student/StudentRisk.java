package io.riskanalyzer.examples.student;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.DisplayScale;
import java.util.List;

/** The college's features, rules and bands. */
final class StudentRisk {
    /** The bands of every student analysis. */
    enum Level {
        GREEN,
        AMBER,
        RED
    }

    static final FlagFeature PART_TIME = Feature.flag("partTime");
    static final NumberFeature ENTRY_SCORE =
            Feature.number("entryScore").within(0, 100).optional();
    static final NumberFeature COMMUTE_MINUTES =
            Feature.number("commuteMinutes").within(0, 600).in("min").optional();
    static final NumberFeature ATTENDANCE =
            Feature.number("attendance").within(0, 1).optional();
    static final NumberFeature ATTENDANCE_TREND =
            Feature.number("attendanceTrend").within(-1, 1).optional();
    static final NumberFeature AVERAGE_MARK =
            Feature.number("averageMark").within(0, 100).optional();
    static final NumberFeature FAILED_COURSES = Feature.number("failedCourses").within(0, 100);
    static final NumberFeature EXHAUSTED_ATTEMPTS =
            Feature.number("exhaustedAttempts").within(0, 100);
    static final NumberFeature FEES_OVERDUE_WEEKS =
            Feature.number("feesOverdueWeeks").within(0, Ledger.LAST_WEEK).in("weeks");

    /** The points that the dean's office gives. */
    static final RuleSet RULES = RuleSet.named("student-risk")
            .when(ATTENDANCE.below(0.5))
            .add(45)
            .because("ATT-1", "Attendance {attendance:%} is below 50 %.")
            .when(ATTENDANCE.atLeast(0.5).and(ATTENDANCE.below(0.75)))
            .add(25)
            .because("ATT-2", "Attendance {attendance:%} is below 75 %.")
            .when(ATTENDANCE.isMissing())
            .add(15)
            .because("ATT-3", "No attendance is recorded.")
            .when(ATTENDANCE_TREND.below(-0.2))
            .add(10)
            .because("ATT-4", "Attendance changed by {attendanceTrend:%} in the last four weeks.")
            .when(AVERAGE_MARK.below(40))
            .add(30)
            .because("MRK-1", "The average mark {averageMark} is below 40.")
            .when(AVERAGE_MARK.atLeast(40).and(AVERAGE_MARK.below(50)))
            .add(15)
            .because("MRK-2", "The average mark {averageMark} is below 50.")
            .when(EXHAUSTED_ATTEMPTS.atLeast(1))
            .add(20)
            .because("EXA-1", "All attempts are used up in {exhaustedAttempts} course(s).")
            .when(FAILED_COURSES.atLeast(2))
            .add(10)
            .because("EXA-2", "{failedCourses} courses have no pass yet.")
            .when(FEES_OVERDUE_WEEKS.atLeast(4).and(ATTENDANCE.below(0.9)))
            .add(15)
            .because("FEE-1", "Fees are overdue for {feesOverdueWeeks}, and attendance is slipping.")
            .build();

    private static final int REASONS = 3;

    private StudentRisk() {}

    /** How a ledger entry becomes a row; the programmes are those of the college at hand. */
    static Schema<LedgerEntry> schema(List<String> programmes) {
        CategoryFeature<String> programme = Feature.category("programme", programmes);
        return Schema.ofRecord(
                LedgerEntry.class,
                programme,
                PART_TIME,
                ENTRY_SCORE,
                COMMUTE_MINUTES,
                ATTENDANCE,
                ATTENDANCE_TREND,
                AVERAGE_MARK,
                FAILED_COURSES,
                EXHAUSTED_ATTEMPTS,
                FEES_OVERDUE_WEEKS);
    }

    /** The analysis by rules: points, of which 30 are Amber and 60 Red. */
    static RiskAnalyzer<LedgerEntry> byRules(Schema<LedgerEntry> schema) {
        return RiskAnalyzer.builder()
                .schema(schema)
                .scorer(RULES)
                .bands(Bands.below(30, Level.GREEN).below(60, Level.AMBER).otherwise(Level.RED))
                .reasons(RULES.rules().size())
                .build();
    }

    /** The analysis by a model: the probability that a student withdraws, of which 20 % are Amber and 50 % Red. */
    static RiskAnalyzer<LedgerEntry> byModel(Schema<LedgerEntry> schema, Model model) {
        return RiskAnalyzer.builder()
                .schema(schema)
                .scorer(model)
                .bands(Bands.below(0.2, Level.GREEN).below(0.5, Level.AMBER).otherwise(Level.RED))
                .display(DisplayScale.PERCENT)
                .reasons(REASONS)
                .build();
    }
}
