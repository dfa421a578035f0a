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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PermutationShapTest extends ExplainerContract {

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
        return PermutationShap.of(scorer, Backgrounds.random(2, 9)).permutations(2);
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
    void explain_additiveScorer_isExactWithOneOrder() {
        for (long seed = 1; seed <= 10; seed++) {
            RiskScorer model = LinearModels.shaped(seed);
            Background background = Backgrounds.random(7, seed);
            Explainer one =
                    PermutationShap.of(model, background).permutations(1).seed(seed);
            for (double[] row : RandomRows.of(Backgrounds.FEATURES, seed).next(20)) {
                assertThat(explain(one, row))
                        .as("seed %d", seed)
                        .containsExactly(explain(ExactShapley.of(model, background), row), within(1e-9));
            }
        }
    }

    @Test
    void explain_twoFeaturesThatInteract_isExactWithOneOrder() {
        Feature[] features = {Feature.number("a"), Feature.number("b"), Feature.number("c")};
        FeatureSet set = FeatureSet.of(features);
        RiskScorer pairs =
                Backgrounds.scorer(row -> row[0] * row[1] - 2 * row[1] * row[2] + Math.abs(row[0]), features);
        Background background = Background.of(
                Frames.of(set, new double[] {0.5, -1, 2}, new double[] {-3, 0.25, 1}, new double[] {1, 1, -0.5}));
        double[] row = {2, 3, -1};
        double[] expected = new double[3];
        ExactShapley.of(pairs, background).bind(set).explain(row, expected);
        double[] actual = new double[3];
        PermutationShap.of(pairs, background).permutations(1).bind(set).explain(row, actual);

        assertThat(actual).containsExactly(expected, within(1e-12));
    }

    @Test
    void explain_moreOrders_comesToTheExactValues() {
        TreeEnsemble model = TreeEnsembles.random(Scale.LOG_ODDS, 20, 6, 5);
        Background background = Backgrounds.random(10, 5);
        double few = 0;
        double many = 0;
        for (double[] row : RandomRows.of(Backgrounds.FEATURES, 6).next(40)) {
            double[] exact = explain(ExactShapley.of(model, background), row);
            few += squaredError(explain(PermutationShap.of(model, background).permutations(2), row), exact);
            many += squaredError(explain(PermutationShap.of(model, background).permutations(200), row), exact);
        }

        // A hundred times as many orders have a hundredth of the variance; half of that is left to chance.
        assertThat(many).isPositive().isLessThan(few / 50);
    }

    private static double squaredError(double[] actual, double[] expected) {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum += (actual[i] - expected[i]) * (actual[i] - expected[i]);
        }
        return sum;
    }

    @Test
    void explain_otherSeed_differsAndSameSeedDoesNot() {
        TreeEnsemble model = TreeEnsembles.random(Scale.LOG_ODDS, 20, 6, 5);
        PermutationShap shap = PermutationShap.of(model, Backgrounds.random(3, 5))
                .permutations(1)
                .seed(8);
        double[] row = RandomRows.of(Backgrounds.FEATURES, 11).next(9).get(8);

        assertThat(explain(shap.seed(8), row)).containsExactly(explain(shap, row));
        assertThat(explain(shap.seed(9), row)).isNotEqualTo(explain(shap, row));
        assertThat(shap.seed()).isEqualTo(8);
    }

    @Test
    void permutations_byDefault_areAHundredInAll() {
        RiskScorer model = LinearModels.random(1);
        assertThat(PermutationShap.of(model, Backgrounds.random(7, 1)).permutations())
                .isEqualTo(15);
        assertThat(PermutationShap.of(model, Backgrounds.random(200, 1)).permutations())
                .isEqualTo(1);
        assertThat(PermutationShap.of(model, Backgrounds.random(2, 1)).permutations(1))
                .hasToString("Shapley values by 1 permutation of linear 1 against a background of 2 rows");
    }

    @Test
    void permutations_noneOrTooMany_areRefused() {
        PermutationShap shap = PermutationShap.of(LinearModels.random(1), Backgrounds.random(2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shap.permutations(0))
                .withMessageStartingWith("The number of permutations (0) must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shap.permutations(Integer.MAX_VALUE))
                .withMessageStartingWith("The number of permutations (2147483647) of ")
                .withMessageContaining("Maybe leave it out");
    }
}
