package io.riskanalyzer.examples.own;

import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TrainerContract;

class CellTrainerTest extends TrainerContract {
    /** Sums of 800 terms in another order, then a logarithm. */
    private static final double ROUNDING = 1e-9;

    @Override
    protected Trainer trainer() {
        return new CellTrainer();
    }

    @Override
    protected double leastAuc() {
        return 0.76; // cells are coarse
    }

    @Override
    protected double weightTolerance() {
        return ROUNDING;
    }

    @Override
    protected double orderTolerance() {
        return ROUNDING;
    }

    @Override
    protected double complementTolerance() {
        return ROUNDING;
    }
}
