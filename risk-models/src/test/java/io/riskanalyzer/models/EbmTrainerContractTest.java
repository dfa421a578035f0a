package io.riskanalyzer.models;

import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TrainerContract;

class EbmTrainerContractTest extends TrainerContract {

    @Override
    protected Trainer trainer() {
        return EbmTrainer.builder()
                .bags(6)
                .rounds(60)
                .patience(60)
                .learningRate(0.05)
                .seed(7)
                .build();
    }

    /** In log-odds: other rows are held back. What is there twice can be on both sides, so that the rounds are fixed. */
    @Override
    protected double weightTolerance() {
        return 1;
    }

    /** Which rows are held back depends on where they stand. */
    @Override
    protected double orderTolerance() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    protected double complementTolerance() {
        return 1e-6; // the outcomes are treated alike, but for rounding
    }
}
