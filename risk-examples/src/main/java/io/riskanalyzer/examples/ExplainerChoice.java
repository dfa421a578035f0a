package io.riskanalyzer.examples;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.Background;
import io.riskanalyzer.explain.PermutationShap;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Explainer;
import java.util.stream.IntStream;

/** What explains the scores of a plan: its own explainer, or the exact one of its scorer, or one that takes any scorer. */
public final class ExplainerChoice {
    private static final int BACKGROUND_ROWS = 100;

    private ExplainerChoice() {}

    /**
     * Returns what explains the scores of a plan.
     *
     * @param plan the plan
     * @param rows what other rows are compared with where the plan does not explain itself
     * @return the explainer
     */
    public static Explainer of(ScoringPlan plan, Frame rows) {
        if (plan.explainer() != Explainer.NONE) {
            return plan.explainer();
        }
        int[] some = IntStream.range(0, Math.min(rows.rows(), BACKGROUND_ROWS)).toArray();
        return PermutationShap.of(plan.scorer(), Background.of(rows.take(some)));
    }
}
