package io.riskanalyzer.explain;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.CataloguedExplainer;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RowExplainer;
import java.util.Optional;

/**
 * An explainer that is published with how stable its reasons are, in the plan and its file. It explains as the other does.
 *
 * <p>A catalogue of texts goes around it: {@code catalogue.explaining(new RatedExplainer(explainer, stability))}. A scorer
 * that explains itself is rated as {@link OwnExplainer}, so that the plan can be saved.
 *
 * @param explainer what explains the score; no {@link CataloguedExplainer}
 * @param stability whether its reasons survive
 */
public record RatedExplainer(Explainer explainer, StabilityReport stability) implements Explainer {

    /** Checks that the explainer has no catalogue, whose other languages a plan would not find inside. */
    public RatedExplainer {
        if (explainer instanceof CataloguedExplainer) {
            throw new IllegalArgumentException("The explainer (" + explainer
                    + ") must have no catalogue yet, but has one, of which the plan would tell the first language alone."
                    + "\nMaybe write catalogue.explaining(new RatedExplainer(explainer, stability)).");
        }
    }

    /**
     * Returns how stable the reasons of a plan are, as it was published with it.
     *
     * @param plan the plan
     * @return the report, empty if the plan was published without
     */
    public static Optional<StabilityReport> stabilityOf(ScoringPlan plan) {
        Explainer explainer =
                plan.explainer() instanceof CataloguedExplainer told ? told.explainer() : plan.explainer();
        return explainer instanceof RatedExplainer rated ? Optional.of(rated.stability()) : Optional.empty();
    }

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
