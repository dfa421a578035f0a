package io.riskanalyzer.model;

/** The contract of trainers, kept by the smallest one. */
class BayesTrainerTest extends TrainerContract {
    /** Sums of 800 terms in another order: some 1e-13. */
    private static final double ROUNDING = 1e-9;

    @Override
    protected Trainer trainer() {
        return new BayesTrainer();
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
