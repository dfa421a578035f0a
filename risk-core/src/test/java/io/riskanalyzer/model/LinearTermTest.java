package io.riskanalyzer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.RowScorer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearTermTest {
    private static final NumberFeature X = Feature.number("utilisation").optional();
    private static final FeatureSet FEATURES = FeatureSet.of(X);
    private static final LinearTerm.Steps STEPS =
            new LinearTerm.Steps(X, List.of(0.9, 1.5), List.of(-1.0, 0.25, 2.0), 0.5);
    private static final LinearTerm.Curve CURVE =
            new LinearTerm.Curve(X, List.of(0.0, 1.0, 3.0), List.of(-1.0, 1.0, 0.0), 0.5);

    private static LinearModel model(LinearTerm... terms) {
        return new LinearModel("m", 0, List.of(terms), LinearModels.provenance());
    }

    private static double score(LinearTerm term, double x) {
        return model(term).bind(FEATURES).score(new double[] {x});
    }

    @ParameterizedTest
    @CsvSource({"-1e308, -1", "0.8999, -1", "0.9, 0.25", "1.4999, 0.25", "1.5, 2", "1e308, 2", "NaN, 0.5"})
    void score_ofSteps_isThatOfTheInterval(double x, double expected) {
        assertThat(score(STEPS, x)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1e308, -1", "0, -1", "0.25, -0.5", "1, 1", "2, 0.5", "3, 0", "1e308, 0", "NaN, 0.5"})
    void score_ofCurve_liesOnTheLineBetweenTwoPoints(double x, double expected) {
        assertThat(score(CURVE, x)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void score_ofCurve_isContinuous(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> knots = random.doubles(9, -3, 3).sorted().boxed().toList();
        List<Double> points = random.doubles(9, -1, 1).boxed().toList();
        RowScorer bound = model(new LinearTerm.Curve(X, knots, points, 0)).bind(FEATURES);
        for (int i = 0; i < 9; i++) {
            double knot = knots.get(i);
            assertThat(bound.score(new double[] {knot})).isCloseTo(points.get(i), within(1e-12));
            assertThat(bound.score(new double[] {Math.nextDown(knot)})).isCloseTo(points.get(i), within(1e-12));
        }
    }

    @Test
    void score_ofStepsWithoutCut_isTheConstant() {
        assertThat(score(new LinearTerm.Steps(X, List.of(), List.of(0.7), 0), 3))
                .isEqualTo(0.7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0.5 | utilisation is 0.5, below 0.9
                    1.3 | utilisation is 1.3, from 0.9 to 1.5
                    1.5 | utilisation is 1.5, at least 1.5
                    NaN | utilisation is missing
                    """)
    void reason_ofSteps_tellsTheInterval(double x, String text) {
        RowExplainer explainer = model(STEPS).explainer().bind(FEATURES);
        assertThat(explainer.reason(0, new double[] {x}, 1).text()).isEqualTo(text);
    }

    @Test
    void reason_ofStepsThatOnlyTheSchemaCallsSensitive_withholdsValueAndInterval() {
        RowExplainer explainer = model(STEPS).explainer().bind(FeatureSet.of(X.sensitive()));
        assertThat(explainer.reason(0, new double[] {1.3}, 1).text()).isEqualTo("utilisation is (withheld)");
    }

    @Test
    void cutsOf_stepsAndCurve_areCutsAndKnots() {
        assertThat(model(STEPS).cutsOf(X)).containsExactly(0.9, 1.5);
        assertThat(model(CURVE).cutsOf(X)).containsExactly(0, 1, 3);
        assertThat(model(new LinearTerm.Slope(X, 1, 0, 0)).cutsOf(X)).isEmpty();
    }

    @Test
    void with_anotherTerm_isEditedCopy() {
        NumberFeature age = Feature.number("age");
        LinearModel model = model(new LinearTerm.Slope(age, 1, 40, 0), STEPS);

        LinearModel edited =
                model.with(CURVE).with(new LinearTerm.Slope(age, 0, 40, 0)).with(CURVE);

        assertThat(edited.terms()).containsExactly(new LinearTerm.Slope(age, 0, 40, 0), CURVE);
        assertThat(edited.provenance().settings()).containsEntry("edited", "age, utilisation");
        assertThat(model.terms()).contains(STEPS);
        assertThat(model.provenance().settings()).doesNotContainKey("edited");
    }

    @Test
    void with_featureThatIsNotInTheModel_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(STEPS).with(new LinearTerm.Slope(Feature.number("age"), 1, 0, 0)))
                .withMessage("The feature of the term (age) must be one of the model, but that has [utilisation].\n"
                        + "Maybe make a new model of these terms and another.");
    }

    @Test
    void new_cutsThatDoNotAscend_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearTerm.Steps(X, List.of(1.0, 1.0), List.of(0.0, 1.0, 2.0), 0))
                .withMessage(
                        "The cuts of utilisation (1.0 after 1.0) must ascend.\nMaybe sort them, and take each once.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearTerm.Curve(X, List.of(1.0, Double.NaN), List.of(0.0, 1.0), 0));
    }

    @Test
    void new_contributionsOfAnotherCount_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearTerm.Steps(X, List.of(1.0), List.of(0.0), 0))
                .withMessageContaining("1 cuts make 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearTerm.Curve(X, List.of(), List.of(), 0))
                .withMessageContaining("at least one");
    }

    @Test
    void new_curveTooSteepForDoubles_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearTerm.Curve(X, List.of(0.0, 1e-300), List.of(0.0, 1e10), 0))
                .withMessageContaining("slope between two knots");
    }
}
