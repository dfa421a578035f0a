package io.riskanalyzer.models;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.ExplainerContract;
import io.riskanalyzer.score.RiskScorer;
import java.util.stream.Stream;

class LogisticModelExplainerTest extends ExplainerContract {

    @Override
    protected Stream<RiskScorer> scorers() {
        return Stream.of(
                LogisticTrainer.DEFAULTS.train(RandomLoans.of(500, 1)),
                LogisticTrainer.builder()
                        .numbersAs(NumberEncoding.splines(5))
                        .numbersAs(RandomLoans.INCOME, NumberEncoding.bins(7))
                        .build()
                        .train(RandomLoans.of(500, 3)),
                LogisticTrainer.DEFAULTS.train(RandomLoans.of(500, 2).weighted(RandomLoans.weights(500, 2))));
    }

    @Override
    protected FeatureSet features() {
        return RandomLoans.FEATURES;
    }
}
