package io.riskanalyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.io.CsvFormatException;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.rules.DecisionResult.Failure;
import io.riskanalyzer.score.Bands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTableTest {
    private static final Bands BANDS =
            Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED");
    private static final RuleSet RULES = RuleSet.named("student-risk")
            .when(RuleSets.ATTENDANCE.below(0.75))
            .add(40)
            .because("ATT-1", "Attendance is low.")
            .when(RuleSets.FEES_OVERDUE.isTrue().and(RuleSets.ATTENDANCE.below(0.9)))
            .add(15)
            .because("FEE-1", "Fees are overdue.")
            .build();

    @TempDir
    Path folder;

    private DecisionTable table(String... lines) {
        try {
            return DecisionTable.load(Files.writeString(folder.resolve("cases.csv"), String.join("\n", lines)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void run_casesAsExpected_passes() {
        DecisionResult result = table(
                        "case,attendance,feesOverdue,expected points,expected rules,expected band,note",
                        "both,0.62,yes,55,FEE-1 ATT-1,AMBER,two rules",
                        "none,0.95,yes,0,none,GREEN,",
                        "unknown fees,0.8,,0,,,nothing is known")
                .run(RULES, BANDS);
        assertThat(result.requirePassed()).isSameAs(result);
        assertThat(result.cases()).isEqualTo(3);
        assertThat(result.failures()).isEmpty();
    }

    @Test
    void run_casesOtherThanExpected_tellsLinesAndBoth() {
        DecisionResult result = table(
                        "case;attendance;feesOverdue;expected points;expected rules;expected band",
                        "low;0.62;no;40;ATT-1;AMBER",
                        "wrong;0.62;yes;40;ATT-1;RED",
                        ";0.8;no;0;FEE-1;GREEN")
                .run(RULES, BANDS);
        assertThat(result.failures())
                .containsExactly(
                        new Failure(3, "wrong", "expected points", "40", "55"),
                        new Failure(3, "wrong", "expected band", "RED", "AMBER"),
                        new Failure(3, "wrong", "expected rules", "ATT-1", "ATT-1 FEE-1"),
                        new Failure(4, "", "expected rules", "FEE-1", "none"));
        assertThatIllegalStateException()
                .isThrownBy(result::requirePassed)
                .withMessageStartingWith("The cases of the table (3) must come out as expected, but 2 did not:")
                .withMessageContaining("Line 3 (wrong): expected points 40, but there is 55")
                .withMessageContaining("Line 4: expected rules FEE-1, but there is none");
    }

    @Test
    void run_optionalFeatureWithoutColumn_isMissing() {
        assertThat(table("attendance,expected points", "0.62,40")
                        .run(RULES, BANDS)
                        .failures())
                .isEmpty();
    }

    @Test
    void run_columnThatIsNone_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table("attendance,expected point", "0.62,40").run(RULES, BANDS))
                .withMessageContaining(
                        "The column of the decision table (expected point) must be a feature of the rules");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table("attendance,feesOverdue", "0.62,no").run(RULES, BANDS))
                .withMessageContaining("must have an expectation, but have none");
        assertThatThrownBy(() -> table("feesOverdue,expected points", "no,40").run(RULES, BANDS))
                .isInstanceOf(SchemaMismatchException.class)
                .hasMessageContaining("attendance");
    }

    @Test
    void run_valueThatIsIllegal_tellsLine() {
        assertThatThrownBy(() -> table("attendance,expected band", "0.62,AMBER", "0.8,GREEM")
                        .run(RULES, BANDS))
                .isInstanceOf(CsvFormatException.class)
                .hasMessageContaining("cases.csv:3:2")
                .hasMessageContaining("GREEM");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> table("attendance,expected rules", "0.62,ATT-2").run(RULES, BANDS))
                .withMessageContaining(
                        "The rule expected in line 2 (ATT-2) must be one of student-risk (ATT-1, FEE-1)");
    }

    @Test
    void coverage_ofFewCases_tellsWhatIsNotTested() {
        DecisionResult result =
                table("attendance,feesOverdue,expected points", "0.74,no,40").run(RULES, BANDS);
        assertThat(result.coverage().testable()).isEqualTo(13); // 3 comparisons and 2 rules both ways, 3 scores at cuts
        assertThat(result.coverage().missing())
                .containsExactly(
                        "ATT-1: attendance is below 0.75, just not",
                        "FEE-1: feesOverdue is yes",
                        "FEE-1: attendance is below 0.9, just",
                        "FEE-1: attendance is below 0.9, just not",
                        "ATT-1 does not fire",
                        "FEE-1 fires",
                        "the last score of GREEN (15)",
                        "the last score of AMBER (55)");
        assertThat(result.coverage().tested()).isEqualTo(5);
        assertThatIllegalStateException().isThrownBy(result::requireCovered).withMessageContaining("expected points");
    }

    @Test
    void draft_ofRules_standsOnBothSidesOfEveryLimit() {
        assertThat(DecisionTable.draft(RULES, BANDS)).isEqualTo("""
                        case,attendance,feesOverdue,expected points,expected rules,expected band
                        "ATT-1: attendance is below 0.75, just",0.74,no,40,ATT-1,AMBER
                        "ATT-1: attendance is below 0.75, just not",0.75,no,0,none,GREEN
                        FEE-1: feesOverdue is yes,0,yes,55,ATT-1 FEE-1,AMBER
                        "FEE-1: attendance is below 0.9, just",0.8,yes,15,FEE-1,GREEN
                        "FEE-1: attendance is below 0.9, just not",0.9,yes,0,none,GREEN
                        """);
    }

    @Test
    void draft_ofLimitsWithDecimals_isOneOfTheLastAway() {
        RuleSet rules = RuleSet.named("r")
                .when(RuleSets.AVERAGE_MARK.between(40, 54.5))
                .add(1)
                .because("M", "Middle.")
                .when(RuleSets.ATTENDANCE.atMost(1))
                .add(2)
                .because("ALL", "Everybody.")
                .build();
        assertThat(DecisionTable.draft(rules, Bands.NONE)).isEqualTo("""
                        case,averageMark,attendance,expected points,expected rules,expected band
                        "M: averageMark is between 40 and 54.5, just at 40",40,0,3,M ALL,ANY
                        "M: averageMark is between 40 and 54.5, just not at 40",39,0,2,ALL,ANY
                        "M: averageMark is between 40 and 54.5, just at 54.5",54.5,0,3,M ALL,ANY
                        "M: averageMark is between 40 and 54.5, just not at 54.5",54.6,0,2,ALL,ANY
                        """);
    }

    @Test
    void run_plan_expectsBandOfPolicy() {
        ScoringPlan plan = ScoringPlan.builder(
                        FeatureSet.of(RuleSets.ATTENDANCE, RuleSets.FEES_OVERDUE, RuleSets.AVERAGE_MARK), RULES)
                .bands(BANDS)
                .policy(RulePolicy.named("p")
                        .when(RuleSets.AVERAGE_MARK.below(20))
                        .knockOut()
                        .because("OUT", "Very low.")
                        .build())
                .build();
        DecisionResult result = table(
                        "attendance,averageMark,expected points,expected band", "0.62,10,40,RED", "0.62,,40,AMBER")
                .run(plan);
        assertThat(result.requirePassed().missingCases())
                .startsWith("case,attendance,feesOverdue,averageMark,expected points");
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void draft_ofAnyRules_passesAndTestsEverything(long seed) {
        SmallRules small = new SmallRules(seed);
        String draft = DecisionTable.draft(small.rules, BANDS);
        List<String> lines = draft.lines().toList();
        if (lines.size() == 1) {
            return; // constant rules alone
        }

        DecisionResult whole = table(draft).run(small.rules, BANDS);
        DecisionResult part = table(lines.get(0), lines.get(lines.size() - 1)).run(small.rules, BANDS);
        DecisionResult completed = table(
                        lines.get(0),
                        lines.get(lines.size() - 1),
                        String.join("\n", part.missingCases().lines().skip(1).toList()))
                .run(small.rules, BANDS);

        assertThat(whole.requirePassed().requireCovered().coverage().share()).isEqualTo(1);
        assertThat(whole.missingCases().lines()).hasSize(1);
        assertThat(part.failures()).isEmpty();
        assertThat(completed.requirePassed().requireCovered().coverage().tested())
                .as("seed %d, %s", seed, small.rules.entries())
                .isEqualTo(whole.coverage().testable());
    }
}
