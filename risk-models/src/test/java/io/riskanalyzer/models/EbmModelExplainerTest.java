package io.riskanalyzer.models;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.ExplainerContract;
import io.riskanalyzer.score.RiskScorer;
import java.util.stream.Stream;

class EbmModelExplainerTest extends ExplainerContract {

    @Override
    protected Stream<RiskScorer> scorers() {
        return Stream.of(EbmTrainer.builder().bags(2).learningRate(0.1).build().train(RandomLoans.of(800, 1)));
    }

    @Override
    protected FeatureSet features() {
        return RandomLoans.FEATURES;
    }
}
