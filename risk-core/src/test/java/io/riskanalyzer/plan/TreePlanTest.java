package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Scale;
import org.junit.jupiter.api.Test;

/** Random trees of every kind of split. */
class TreePlanTest extends PlanContract {
    private static final TreeEnsemble MODEL = TreeEnsembles.random(Scale.LOG_ODDS, 40, 5, 1);

    @Override
    protected ScoringPlan plan() {
        return ScoringPlan.builder(LinearModels.FEATURES, MODEL)
                .bands(Bands.below(0.5, "low").otherwise("high"))
                .build();
    }

    @Test
    void load_ofTrees_hasTheSameNodes() {
        TreeEnsemble loaded = (TreeEnsemble) PlanText.load(PlanText.of(plan())).scorer();
        assertThat(loaded.features()).isEqualTo(MODEL.features());
        assertThat(loaded.trees()).isEqualTo(MODEL.trees());
        assertThat(loaded.base()).isEqualTo(MODEL.base());
        for (int tree = 0; tree < MODEL.trees(); tree++) {
            assertThat(loaded.describe(tree)).isEqualTo(MODEL.describe(tree));
        }
        for (int node = 0; node < MODEL.nodes(); node++) {
            assertThat(loaded.cover(node)).isEqualTo(MODEL.cover(node));
        }
    }
}
