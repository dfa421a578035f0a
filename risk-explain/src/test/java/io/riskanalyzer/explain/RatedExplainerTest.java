package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.model.Model;
import io.riskanalyzer.plan.PlanContract;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class RatedExplainerTest extends PlanContract {
    private static final StabilityReport STABILITY = ReasonStability.of(
                    Explanations.of(GoldenData.SCORER.explainer(), GoldenData.UNWEIGHTED.frame()),
                    ReasonStabilityTest.TWO)
            .againstRefits(ReasonStabilityTest.MOODY, GoldenData.UNWEIGHTED, 3, 3, Model::explainer)
            .against(
                    "without most", ReasonStabilityTest.scaled(1, 0, 0, 0, 0, 0).explainer())
            .report();

    @Override
    protected ScoringPlan plan() {
        return ScoringPlan.builder(GoldenData.UNWEIGHTED.features(), GoldenData.SCORER)
                .bands(Bands.below(0.5, "LOW").otherwise("HIGH"))
                .explainer(new RatedExplainer(new OwnExplainer(GoldenData.SCORER), STABILITY))
                .reasons(ReasonStabilityTest.TWO)
                .build();
    }

    @Test
    void load_ofSaved_tellsTheStability() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        plan().write(out);
        ScoringPlan loaded = ScoringPlan.load(new ByteArrayInputStream(out.toByteArray()), "plan.json");
        assertThat(((RatedExplainer) loaded.explainer()).stability()).isEqualTo(STABILITY);
    }
}
