package io.riskanalyzer.model;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.ScorerContract;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class ScorecardScorerTest extends ScorerContract {

    @Override
    protected Stream<RiskScorer> scorers() {
        return LongStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(seed -> Stream.of(Scorecards.whole(seed), Scorecards.fractions(seed)));
    }

    @Override
    protected FeatureSet features() {
        return LinearModels.FEATURES;
    }
}
