package io.riskanalyzer.models.calibrate;

import io.riskanalyzer.data.Split;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.models.RandomLoans;
import io.riskanalyzer.plan.PlanContract;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.PriorShiftCalibration;

/** A plan with a calibration of steps, corrected for a base rate. */
class IsotonicPlanTest extends PlanContract {

    @Override
    protected ScoringPlan plan() {
        Split split = RandomLoans.of(900, 1).split(0.5, 0.4, 1);
        Model model = LogisticTrainer.DEFAULTS.train(split.train());
        return ScoringPlan.builder(RandomLoans.FEATURES, model)
                .calibration(new PriorShiftCalibration(Calibrations.isotonic(model, split.calibration()), 1 / 3.0, 0.1))
                .bands(Bands.below(0.2, "LOW").below(0.5, "MIDDLE").otherwise("HIGH"))
                .build();
    }
}
