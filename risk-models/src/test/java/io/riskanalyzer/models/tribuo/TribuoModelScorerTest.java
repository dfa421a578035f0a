package io.riskanalyzer.models.tribuo;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.TrainingData;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.ScorerContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;

class TribuoModelScorerTest {

    @Nested
    class Flat extends ScorerContract {
        @Override
        protected Stream<RiskScorer> scorers() {
            return TribuoKinds.flat().values().stream()
                    .map(trainer -> TribuoTrainer.of(trainer).train(TrainingData.of(500, 1)));
        }

        @Override
        protected FeatureSet features() {
            return TrainingData.FEATURES;
        }
    }

    @Nested
    class ByTribuo extends ScorerContract {
        @Override
        protected Stream<RiskScorer> scorers() {
            return Stream.of("hinge", "factorisation", "scaled")
                    .map(kind ->
                            TribuoTrainer.of(TribuoKinds.others().get(kind)).train(TrainingData.of(300, 1)));
        }

        @Override
        protected FeatureSet features() {
            return TrainingData.FEATURES;
        }

        @Override
        protected boolean allocatesNothing() {
            return false; // Tribuo makes an object of each row
        }
    }
}
