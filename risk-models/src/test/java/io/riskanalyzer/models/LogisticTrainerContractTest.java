package io.riskanalyzer.models;

import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TrainerContract;
import org.junit.jupiter.api.Nested;

class LogisticTrainerContractTest {

    /** What converges: in log-odds, what the last step and rounding leave. */
    private abstract static class Converged extends TrainerContract {
        private static final double LEFT = 1e-8;

        @Override
        protected double weightTolerance() {
            return LEFT;
        }

        @Override
        protected double orderTolerance() {
            return LEFT;
        }

        @Override
        protected double complementTolerance() {
            return LEFT;
        }
    }

    @Nested
    class Defaults extends Converged {
        @Override
        protected Trainer trainer() {
            return LogisticTrainer.DEFAULTS;
        }
    }

    @Nested
    class ElasticNet extends Converged {
        @Override
        protected Trainer trainer() {
            return LogisticTrainer.builder().l1(2).l2(1).build();
        }
    }

    @Nested
    class Splines extends Converged {
        @Override
        protected Trainer trainer() {
            return LogisticTrainer.builder()
                    .numbersAs(NumberEncoding.splines(4))
                    .build();
        }
    }

    @Nested
    class Bins extends Converged {
        @Override
        protected Trainer trainer() {
            return LogisticTrainer.builder().numbersAs(NumberEncoding.bins(5)).build();
        }
    }

    @Nested
    class Stochastic extends TrainerContract {
        /** In log-odds; another order of the rows moves them by some 0.06. */
        private static final double ORDER = 0.1;

        @Override
        protected Trainer trainer() {
            return LogisticTrainer.builder().stochastic(50, 0.03).seed(7).build();
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
}
