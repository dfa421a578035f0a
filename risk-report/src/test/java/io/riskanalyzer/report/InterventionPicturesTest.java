package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.explain.intervene.Intervention;
import io.riskanalyzer.explain.intervene.InterventionEvaluation;
import io.riskanalyzer.explain.intervene.InterventionPlan;
import io.riskanalyzer.explain.intervene.InterventionPlanner;
import io.riskanalyzer.plan.ScoringPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterventionPicturesTest {
    private static final InterventionPlan PLAN = InterventionPlanner.builder(
                    ScoringPlan.builder(SampleReport.FEATURES, SampleReport.model())
                            .build())
            .intervention(Intervention.named("lower rate")
                    .costing(100)
                    .scaling(SampleReport.RATE, 0.5)
                    .capacity(30))
            .intervention(Intervention.named("advice").costing(10).multiplyingRisk(0.9))
            .budget(4_000)
            .build()
            .plan(SampleExplanations.FRAME);

    static Block[] blocks() {
        InterventionEvaluation evaluation = evaluation();
        double[] benefits = new double[SampleExplanations.FRAME.rows()];
        for (int i = 0; i < benefits.length; i++) {
            benefits[i] = PLAN.riskBefore(i);
        }
        return new Block[] {
            InterventionPictures.uses(PLAN),
            InterventionPictures.beforeAndAfter("purpose", PLAN.sharesBy(SampleReport.PURPOSE)),
            InterventionPictures.effects(List.of(evaluation.differenceInMeans(), evaluation.regressionAdjusted())),
            InterventionPictures.uplift(evaluation.uplift(benefits)),
        };
    }

    private static InterventionEvaluation evaluation() {
        boolean[] bad = new boolean[SampleExplanations.FRAME.rows()];
        boolean[] treated = new boolean[bad.length];
        for (int i = 0; i < bad.length; i++) {
            treated[i] = i % 3 == 0;
            bad[i] = i % 7 < (treated[i] ? 2 : 3) && PLAN.riskBefore(i) > 0.1;
        }
        return InterventionEvaluation.of(Dataset.of(SampleExplanations.FRAME, bad), treated);
    }

    private static String html(Block block) {
        return Report.titled("Sample")
                .with(Section.titled("Interventions").with(block))
                .html();
    }

    @Test
    void uses_tellPeopleCostAndBasis() {
        assertThat(html(InterventionPictures.uses(PLAN)))
                .contains("lower rate", "advice", "Effects are associational.", "worth of a seat");
    }

    @Test
    void beforeAndAfter_hasADotOfEachGroup() {
        assertThat(html(InterventionPictures.beforeAndAfter("purpose", PLAN.sharesBy(SampleReport.PURPOSE))))
                .contains("Mean risk before and after, by purpose", ", before", ", after", "eligible");
    }

    @Test
    void effects_andUplift_areDrawn() {
        assertThat(html(blocks()[2])).contains("difference in means", "regression adjustment", "untreated");
        assertThat(html(blocks()[3])).contains("by chance", "AUUC", "Qini");
    }
}
