package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TrainerContract;
import org.junit.jupiter.api.Nested;

class ScorecardTrainerContractTest {

    private abstract static class Points extends TrainerContract {

        @Override
        protected double complementTolerance() {
            return Double.POSITIVE_INFINITY; // points lost have another greatest score
        }

        @Override
        protected double leastAuc() {
            return 0.76; // bins are coarse
        }
    }

    @Nested
    class Whole extends Points {
        @Override
        protected Trainer trainer() {
            return ScorecardTrainer.DEFAULTS;
        }

        /** Whole points are the same, or a rounding apart in each characteristic where two ways are as good. */
        @Override
        protected double weightTolerance() {
            return 0;
        }

        @Override
        protected double orderTolerance() {
            return 0;
        }
    }

    @Nested
    class Exact extends Points {
        @Override
        protected Trainer trainer() {
            return ScorecardTrainer.builder()
                    .rounding(ScorecardTrainer.Rounding.NONE)
                    .selection(StepwiseSelection.backward(0.05))
                    .scale(PointsScale.between(300, 850))
                    .build();
        }

        /** In points: what the last step of Newton's method and rounding leave. */
        @Override
        protected double weightTolerance() {
            return 1e-6;
        }

        @Override
        protected double orderTolerance() {
            return 1e-6;
        }
    }
}
