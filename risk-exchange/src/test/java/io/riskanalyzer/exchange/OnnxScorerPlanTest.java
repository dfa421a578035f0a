package io.riskanalyzer.exchange;

import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.plan.PlanContract;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Scale;

class OnnxScorerPlanTest extends PlanContract {

    @Override
    protected ScoringPlan plan() {
        return ScoringPlan.builder(
                        LinearModels.FEATURES,
                        OnnxScorerContractTest.scorer(TreeEnsembles.random(Scale.LOG_ODDS, 20, 5, 1), 32))
                .bands(Bands.below(0.4, "LOW").below(0.6, "MIDDLE").otherwise("HIGH"))
                .build();
    }
}
