package io.riskanalyzer.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.plan.PlanContract;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Scale;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OnnxScorerPlanTest extends PlanContract {

    @Override
    protected ScoringPlan plan() {
        return ScoringPlan.builder(
                        LinearModels.FEATURES,
                        OnnxScorerContractTest.scorer(TreeEnsembles.random(Scale.LOG_ODDS, 20, 5, 1), 32))
                .bands(Bands.below(0.4, "LOW").below(0.6, "MIDDLE").otherwise("HIGH"))
                .build();
    }

    /** What this class saved when format 1 was new, with ONNX Runtime 1.28.0: trees compare and add alone. */
    @Test
    void load_planOfFormat1_scoresAsThen() throws Exception {
        ScoringPlan then = ScoringPlan.load(Path.of(
                OnnxScorerPlanTest.class.getResource("format-1-onnx.plan.json").toURI()));
        then.verify();
        assertThat(then.id()).isEqualTo("2de49be6c3450fb77a81b9080ea3a77c85f900bdae4765bbd26f6c6f1aca9bda");
        assertThat(then.scorer())
                .isInstanceOf(OnnxScorer.class)
                .hasToString("trees LOG_ODDS 20 x 5 by ONNX (ONNX model of 8 features)");
    }
}
