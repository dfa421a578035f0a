package io.riskanalyzer.models;

import io.riskanalyzer.plan.PlanContract;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;

/** A plan with a trained model; training it anew gives the same plan. */
class LogisticPlanTest extends PlanContract {

    @Override
    protected ScoringPlan plan() {
        return ScoringPlan.builder(
                        RandomLoans.FEATURES,
                        LogisticTrainer.builder()
                                .numbersAs(NumberEncoding.splines(5))
                                .numbersAs(RandomLoans.INCOME, NumberEncoding.bins(7))
                                .build()
                                .train(RandomLoans.of(500, 1).weighted(RandomLoans.weights(500, 1))))
                .bands(Bands.below(0.2, "LOW").below(0.5, "MIDDLE").otherwise("HIGH"))
                .build();
    }
}
