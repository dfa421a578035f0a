package io.riskanalyzer.models;

import io.riskanalyzer.plan.PlanContract;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;

/** A plan with shapes; training them anew gives the same plan. */
class EbmPlanTest extends PlanContract {

    @Override
    protected ScoringPlan plan() {
        return ScoringPlan.builder(
                        RandomLoans.FEATURES,
                        EbmTrainer.builder().bags(2).learningRate(0.1).build().train(RandomLoans.of(500, 1)))
                .bands(Bands.below(0.2, "LOW").below(0.5, "MIDDLE").otherwise("HIGH"))
                .build();
    }
}
