package io.riskanalyzer.examples.own;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.TrainingData;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.ScorerContract;
import java.util.stream.Stream;

class CellModelTest extends ScorerContract {

    @Override
    protected Stream<RiskScorer> scorers() {
        return Stream.of(new CellTrainer().train(TrainingData.of(500, 1)));
    }

    @Override
    protected FeatureSet features() {
        return TrainingData.FEATURES;
    }
}
