package io.riskanalyzer.rules;

import static io.riskanalyzer.rules.RuleSets.ATTENDANCE;
import static io.riskanalyzer.rules.RuleSets.AVERAGE_MARK;
import static io.riskanalyzer.rules.RuleSets.FEES_OVERDUE;
import static io.riskanalyzer.rules.RuleSets.INCOME;
import static io.riskanalyzer.rules.RuleSets.PROGRAMME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleSetTest {
    private static final FeatureSet ROW = FeatureSet.of(ATTENDANCE, AVERAGE_MARK, INCOME, FEES_OVERDUE, PROGRAMME);

    private final RuleSet rules = RuleSets.student();

    @Test
    void build_exampleOfJavadoc_scores() {
        NumberFeature attendance = Feature.number("attendance").within(0, 1);
        FlagFeature feesOverdue = Feature.flag("feesOverdue");
        RuleSet rules = RuleSet.named("student-risk")
                .when(attendance.below(0.75))
                .add(40)
                .because("ATT-1", "Attendance {attendance:%} is below 75 %.")
                .when(feesOverdue.isTrue().and(attendance.below(0.9)))
                .add(15)
                .because("FEE-1", "Fees are overdue and attendance is slipping.")
                .build();

        RowScorer scorer = rules.bind(FeatureSet.of(attendance, feesOverdue));

        assertThat(scorer.score(new double[] {0.62, 1})).isEqualTo(55);
        assertThat(scorer.score(new double[] {0.75, 1})).isEqualTo(15);
        assertThat(scorer.score(new double[] {0.62, 0})).isEqualTo(40);
        assertThat(scorer.score(new double[] {0.9, 1})).isZero();
    }

    @Test
    void name_base_rules_areAsTheyWereWritten() {
        assertThat(rules.name()).isEqualTo("student-risk");
        assertThat(rules.base()).isEqualTo(5);
        assertThat(rules.scale()).isEqualTo(Scale.POINTS);
        assertThat(rules.rules()).extracting(Rule::code).containsExactly("ATT-1", "FEE-1", "MARK-1", "MARK-2", "INC-1");
        assertThat(rules.rules().get(0))
                .isEqualTo(new Rule(ATTENDANCE.below(0.75), 40, "ATT-1", "Attendance {attendance:%} is below 75 %."));
    }

    @Test
    void base_notTold_isZero() {
        RuleSet rules = RuleSet.named("x")
                .when(ATTENDANCE.below(0.5))
                .add(1)
                .because("A", "Low.")
                .build();

        assertThat(rules.base()).isZero();
    }

    @Test
    void features_ofRuleSet_areInOrderOfFirstMention() {
        assertThat(rules.features())
                .containsExactly(ATTENDANCE, FEES_OVERDUE, PROGRAMME, AVERAGE_MARK, INCOME)
                .isUnmodifiable();
    }

    @Test
    void score_everyRuleFires_addsAllPoints() {
        RowScorer scorer = rules.bind(ROW);

        assertThat(scorer.score(new double[] {0.5, 50, 1000, 1, 2})).isEqualTo(5 + 40 + 15 + 10 - 7);
        assertThat(scorer.score(new double[] {0.5, Double.NaN, Double.NaN, 1, 2}))
                .isEqualTo(5 + 40 + 15 + 2.5);
    }

    @Test
    void score_noRuleFires_isBase() {
        assertThat(rules.bind(ROW).score(new double[] {1, 80, Double.NaN, Double.NaN, Double.NaN}))
                .isEqualTo(5);
    }

    @Test
    void score_fractionalPoints_areAddedInOrderOfRules() {
        // 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1.
        RuleSet rules = RuleSet.named("fractions")
                .startingAt(0.1)
                .when(ATTENDANCE.below(0.5))
                .add(0.2)
                .because("A", "A.")
                .when(ATTENDANCE.below(0.6))
                .add(0.3)
                .because("B", "B.")
                .build();

        assertThat(rules.bind(ROW).score(new double[] {0.4, 0, 0, 0, 0})).isEqualTo(0.1 + 0.2 + 0.3);
    }

    @Test
    void cutsOf_number_areItsLimits() {
        RuleSet rules = RuleSet.named("limits")
                .when(AVERAGE_MARK.between(40, 55).or(ATTENDANCE.below(0.5).and(AVERAGE_MARK.atMost(20))))
                .add(1)
                .because("A", "A.")
                .when(AVERAGE_MARK.above(40).and(AVERAGE_MARK.isMissing().not()))
                .add(1)
                .because("B", "B.")
                .build();

        assertThat(rules.cutsOf(AVERAGE_MARK)).containsExactly(20, 40, 55);
        assertThat(rules.cutsOf(ATTENDANCE)).containsExactly(0.5);
        assertThat(rules.cutsOf(INCOME)).isEmpty();
    }

    @Test
    void explain_firedRules_contributeTheirPoints() {
        RowExplainer explainer = rules.explainer().bind(ROW);
        double[] contributions = new double[explainer.terms()];

        double base = explainer.explain(new double[] {0.8, Double.NaN, 2000, 1, 0}, contributions);

        assertThat(base).isEqualTo(5);
        assertThat(contributions).containsExactly(0, 15, 0, 2.5, -7);
        assertThat(explainer.features(2)).containsExactly(PROGRAMME, AVERAGE_MARK);
    }

    @Test
    void reasons_ofRow_areFiredRulesGreatestFirst() {
        RowExplainer explainer = rules.explainer().bind(ROW);
        double[] row = {0.62, 41.25, 2000, 1, 1};
        double[] contributions = new double[explainer.terms()];
        explainer.explain(row, contributions);

        ReasonSelection all = new ReasonSelection(9, ReasonSelection.Direction.EITHER);
        assertThat(all.select(explainer, row, contributions))
                .extracting(reason -> reason.code() + " " + reason.contribution() + " " + reason.text())
                .containsExactly(
                        "ATT-1 40.0 Attendance 62 % is below 75 %.",
                        "FEE-1 15.0 Fees are overdue and attendance is slipping.",
                        "MARK-1 10.0 An average of 41.25 is low in law.",
                        "INC-1 -7.0 An income of (withheld) helps.");
    }

    @Test
    void of_sameNameBaseAndRules_isEqual() {
        RuleSet same = RuleSet.of(rules.name(), rules.base(), rules.rules());

        assertThat(same).isEqualTo(rules).hasSameHashCodeAs(rules);
        assertThat(same.explainer()).isEqualTo(rules.explainer());
        assertThat(RuleSet.of("other", 5, rules.rules())).isNotEqualTo(rules);
        assertThat(RuleSet.of(rules.name(), 4, rules.rules())).isNotEqualTo(rules);
        assertThat(RuleSet.of(rules.name(), 5, rules.rules().subList(0, 2))).isNotEqualTo(rules);
    }

    @Test
    void of_negativeZeroAsBase_isZero() {
        RuleSet zero = RuleSet.of("zero", -0.0, rules.rules());

        assertThat(zero).isEqualTo(RuleSet.of("zero", 0, rules.rules()));
        assertThat(Double.doubleToRawLongBits(zero.base())).isZero();
    }

    @Test
    void rules_ofRuleSet_cannotBeChanged() {
        List<Rule> list = rules.rules();

        assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void toString_ofRuleSetAndRule_isShort() {
        assertThat(rules).hasToString("student-risk (ATT-1, FEE-1, MARK-1, MARK-2, INC-1)");
        assertThat(rules.rules().get(0)).hasToString("ATT-1: +40.0 when attendance is below 0.75");
        assertThat(rules.rules().get(4)).hasToString("INC-1: -7.0 when income is at least 1000 EUR");
        assertThat(rules.explainer()).hasToString("the rules of student-risk");
    }
}
