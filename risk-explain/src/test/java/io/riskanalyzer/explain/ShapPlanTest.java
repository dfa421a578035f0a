package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.plan.PlanContract;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RowExplainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Explainers of any scorer come back from a plan file as they were; a background only if it is meant to be stored. */
class ShapPlanTest extends PlanContract {
    private static final LinearModel MODEL = LinearModels.shaped(1);
    private static final Background BACKGROUND = Backgrounds.random(4, 2)
            .group("place", Backgrounds.FEATURES.get("origin"), Backgrounds.FEATURES.get("programme"))
            .stored();

    @TempDir
    Path folder;

    @Override
    protected ScoringPlan plan() {
        return plan(LinearShap.of(MODEL, Backgrounds.frame(20, 1)));
    }

    private static ScoringPlan plan(Explainer explainer) {
        return ScoringPlan.builder(Backgrounds.FEATURES, MODEL)
                .bands(Bands.below(0.5, "low").otherwise("high"))
                .explainer(explainer)
                .build();
    }

    static Stream<Explainer> explainers() {
        return Stream.of(
                LinearShap.of(MODEL, Backgrounds.frame(20, 1)),
                ExactShapley.of(MODEL, BACKGROUND),
                KernelShap.of(MODEL, BACKGROUND).coalitions(30).seed(5),
                PermutationShap.of(MODEL, BACKGROUND).permutations(3).seed(-7));
    }

    private static List<String> explained(Explainer explainer) {
        RowExplainer bound = explainer.bind(Backgrounds.FEATURES);
        double[] contributions = new double[bound.terms()];
        return RandomRows.of(Backgrounds.FEATURES, 6).next(20).stream()
                .flatMap(row -> Stream.concat(
                        Stream.of(Double.toString(bound.explain(row, contributions))),
                        IntStream.range(0, bound.terms())
                                .mapToObj(term -> bound.reason(term, row, contributions[term]))
                                .map(reason -> reason + reason.text())))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("explainers")
    void load_saved_explainsToTheSameBits(Explainer explainer) {
        ScoringPlan plan = plan(explainer);
        Path file = folder.resolve("plan.json");
        plan.save(file);
        ScoringPlan loaded = ScoringPlan.load(file);

        assertThat(loaded.id()).isEqualTo(plan.id());
        assertThat(loaded.explainer()).hasSameClassAs(explainer);
        assertThat(explained(loaded.explainer())).isEqualTo(explained(explainer));
    }

    @Test
    void save_backgroundThatIsNotMeantToBeStored_isRefused() {
        ScoringPlan plan = plan(PermutationShap.of(MODEL, Backgrounds.random(4, 2)));
        Path file = folder.resolve("plan.json");

        assertThatIllegalStateException()
                .isThrownBy(() -> plan.save(file))
                .withMessageContaining("The background of 4 rows must be stored with the plan, but it is not")
                .withMessageContaining("Background.stored()");
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void id_ofPlanThatIsNotStored_tellsBackgroundsApart() {
        String id = plan(ExactShapley.of(MODEL, Backgrounds.random(4, 2))).id();

        assertThat(plan(ExactShapley.of(MODEL, Backgrounds.random(4, 2))).id()).isEqualTo(id);
        assertThat(plan(ExactShapley.of(MODEL, Backgrounds.random(4, 3))).id()).isNotEqualTo(id);
    }
}
