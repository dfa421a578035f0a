package io.riskanalyzer.explain;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RowExplainer;

/**
 * An explainer that is published with how stable its reasons are, in the plan and its file. It explains as the other does.
 *
 * @param explainer what explains the score
 * @param stability whether its reasons survive
 */
public record RatedExplainer(Explainer explainer, StabilityReport stability) implements Explainer {

    @Override
    public RowExplainer bind(FeatureSet features) {
        return explainer.bind(features);
    }

    /** Returns what explains the score, and how stable its reasons are. */
    @Override
    public String toString() {
        return explainer + ", reasons " + Math.round(100 * stability.score()) + " % stable";
    }
}
