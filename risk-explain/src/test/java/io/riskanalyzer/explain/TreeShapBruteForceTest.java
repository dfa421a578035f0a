package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.score.RowExplainer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapley values equal the formula over all sets of features, on small models of every kind of split. */
class TreeShapBruteForceTest {
    private static final double EXACT = 1e-9;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    private static void assertClose(double[] actual, double[] expected, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("%s, term %d", what, i).isCloseTo(expected[i], within(EXACT));
        }
    }

    private static double[] explained(TreeShap shap, FeatureSet features, double[] row, double base, String what) {
        RowExplainer explainer = shap.bind(features);
        double[] contributions = new double[explainer.terms()];
        assertThat(explainer.explain(row, contributions)).as(what).isCloseTo(base, within(EXACT));
        return contributions;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void explain_pathDependent_equalsTheFormula(long seed) {
        SmallTrees trees = SmallTrees.random(seed);
        BruteForce force = new BruteForce(trees.model(), SmallTrees.FEATURES);
        TreeShap shap = TreeShap.of(trees.model());
        for (double[] row : trees.rows(seed, 3)) {
            String what = "seed " + seed + ", row " + Arrays.toString(row);
            double[] expected = force.contributions(known -> force.expected(row, known));
            double base = force.expected(row, 0);
            assertClose(explained(shap, SmallTrees.FEATURES, row, base, what), expected, what);
            assertClose(explained(shap.tablesUpTo(0), SmallTrees.FEATURES, row, base, what), expected, what);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void explain_interventional_equalsTheFormula(long seed) {
        SmallTrees trees = SmallTrees.random(seed);
        BruteForce force = new BruteForce(trees.model(), SmallTrees.FEATURES);
        List<double[]> background =
                RandomRows.of(SmallTrees.FEATURES, seed + 1000).next(9);
        TreeShap shap = TreeShap.of(trees.model()).against(Background.of(Frames.of(SmallTrees.FEATURES, background)));
        for (double[] row : trees.rows(seed, 2)) {
            String what = "seed " + seed + ", row " + Arrays.toString(row);
            double[] expected = force.contributions(known -> force.against(background, row, known));
            double base = force.against(background, row, 0);
            assertClose(explained(shap, SmallTrees.FEATURES, row, base, what), expected, what);
            assertClose(explained(shap.tablesUpTo(0), SmallTrees.FEATURES, row, base, what), expected, what);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void interactions_ofRow_equalTheFormula(long seed) {
        SmallTrees trees = SmallTrees.random(seed);
        BruteForce force = new BruteForce(trees.model(), SmallTrees.FEATURES);
        ShapInteractions interactions = TreeShap.of(trees.model()).interactions(SmallTrees.FEATURES);
        int terms = interactions.terms();
        double[] row = trees.rows(seed, 1).get(0);
        double[] known = new double[1 << terms];
        Arrays.setAll(known, set -> force.expected(row, set));
        IntToDoubleFunction game = set -> known[set];
        double[] contributions = force.contributions(game);

        double[] matrix = new double[terms * terms];
        double base = interactions.explain(row, matrix);

        assertThat(base).isCloseTo(known[0], within(EXACT));
        for (int i = 0; i < terms; i++) {
            double rest = contributions[i];
            for (int j = 0; j < terms; j++) {
                if (i != j) {
                    double expected = force.interaction(game, i, j);
                    rest -= expected;
                    assertThat(matrix[i * terms + j])
                            .as("seed %d, %d and %d", seed, i, j)
                            .isCloseTo(expected, within(EXACT));
                }
            }
            assertThat(matrix[i * terms + i]).as("seed %d, %d", seed, i).isCloseTo(rest, within(EXACT));
        }
    }
}
