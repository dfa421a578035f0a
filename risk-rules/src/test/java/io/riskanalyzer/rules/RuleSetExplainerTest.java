package io.riskanalyzer.rules;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.ExplainerContract;
import io.riskanalyzer.score.RiskScorer;
import java.util.stream.Stream;

class RuleSetExplainerTest extends ExplainerContract {

    @Override
    protected Stream<? extends RiskScorer> scorers() {
        return RuleSets.ofEveryShape();
    }

    @Override
    protected FeatureSet features() {
        return RuleSets.FEATURES;
    }
}
