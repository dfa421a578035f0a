package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.ExplainerContract;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelShapTest extends ExplainerContract {

    @Override
    protected Stream<RiskScorer> scorers() {
        return Backgrounds.scorers().skip(1).limit(2); // each of the others would take as long
    }

    @Override
    protected FeatureSet features() {
        return Backgrounds.FEATURES;
    }

    @Override
    protected Explainer explainerOf(RiskScorer scorer) {
        return KernelShap.of(scorer, Backgrounds.random(2, 9)).coalitions(24);
    }

    @Override
    protected int explanationsPerThread() {
        return 10_000;
    }

    private static double[] explain(Explainer explainer, double[] row) {
        RowExplainer bound = explainer.bind(Backgrounds.FEATURES);
        double[] contributions = new double[bound.terms()];
        bound.explain(row, contributions);
        return contributions;
    }

    @Test
    void explain_allCoalitions_isExact() {
        for (long seed = 1; seed <= 20; seed++) {
            TreeEnsemble model = TreeEnsembles.random(Scale.LOG_ODDS, (int) seed, 5, seed);
            Background background = Backgrounds.random(5, seed);
            for (double[] row : RandomRows.of(Backgrounds.FEATURES, seed).next(20)) {
                assertThat(explain(KernelShap.of(model, background), row))
                        .as("seed %d, row %s", seed, Arrays.toString(row))
                        .containsExactly(explain(ExactShapley.of(model, background), row), within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 9})
    void explain_fewTerms_isExact(int terms) {
        Feature[] features =
                IntStream.range(0, terms).mapToObj(i -> Feature.number("f" + i)).toArray(Feature[]::new);
        FeatureSet set = FeatureSet.of(features);
        RiskScorer scorer = Backgrounds.scorer(
                row -> IntStream.range(0, terms)
                        .mapToDouble(i -> 1 + row[i] / (i + 1))
                        .reduce(1, (a, b) -> a * b),
                features);
        Background background = Background.of(Frames.of(set, new double[terms]));
        double[] row = IntStream.range(0, terms).mapToDouble(i -> i - 1.5).toArray();
        double[] expected = new double[terms];
        ExactShapley.of(scorer, background).bind(set).explain(row, expected);
        double[] actual = new double[terms];
        KernelShap.of(scorer, background).bind(set).explain(row, actual);

        assertThat(actual).containsExactly(expected, within(1e-9));
    }

    @Test
    void explain_additiveScorer_isExactWithFewCoalitions() {
        RiskScorer model = LinearModels.shaped(3);
        Background background = Backgrounds.random(4, 3);
        for (double[] row : RandomRows.of(Backgrounds.FEATURES, 3).next(30)) {
            double[] expected = explain(ExactShapley.of(model, background), row);
            double greatest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
            assertThat(explain(KernelShap.of(model, background).coalitions(20), row))
                    .containsExactly(expected, within(Math.max(1e-9, 1e-12 * greatest)));
        }
    }

    @Test
    void explain_manyTerms_isNearTheExactValues() {
        Feature[] features =
                IntStream.range(0, 12).mapToObj(i -> Feature.number("f" + i)).toArray(Feature[]::new);
        FeatureSet set = FeatureSet.of(features);
        RiskScorer scorer = Backgrounds.scorer(row -> row[0] * row[1] * row[2] + row[3] * row[11] + row[5], features);
        Background background = Background.of(Frames.of(set, new double[12]));
        double[] row = IntStream.range(0, 12).mapToDouble(i -> 1).toArray();
        double[] expected = new double[12];
        ExactShapley.of(scorer, background).bind(set).explain(row, expected);
        double[] actual = new double[12];
        KernelShap.of(scorer, background).coalitions(1000).bind(set).explain(row, actual);

        assertThat(expected[0]).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(actual).isNotEqualTo(expected).containsExactly(expected, within(0.05));
    }

    @Test
    void coalitions_thatAreTooFew_areRefused() {
        KernelShap shap = KernelShap.of(LinearModels.random(1), Backgrounds.random(2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shap.coalitions(15))
                .withMessageStartingWith("The number of coalitions (15) must be at least two for each term");
        assertThat(shap.coalitions()).isEqualTo(2048 + 16);
        assertThat(shap).hasToString("Shapley values by 254 coalitions of linear 1 against a background of 2 rows");
        assertThat(shap.seed(4).seed()).isEqualTo(4);
    }
}
