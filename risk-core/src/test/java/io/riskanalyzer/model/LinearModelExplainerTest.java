package io.riskanalyzer.model;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.ExplainerContract;
import io.riskanalyzer.score.RiskScorer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class LinearModelExplainerTest extends ExplainerContract {

    @Override
    protected Stream<RiskScorer> scorers() {
        return LongStream.rangeClosed(1, 3).mapToObj(LinearModels::random);
    }

    @Override
    protected FeatureSet features() {
        return LinearModels.FEATURES;
    }
}
