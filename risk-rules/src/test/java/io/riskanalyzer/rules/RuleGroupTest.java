package io.riskanalyzer.rules;

import static io.riskanalyzer.rules.RuleSets.ATTENDANCE;
import static io.riskanalyzer.rules.RuleSets.AVERAGE_MARK;
import static io.riskanalyzer.rules.RuleSets.FEATURES;
import static io.riskanalyzer.rules.RuleSets.FEES_OVERDUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.RowExplainer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleGroupTest {
    private static final FeatureSet ROW = FeatureSet.of(ATTENDANCE, AVERAGE_MARK);
    private static final Rule LOW = new Rule(ATTENDANCE.below(0.75), 40, "LOW", "Low.");
    private static final Rule VERY_LOW = new Rule(ATTENDANCE.below(0.5), 20, "VERY", "Very low.");
    private static final Rule HIGH = new Rule(AVERAGE_MARK.atLeast(70), -30, "HIGH", "A good mark.");

    private static double[] contributions(RuleEntry entry, double... row) {
        RuleSet rules = RuleSet.of("one", 5, List.of(entry));
        RowExplainer explainer = rules.explainer().bind(ROW);
        double[] contributions = new double[explainer.terms()];
        double score = explainer.explain(row, contributions);
        for (double contribution : contributions) {
            score += contribution;
        }
        assertThat(rules.bind(ROW).score(row)).isEqualTo(score);
        return contributions;
    }

    @Test
    void contributions_cappedAbove_laterRulesGetWhatIsLeft() {
        RuleGroup group = new RuleGroup("g", HitPolicy.ALL, -10, 50, List.of(LOW, VERY_LOW, HIGH));

        assertThat(contributions(group, 0.6, 0)).containsExactly(40, 0, 0);
        assertThat(contributions(group, 0.4, 0)).containsExactly(40, 10, 0);
        // The rule that lowers the risk counts from the sum of 60, not from the cap.
        assertThat(contributions(group, 0.4, 80)).containsExactly(40, 10, -20);
    }

    @Test
    void contributions_cappedBelow_isLimitedToo() {
        RuleGroup group = new RuleGroup("g", HitPolicy.ALL, -10, 50, List.of(HIGH, LOW));

        assertThat(contributions(group, 0.9, 80)).containsExactly(-10, 0);
        assertThat(contributions(group, 0.6, 80)).containsExactly(-10, 20);
    }

    @Test
    void contributions_first_isFirstThatIsTrue() {
        RuleGroup group = new RuleGroup("g", HitPolicy.FIRST, List.of(VERY_LOW, LOW, HIGH));

        assertThat(contributions(group, 0.4, 80)).containsExactly(20, 0, 0);
        assertThat(contributions(group, 0.6, 80)).containsExactly(0, 40, 0);
        assertThat(contributions(group, 0.9, 80)).containsExactly(0, 0, -30);
        assertThat(contributions(group, 0.9, 0)).containsExactly(0, 0, 0);
    }

    @Test
    void contributions_highest_isOneOfGreatestPoints() {
        RuleGroup group = new RuleGroup("g", HitPolicy.HIGHEST, List.of(HIGH, VERY_LOW, LOW));

        assertThat(contributions(group, 0.4, 80)).containsExactly(0, 0, 40);
        assertThat(contributions(group, 0.9, 80)).containsExactly(-30, 0, 0);
    }

    @Test
    void contributions_highestOfEqual_isFirst() {
        Rule same = new Rule(ATTENDANCE.below(0.9), 40, "SAME", "Same.");
        RuleGroup group = new RuleGroup("g", HitPolicy.HIGHEST, List.of(VERY_LOW, LOW, same));

        assertThat(contributions(group, 0.4, 0)).containsExactly(0, 40, 0);
    }

    @Test
    void score_fractionalCap_isMetExactly() {
        // 0.1 + 0.2 + 0.3 is not 0.6, but the cap is 0.3.
        List<Rule> rules = List.of(
                new Rule(ATTENDANCE.below(0.9), 0.1, "A", "A."),
                new Rule(ATTENDANCE.below(0.8), 0.1, "B", "B."),
                new Rule(ATTENDANCE.below(0.7), 0.3, "C", "C."));
        RuleSet capped = RuleSet.of("x", 0, List.of(new RuleGroup("g", HitPolicy.ALL, -1, 0.3, rules)));

        assertThat(capped.bind(ROW).score(new double[] {0.4, 0})).isEqualTo(0.3);
    }

    @Test
    void named_withGroups_isSameAsOf() {
        RuleSet rules = RuleSets.grouped();

        assertThat(rules.version()).isEqualTo("2026.2");
        assertThat(rules.rules())
                .extracting(Rule::code)
                .containsExactly("FEE-1", "ATT-1", "ATT-2", "ATT-3", "MARK-1", "MARK-2", "PRO-1", "PRO-2");
        assertThat(rules.groups())
                .hasToString("[attendance: all of ATT-1, ATT-2, ATT-3, at least -5.0, at most 50.0, "
                        + "mark: first of MARK-1, MARK-2, programme: highest of PRO-1, PRO-2]");
        assertThat(rules.entries()).hasSize(4).first().isEqualTo(rules.rules().get(0));
        assertThat(RuleSet.of("student-groups", 0, rules.entries()).withVersion("2026.2"))
                .isEqualTo(rules);
        assertThat(rules.features()).isSubsetOf(FEATURES);
    }

    @Test
    void build_groupTwice_isRefused() {
        RuleSteps.Builder builder = RuleSet.named("risk")
                .firstOf("fees")
                .when(FEES_OVERDUE.isTrue())
                .add(1)
                .because("F-1", "F.")
                .end()
                .group("fees")
                .when(FEES_OVERDUE.isTrue())
                .add(1)
                .because("F-2", "F.")
                .end();

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage("""
                The group (fees) of risk must have a name of its own, but there are two.
                Maybe put their rules together.""");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NEGATIVE_INFINITY, Double.NaN})
    void atMost_negative_isRefused(double cap) {
        String message = """
                The greatest sum of group fees (%s) must be 0 or positive, since no rule may be true.
                Maybe start the rule set at these points.""".formatted(cap);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleSet.named("risk").group("fees").atMost(cap))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleGroup("fees", HitPolicy.ALL, -1, cap, List.of(LOW)))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, Double.POSITIVE_INFINITY, Double.NaN})
    void atLeast_positive_isRefused(double cap) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleSet.named("risk").group("fees").atLeast(cap))
                .withMessage("""
                        The least sum of group fees (%s) must be 0 or negative, since no rule may be true.
                        Maybe start the rule set at these points.""".formatted(cap));
    }

    @Test
    void new_limitsThatLeaveNothing_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleGroup("fees", HitPolicy.ALL, 0, -0.0, List.of(LOW)))
                .withMessage("""
                        The limits of group fees (0 to 0) must leave points to give.
                        Maybe leave the group away.""");
    }

    @Test
    void new_limitsOfExclusiveGroup_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleGroup("fees", HitPolicy.FIRST, -5, 10, List.of(LOW)))
                .withMessage("""
                        The limits of group fees (-5.0 to 10.0) must be none where one rule counts, but its hit policy is first.
                        Maybe lower the points of the rules.""");
    }

    @Test
    void new_blankOrEmpty_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleGroup(" ", HitPolicy.ALL, List.of(LOW)))
                .withMessageStartingWith("The name of a group (\" \") must not be blank.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleGroup("fees", HitPolicy.ALL, List.of()))
                .withMessageStartingWith("The rules of group fees (none) must be at least one.");
    }

    @Test
    void steps_settingTwice_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RuleSet.named("risk").version("1").version("2"))
                .withMessageStartingWith("The version must be set once");
        assertThatIllegalStateException()
                .isThrownBy(() -> RuleSet.named("risk").startingAt(0).startingAt(0))
                .withMessageStartingWith("The base points must be set once");
        assertThatIllegalStateException()
                .isThrownBy(() -> RuleSet.named("risk").group("fees").atMost(3).atMost(3))
                .withMessageStartingWith("The greatest sum of group fees must be set once");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> RuleSet.named("risk").group("fees").atLeast(-3).atLeast(-3))
                .withMessageStartingWith("The least sum of group fees must be set once");
    }
}
