package io.riskanalyzer.plan;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.DisplayScale;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.Policy;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.Scale;

/** All that a plan consists of, every default filled in. */
record PlanParts(
        FeatureSet features,
        RiskScorer scorer,
        Calibration calibration,
        DisplayScale display,
        Bands bands,
        Policy policy,
        Explainer explainer,
        Origin explainerOrigin,
        ReasonSelection reasons) {

    /** Where an explainer comes from. */
    enum Origin {
        SCORER,
        GIVEN
    }

    PlanParts {
        if (reasons.atMost() > 0 && explainer == Explainer.NONE) {
            throw new IllegalArgumentException("The number of reasons (" + reasons.atMost()
                    + ") must be 0 without an explainer, but " + scorer.name() + " brings none and none was given."
                    + "\nMaybe leave the reasons out, or implement Explainer for it.");
        }
    }

    /** What the scores count in; a scorer's own log-odds never get out, since they are calibrated by default. */
    Scale scoreScale() {
        return calibration == Uncalibrated.SCORES ? scorer.scale() : Scale.PROBABILITY;
    }
}
