package io.riskanalyzer.models;

import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TrainerContract;

class LogisticTrainerContractTest extends TrainerContract {

    /** In log-odds; another order of the rows moves them by some 0.06. */
    private static final double ORDER = 0.1;

    @Override
    protected Trainer trainer() {
        return LogisticTrainer.builder().seed(7).build();
    }

    @Override
    protected double weightTolerance() {
        return ORDER;
    }

    @Override
    protected double orderTolerance() {
        return ORDER;
    }

    @Override
    protected double complementTolerance() {
        return 1e-9; // both classes have weights, and these are exchanged
    }
}
