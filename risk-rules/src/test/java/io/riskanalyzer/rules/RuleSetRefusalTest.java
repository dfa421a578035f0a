package io.riskanalyzer.rules;

import static io.riskanalyzer.rules.RuleSets.ATTENDANCE;
import static io.riskanalyzer.rules.RuleSets.FEES_OVERDUE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.SchemaMismatchException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule set that is refused, and what its author reads. */
class RuleSetRefusalTest {
    private static final Condition LOW = ATTENDANCE.below(0.75);
    private static final Rule RULE = new Rule(LOW, 40, "ATT-1", "Attendance is low.");

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static void assertTextRefused(String text, String message) {
        assertRefused(() -> RuleSet.named("risk").when(LOW).add(40).because("ATT-1", text), message);
    }

    @Test
    void named_blank_isRefused() {
        assertRefused(() -> RuleSet.named(" "), """
                The name of a rule set (" ") must not be blank.
                Maybe say what it is for: student-risk.""");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void startingAt_notFinite_isRefused(double base) {
        String message = """
                The base points of risk (%s) must be finite.
                Maybe start at 0.""".formatted(base);
        assertRefused(() -> RuleSet.named("risk").startingAt(base), message);
        assertRefused(() -> RuleSet.of("risk", base, List.of(RULE)), message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void add_notFiniteOrZero_isRefused(double points) {
        String message = """
                The points of the rule on "attendance is below 0.75" (%s) must be finite and not 0.
                Maybe take 10, or −10 where the rule lowers the risk.""".formatted(points);
        assertRefused(() -> RuleSet.named("risk").when(LOW).add(points), message);
        assertRefused(() -> new Rule(LOW, points, "ATT-1", "Low."), message);
    }

    @Test
    void because_blankCode_isRefused() {
        assertRefused(() -> RuleSet.named("risk").when(LOW).add(40).because("", "Low."), """
                The code of the rule on "attendance is below 0.75" ("") must not be blank.
                Maybe number the rules: R-1, R-2.""");
    }

    @Test
    void because_blankText_isRefused() {
        assertTextRefused(" ", """
                The text of rule ATT-1 (" ") must not be blank.
                Maybe say what the rule tests: "attendance is below 0.75".""");
    }

    @Test
    void because_unknownPlaceholder_isRefused() {
        assertTextRefused("Attendance {attendence} is low.", """
                The placeholder of rule ATT-1 ({attendence}) must name one of its features, but those are attendance.
                Maybe {attendance} is meant.""");
    }

    @Test
    void because_placeholderOfOtherFeature_isRefused() {
        Condition when = LOW.and(FEES_OVERDUE.isTrue());
        assertRefused(() -> new Rule(when, 40, "ATT-1", "A mark of {averageMark:%} is low."), """
                The placeholder of rule ATT-1 ({averageMark:%}) must name one of its features, but those are attendance, feesOverdue.
                Maybe {attendance} or {feesOverdue} is meant.""");
    }

    @Test
    void because_emptyPlaceholder_isRefused() {
        assertTextRefused("Attendance {} is low.", """
                The placeholder of rule ATT-1 ({}) must name one of its features, but those are attendance.
                Maybe {attendance} is meant.""");
    }

    @Test
    void because_unknownForm_isRefused() {
        assertTextRefused("Attendance {attendance:0.00} is low.", """
                The placeholder of rule ATT-1 ({attendance:0.00}) must have the form % or none, but it has 0.00.
                Maybe {attendance} is meant.""");
        assertTextRefused("Attendance {attendance:} is low.", """
                The placeholder of rule ATT-1 ({attendance:}) must have the form % or none, but it has an empty one.
                Maybe {attendance} is meant.""");
    }

    @Test
    void because_flagAsShare_isRefused() {
        assertRefused(() -> new Rule(FEES_OVERDUE.isTrue(), 15, "FEE-1", "Overdue: {feesOverdue:%}"), """
                The placeholder of rule FEE-1 ({feesOverdue:%}) must name a number to be shown as per cent, but there is feesOverdue (flag, optional).
                Maybe {feesOverdue} is meant.""");
    }

    @Test
    void because_openBrace_isRefused() {
        assertTextRefused("Attendance {attendance is low.", """
                The text of rule ATT-1 ("Attendance {attendance is low.") must close every brace, but the one at character 12 is left open.
                Maybe write {{ if the reader shall see a brace.""");
        assertTextRefused("{a {attendance}", """
                The text of rule ATT-1 ("{a {attendance}") must close every brace, but the one at character 1 is left open.
                Maybe write {{ if the reader shall see a brace.""");
    }

    @Test
    void because_closingBraceAlone_isRefused() {
        assertTextRefused("Attendance} is low.", """
                The text of rule ATT-1 ("Attendance} is low.") must open every brace, but the one at character 11 was not opened.
                Maybe write }} if the reader shall see a brace.""");
    }

    @Test
    void of_noRule_isRefused() {
        assertRefused(() -> RuleSet.of("risk", 0, List.of()), """
                The rules of risk (none) must be at least one.
                Maybe add one by when(…).add(…).because(…).""");
    }

    @Test
    void build_codeTwice_isRefused() {
        RuleSteps.Builder builder = RuleSet.named("risk")
                .when(LOW)
                .add(40)
                .because("ATT-1", "Low.")
                .when(FEES_OVERDUE.isTrue())
                .add(15)
                .because("FEE-1", "Fees.")
                .when(ATTENDANCE.below(0.5))
                .add(20)
                .because("ATT-1", "Very low.");
        assertRefused(builder::build, """
                The code of rule 3 of risk (ATT-1) must be its own, but rule 1 has it too.
                Maybe number the rules.""");
    }

    @Test
    void of_pointsThatOverflow_areRefused() {
        Rule huge = new Rule(FEES_OVERDUE.isTrue(), -1e308, "HUGE", "Huge.");
        assertRefused(() -> RuleSet.of("risk", 1e308, List.of(RULE, huge)), """
                The points of risk (Infinity in all) must add up to a finite number.
                Maybe give points from 1 to 100.""");
    }

    @Test
    void of_featureDeclaredInTwoWays_isRefused() {
        Rule other = new Rule(Feature.number("attendance").optional().below(0.5), 20, "ATT-2", "Very low.");
        assertRefused(() -> RuleSet.of("risk", 0, List.of(RULE, other)), """
                The feature of rule ATT-2 (attendance (number, optional)) must be declared alike in all rules, but it was declared as attendance (number from 0 to 1) before.
                Maybe use the same constant everywhere.""");
    }

    @Test
    void of_featureOfTwoKindsInOneRule_isRefused() {
        Condition when = Feature.category("programme", "a", "b")
                .is("a")
                .or(Feature.category("programme", "b", "a").is("a"));
        assertRefused(() -> RuleSet.of("risk", 0, List.of(new Rule(when, 1, "P", "P."))), """
                The feature of rule P (programme (category of b, a)) must be declared alike in all rules, but it was declared as programme (category of a, b) before.
                Maybe use the same constant everywhere.""");
    }

    @Test
    void bind_featureNotInSchema_isRefused() {
        RuleSet rules = RuleSet.of("risk", 0, List.of(RULE));
        FeatureSet schema = FeatureSet.of(FEES_OVERDUE);
        String message = """
                The feature (attendance) must be in the schema, but that has feesOverdue.
                Maybe add attendance to the schema.""";
        assertThatThrownBy(() -> rules.bind(schema))
                .isInstanceOf(SchemaMismatchException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> rules.explainer().bind(schema))
                .isInstanceOf(SchemaMismatchException.class)
                .hasMessage(message);
    }
}
