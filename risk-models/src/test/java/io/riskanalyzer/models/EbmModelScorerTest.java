package io.riskanalyzer.models;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.ScorerContract;
import java.util.stream.Stream;

class EbmModelScorerTest extends ScorerContract {

    @Override
    protected Stream<RiskScorer> scorers() {
        return Stream.of(EbmTrainer.builder()
                .bags(2)
                .learningRate(0.1)
                .build()
                .train(RandomLoans.of(800, 1).weighted(RandomLoans.weights(800, 2))));
    }

    @Override
    protected FeatureSet features() {
        return RandomLoans.FEATURES;
    }
}
