package io.riskanalyzer.explain;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowExplainer;

/**
 * What a scorer says of itself, as a part of a plan: for explainers around it, such as {@link RatedExplainer}.
 *
 * @param scorer a scorer that explains itself: rules, a linear model, a scorecard
 */
public record OwnExplainer(RiskScorer scorer) implements Explainer {

    /** Checks that the scorer explains itself. */
    public OwnExplainer {
        if (scorer.explainer() == Explainer.NONE) {
            throw new IllegalArgumentException("The scorer (" + scorer
                    + ") must explain itself, but it has no explainer.\nMaybe take TreeShap, or PermutationShap.");
        }
    }

    @Override
    public RowExplainer bind(FeatureSet features) {
        return scorer.explainer().bind(features);
    }

    /** Returns whose explainer it is. */
    @Override
    public String toString() {
        return "own explainer of " + scorer;
    }
}
