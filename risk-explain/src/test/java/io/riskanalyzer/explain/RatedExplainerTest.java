package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.riskanalyzer.model.Model;
import io.riskanalyzer.plan.PlanContract;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.ReasonCatalogue;
import io.riskanalyzer.score.ReasonSelection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RatedExplainerTest extends PlanContract {
    private static final ReasonCatalogue CATALOGUE = ReasonCatalogue.builder()
            .text(Locale.ENGLISH, "mark", "The marks.")
            .text(Locale.GERMAN, "mark", "Die Noten.")
            .build();
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
        assertThat(RatedExplainer.stabilityOf(loaded)).contains(STABILITY);
    }

    @Test
    void catalogue_aroundIt_tellsEveryLanguageAndTheStability() {
        RatedExplainer rated = new RatedExplainer(new OwnExplainer(GoldenData.SCORER), STABILITY);
        ScoringPlan plan = ScoringPlan.builder(GoldenData.UNWEIGHTED.features(), GoldenData.SCORER)
                .bands(Bands.below(0.5, "LOW").otherwise("HIGH"))
                .explainer(CATALOGUE.explaining(rated))
                .reasons(new ReasonSelection(6, ReasonSelection.Direction.EITHER))
                .build();
        double[] row = new double[GoldenData.UNWEIGHTED.features().size()];
        GoldenData.UNWEIGHTED.frame().copyRow(3, row);

        assertThat(plan.bind(Locale.GERMAN).reasons(row))
                .extracting(Reason::text)
                .contains("Die Noten.");
        assertThat(RatedExplainer.stabilityOf(plan)).contains(STABILITY);
        assertThat(RatedExplainer.stabilityOf(ScoringPlan.builder(GoldenData.UNWEIGHTED.features(), GoldenData.SCORER)
                        .build()))
                .isEmpty();
    }

    @Test
    void write_explainerOfAScorerAsItIs_isRefusedWithAdvice() {
        ScoringPlan plan = ScoringPlan.builder(GoldenData.UNWEIGHTED.features(), GoldenData.SCORER)
                .explainer(new RatedExplainer(GoldenData.SCORER.explainer(), STABILITY))
                .build();

        assertThatIllegalStateException()
                .isThrownBy(() -> plan.write(new ByteArrayOutputStream()))
                .withMessageContaining("Maybe wrap the explainer of a scorer in OwnExplainer");
    }

    @Test
    void catalogue_withinIt_isRefused() {
        Explainer told = CATALOGUE.explaining(new OwnExplainer(GoldenData.SCORER));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RatedExplainer(told, STABILITY))
                .withMessageContaining("must have no catalogue yet")
                .withMessageContaining("catalogue.explaining(new RatedExplainer(");
    }
}
