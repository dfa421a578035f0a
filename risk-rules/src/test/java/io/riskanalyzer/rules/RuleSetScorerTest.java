package io.riskanalyzer.rules;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.ScorerContract;
import java.util.stream.Stream;

class RuleSetScorerTest extends ScorerContract {

    @Override
    protected Stream<? extends RiskScorer> scorers() {
        return RuleSets.ofEveryShape();
    }

    @Override
    protected FeatureSet features() {
        return RuleSets.FEATURES;
    }
}
