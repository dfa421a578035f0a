package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.feature.Allocations;
import io.riskanalyzer.score.Reason;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundPlanTest {
    private static final double[] ABSENT = {0.5, 40, Double.NaN, 1, 1, 0}; // below 0.75, fees overdue, north

    @Test
    void rawScore_ofRow_isScorers() {
        assertThat(SamplePlans.points().bind().rawScore(ABSENT)).isEqualTo(40 + 15.5 + 20 + 0.1);
    }

    @Test
    void displayedOf_rawScore_isOnDisplayScale() {
        assertThat(SamplePlans.points().bind().displayedOf(50, 7)).isEqualTo(850 - 0.1 * 50);
        assertThat(SamplePlans.linear().bind().displayedOf(50, 0.25)).isEqualTo(25);
    }

    @Test
    void scoreOf_calibratedPlan_isProbability() {
        ScoringPlan plan = SamplePlans.linear();
        assertThat(plan.bind().scoreOf(-0.3)).isEqualTo(plan.calibration().probabilityOf(-0.3));
    }

    @Test
    void bandOf_rowOnWhichPolicyActs_isPolicys() {
        BoundPlan plan = SamplePlans.points().bind();
        double[] present = {0.9, 40, Double.NaN, 1, 1, 0};
        assertThat(plan.bandOf(present, 0).name()).isEqualTo("GREEN");
        assertThat(plan.bandOf(ABSENT, 0).name()).isEqualTo("AMBER");
        assertThat(plan.bandOf(ABSENT, 60).name()).isEqualTo("RED");
    }

    @Test
    void reasons_ofRow_arePolicysThenGreatest() {
        BoundPlan plan = SamplePlans.points().bind();
        List<Reason> reasons = plan.reasons(ABSENT);
        assertThat(reasons).extracting(Reason::code).containsExactly("LEAST", "P-0", "P-2", "P-1");
        double[] contributions = new double[plan.explainer().terms()];
        plan.explainer().explain(ABSENT, contributions);
        assertThat(plan.reasons(ABSENT, contributions)).isEqualTo(reasons);
    }

    @Test
    void scoring_ofRows_allocatesNothing() {
        for (ScoringPlan plan : List.of(SamplePlans.points(), SamplePlans.linear())) {
            BoundPlan bound = plan.bind();
            double[][] rows = plan.vectors().rows();
            double[] sum = {0}; // used, so that nothing is left out as dead
            long bytes = Allocations.bytesOf(i -> sum[0] += score(bound, rows[i % rows.length]));
            assertThat(bytes).as("bytes, sum %s", sum[0]).isZero();
        }
    }

    private static double score(BoundPlan plan, double[] row) {
        double rawScore = plan.rawScore(row);
        double score = plan.scoreOf(rawScore);
        return plan.displayedOf(rawScore, score) + plan.bandOf(row, score).level();
    }

    @Test
    void rankedTerms_ofFrame_areThoseOfTheReasonsAndScores() {
        for (ScoringPlan plan : List.of(SamplePlans.linear(), new ScorecardPlanTest().plan())) {
            BoundPlan bound = plan.bind();
            double[][] rows = ProbeRows.of(plan.features(), plan.scorer());
            int atMost = plan.reasons().atMost();
            double[] rawScores = new double[rows.length];
            int[] terms = new int[rows.length * atMost];
            bound.rankedTerms(TestVectors.frame(plan.features(), rows), 0, rows.length, rawScores, terms);
            for (int i = 0; i < rows.length; i++) {
                List<String> codes = Arrays.stream(terms, i * atMost, (i + 1) * atMost)
                        .filter(term -> term >= 0)
                        .mapToObj(bound.explainer()::code)
                        .toList();
                assertThat(bound.reasons(rows[i])).extracting(Reason::code).isEqualTo(codes);
                assertThat(rawScores[i]).isEqualTo(bound.rawScore(rows[i]));
            }
        }
    }
}
