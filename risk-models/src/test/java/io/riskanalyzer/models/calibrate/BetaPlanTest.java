package io.riskanalyzer.models.calibrate;

import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.models.RandomLoans;
import io.riskanalyzer.plan.PlanContract;
import io.riskanalyzer.plan.ScoringPlan;

/** A plan with a cross-fitted beta calibration. */
class BetaPlanTest extends PlanContract {

    @Override
    protected ScoringPlan plan() {
        CalibratedModel fitted = Calibrations.crossFitted(
                LogisticTrainer.DEFAULTS, CalibrationMethod.BETA, RandomLoans.of(400, 1), 4, 1);
        return ScoringPlan.builder(RandomLoans.FEATURES, fitted.model())
                .calibration(fitted.calibration())
                .build();
    }
}
