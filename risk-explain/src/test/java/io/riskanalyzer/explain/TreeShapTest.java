package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsemble.Side;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeShapTest {
    private static final NumberFeature INCOME = Feature.number("income").optional();
    private static final NumberFeature AGE = Feature.number("age");
    private static final FeatureSet FEATURES = FeatureSet.of(INCOME, AGE);

    /** 70 of 100 rows have an income below 20; of those, 50 are below 30 years. */
    private static TreeEnsemble model() {
        return TreeEnsemble.builder("loans", Scale.LOG_ODDS, FEATURES)
                .below(INCOME, 20, Side.LEFT, 100)
                .below(AGE, 30, Side.RIGHT, 70)
                .leaf(4, 50)
                .leaf(2, 20)
                .leaf(-1, 30)
                .build(0.5, SmallTrees.PROVENANCE);
    }

    private static double[] explained(TreeShap shap, double... row) {
        RowExplainer explainer = shap.bind(FEATURES);
        double[] all = new double[explainer.terms() + 1];
        all[2] = explainer.explain(row, all);
        return all;
    }

    @Test
    void explain_smallTree_isWhatIsWorkedOutByHand() {
        double nothing = 0.5 + 0.5 * 4 + 0.2 * 2 - 0.3 * 1;
        double income = 0.5 + (50 * 4 + 20 * 2) / 70.0;
        double age = 0.5 + 0.7 * 4 - 0.3 * 1;
        double both = 0.5 + 4;

        assertThat(explained(TreeShap.of(model()), 10, 25))
                .containsExactly(
                        new double[] {(income - nothing + both - age) / 2, (age - nothing + both - income) / 2, nothing
                        },
                        within(1e-12));
    }

    @Test
    void explain_againstOneRow_comparesWithIt() {
        Background background = Background.of(Frames.of(FEATURES, List.of(new double[] {50, 40})));
        double income = 0.5 + 2;
        double age = 0.5 - 1;

        assertThat(explained(TreeShap.of(model()).against(background), 10, 25))
                .containsExactly(
                        new double[] {(income - -0.5 + 4.5 - age) / 2, (age - -0.5 + 4.5 - income) / 2, -0.5},
                        within(1e-12));
    }

    @Test
    void explain_leavesAlone_hasNoTerms() {
        TreeEnsemble leaf = TreeEnsemble.builder("leaf", Scale.LOG_ODDS, FEATURES)
                .leaf(3, 1)
                .build(1, SmallTrees.PROVENANCE);
        RowExplainer explainer = TreeShap.of(leaf).bind(FEATURES);
        assertThat(explainer.terms()).isZero();
        assertThat(explainer.explain(new double[] {1, 2}, new double[0])).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void explain_veryDeepTrees_addsUp(long seed) {
        requireAdditive(SmallTrees.random(2, 20, seed).model(), SmallTrees.FEATURES, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void explain_deepTreesOfManyFeatures_addsUp(long seed) {
        requireAdditive(DeepTrees.random(3, 20, seed), DeepTrees.FEATURES, seed);
    }

    @Test
    void explain_manyTrees_addsUp() {
        requireAdditive(TreeEnsembles.random(Scale.LOG_ODDS, 500, 6, 4), LinearModels.FEATURES, 4);
    }

    /** Infinite thresholds, zeros of both signs, categories of hundreds of levels. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void explain_edgesOfNumbersAndLevels_addsUp(long seed) {
        TreeEnsemble model = TreeEnsembles.ofEdges(5, 6, seed);
        Background background = Background.of(Frames.of(
                TreeEnsembles.EDGES, RandomRows.of(TreeEnsembles.EDGES, seed).next(20)));
        TreeShap shap = TreeShap.of(model).against(background);
        requireAdditive(model, shap, TreeEnsembles.EDGES, seed);
        requireAdditive(model, shap.tablesUpTo(0), TreeEnsembles.EDGES, seed);
    }

    private static void requireAdditive(TreeEnsemble model, FeatureSet features, long seed) {
        requireAdditive(model, TreeShap.of(model), features, seed);
    }

    private static void requireAdditive(TreeEnsemble model, TreeShap shap, FeatureSet features, long seed) {
        RowScorer scorer = model.bind(features);
        RowExplainer explainer = shap.bind(features);
        double[] contributions = new double[explainer.terms()];
        for (double[] row : RandomRows.of(features, seed).next(40)) {
            double sum = explainer.explain(row, contributions)
                    + Arrays.stream(contributions).sum();
            assertThat(sum)
                    .as(() -> "seed " + seed + ", " + Arrays.toString(row))
                    .isCloseTo(scorer.score(row), within(1e-9));
        }
    }

    @Test
    void explain_fewerTables_givesTheSameButForRounding() {
        TreeEnsemble model = TreeEnsembles.random(Scale.LOG_ODDS, 20, 7, 9);
        TreeShap shap = TreeShap.of(model);
        RowExplainer all = shap.bind(LinearModels.FEATURES);
        for (long bytes : new long[] {0, 1000, 100_000, 500_000}) {
            RowExplainer some = shap.tablesUpTo(bytes).bind(LinearModels.FEATURES);
            double[] expected = new double[all.terms()];
            double[] actual = new double[all.terms()];
            for (double[] row : RandomRows.of(LinearModels.FEATURES, 2).next(50)) {
                all.explain(row, expected);
                some.explain(row, actual);
                assertThat(actual).as("%d bytes", bytes).containsExactly(expected, within(1e-12));
            }
        }
    }

    @Test
    void reason_withTypicalValues_comparesWithThem() {
        TreeShap shap = TreeShap.of(model());
        double[] row = {10, 25};
        assertThat(shap.bind(FEATURES).reason(0, row, 1).text()).isEqualTo("income is 10");
        assertThat(shap.typical(TypicalValues.of(FEATURES, 33, Double.NaN))
                        .bind(FEATURES)
                        .reason(0, row, 1)
                        .text())
                .isEqualTo("income is 10, typical 33");
        assertThat(shap.against(Background.of(Frames.of(FEATURES, List.of(new double[] {50, 40}))))
                        .bind(FEATURES)
                        .reason(0, row, 1)
                        .text())
                .isEqualTo("income is 10, typical 50");
    }

    @Test
    void of_otherModel_isRefusedWithAdvice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TreeShap.of(LinearModels.random(1)))
                .withMessageContaining("must be a TreeEnsemble, but is a LinearModel")
                .withMessageContaining("model.explainer()");
    }

    @Test
    void bind_coversThatAreNotKnown_isRefusedButAgainstBackground() {
        TreeEnsemble model = TreeEnsembles.ofEdges(2, 3, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TreeShap.of(model).bind(TreeEnsembles.EDGES))
                .withMessageContaining("The covers of edges (1.0 and 1.0 below a node of 1.0) must add up")
                .withMessageContaining("against");
        Frame background = Frames.of(
                TreeEnsembles.EDGES, RandomRows.of(TreeEnsembles.EDGES, 1).next(5));
        assertThat(TreeShap.of(model)
                        .against(Background.of(background))
                        .bind(TreeEnsembles.EDGES)
                        .terms())
                .isPositive();
    }

    @Test
    void bind_backgroundThatTheModelRefuses_isRefused() {
        FeatureSet optional = FeatureSet.of(INCOME, AGE.optional());
        Frame frame = Frames.of(optional, List.of(new double[] {1, Double.NaN}, new double[] {1, 2}));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TreeShap.of(model()).against(Background.of(frame)).bind(FEATURES))
                .withMessageContaining("background");
    }

    @Test
    void tablesUpTo_negative_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TreeShap.of(model()).tablesUpTo(-1))
                .withMessageContaining("The limit of the tables (-1 bytes)");
    }

    @Test
    void explain_groupOfBackground_isOneTerm() {
        Background background = Background.of(Frames.of(FEATURES, List.of(new double[] {50, 40})));
        RowExplainer explainer = TreeShap.of(model())
                .against(background.group("both", INCOME, AGE))
                .bind(FEATURES);
        double[] contributions = new double[1];
        double[] row = {10, 25};

        assertThat(explainer.terms()).isEqualTo(1);
        assertThat(explainer.explain(row, contributions)).isEqualTo(-0.5);
        assertThat(contributions[0]).isEqualTo(5);
        assertThat(explainer.reason(0, row, 5).text()).isEqualTo("income is 10, typical 50; age is 25, typical 40");
    }

    @Test
    void interactions_againstBackground_isRefused() {
        Background background = Background.of(Frames.of(FEATURES, List.of(new double[] {50, 40})));
        assertThatIllegalStateException()
                .isThrownBy(() -> TreeShap.of(model()).against(background).interactions(FEATURES))
                .withMessageContaining("must be path-dependent");
    }

    @Test
    void interactions_ofTree_addUpToContributions() {
        ShapInteractions interactions = TreeShap.of(model()).interactions(FEATURES);
        double[] matrix = new double[4];
        double base = interactions.explain(new double[] {10, 25}, matrix);
        double[] contributions = explained(TreeShap.of(model()), 10, 25);

        assertThat(base).isEqualTo(contributions[2]);
        assertThat(matrix[0] + matrix[1]).isCloseTo(contributions[0], within(1e-12));
        assertThat(matrix[2] + matrix[3]).isCloseTo(contributions[1], within(1e-12));
        assertThat(matrix[1]).isNotZero().isEqualTo(matrix[2]);
    }
}
