package io.riskanalyzer.examples.steps;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.Background;
import io.riskanalyzer.explain.LinearShap;
import io.riskanalyzer.explain.OwnExplainer;
import io.riskanalyzer.explain.PermutationShap;
import io.riskanalyzer.explain.TreeShap;
import io.riskanalyzer.explain.TypicalValues;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RiskScorer;
import java.util.stream.IntStream;

/** What explains scores: the plan's own explainer, or the exact one of its scorer, or one that takes any scorer. */
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
        Explainer exact = of(plan.scorer(), rows);
        if (exact != Explainer.NONE) {
            return exact;
        }
        int[] some = IntStream.range(0, Math.min(rows.rows(), BACKGROUND_ROWS)).toArray();
        return PermutationShap.of(plan.scorer(), Background.of(rows.take(some)));
    }

    /**
     * Returns what explains the scores of a model exactly and can be saved with it.
     *
     * @param scorer the model
     * @param rows what is typical, such as the rows that it has learnt from
     * @return the explainer, {@link Explainer#NONE} if there is none
     */
    public static Explainer of(RiskScorer scorer, Frame rows) {
        if (scorer instanceof TreeEnsemble trees) {
            return TreeShap.of(trees).typical(TypicalValues.of(rows));
        }
        if (scorer instanceof LinearModel linear) {
            return LinearShap.of(linear, rows);
        }
        return scorer.explainer() == Explainer.NONE ? Explainer.NONE : new OwnExplainer(scorer);
    }
}
