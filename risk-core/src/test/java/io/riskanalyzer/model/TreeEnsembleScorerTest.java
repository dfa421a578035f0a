package io.riskanalyzer.model;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.Scale;
import io.riskanalyzer.score.ScorerContract;
import java.util.stream.Stream;

class TreeEnsembleScorerTest extends ScorerContract {

    @Override
    protected Stream<RiskScorer> scorers() {
        return Stream.of(
                TreeEnsembles.random(Scale.LOG_ODDS, 1, 0, 1),
                TreeEnsembles.random(Scale.LOG_ODDS, 1, 3, 2),
                TreeEnsembles.random(Scale.LOG_ODDS, 37, 6, 3),
                TreeEnsembles.random(Scale.PROBABILITY, 12, 11, 4),
                TreeEnsembles.random(Scale.POINTS, 70, 1, 5));
    }

    @Override
    protected FeatureSet features() {
        return LinearModels.FEATURES;
    }
}
