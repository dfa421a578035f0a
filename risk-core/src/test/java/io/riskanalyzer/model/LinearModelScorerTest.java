package io.riskanalyzer.model;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.ScorerContract;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class LinearModelScorerTest extends ScorerContract {

    @Override
    protected Stream<RiskScorer> scorers() {
        return Stream.concat(
                LongStream.rangeClosed(1, 3).boxed().flatMap(LinearModelScorerTest::ofBothKinds),
                Stream.of(new LinearModel("constant", -1.5, List.of(), LinearModels.provenance())));
    }

    private static Stream<RiskScorer> ofBothKinds(long seed) {
        return Stream.of(LinearModels.random(seed), LinearModels.shaped(seed));
    }

    @Override
    protected FeatureSet features() {
        return LinearModels.FEATURES;
    }
}
