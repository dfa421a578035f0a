package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsemble.Side;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Shapley values and interactions equal those of XGBoost 1.7.4 ({@code src/test/reference/tree_shap.py}), on rows with missing
 * values.
 */
class TreeShapGoldenTest {
    private static final int WIDTH = 7;
    private static final FeatureSet FEATURES = FeatureSet.of(IntStream.range(0, WIDTH)
            .<Feature>mapToObj(i -> Feature.number("x" + i).optional())
            .toList());

    private static final double SINGLE_PRECISION = 2e-6; // in which XGBoost adds up

    private static double[] numbers(String[] cells) {
        return Arrays.stream(cells)
                .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                .toArray();
    }

    private static TreeEnsemble model() {
        TreeEnsembleBuilder model = TreeEnsemble.builder("xgboost", Scale.LOG_ODDS, FEATURES);
        for (String[] cells : GoldenData.lines("tree-shap-nodes.csv")) {
            double[] node = numbers(cells);
            if (node[1] < 0) {
                model.leaf(node[2], node[4]);
            } else {
                double threshold = TreeEnsemble.singlePrecision((float) node[2]);
                model.below(FEATURES.get((int) node[1]), threshold, node[3] == 1 ? Side.LEFT : Side.RIGHT, node[4]);
            }
        }
        return model.build(0, SmallTrees.PROVENANCE);
    }

    /** The values of the rows, as XGBoost reads them. */
    private static double[] row(double[] golden) {
        return IntStream.range(0, WIDTH).mapToDouble(i -> (float) golden[i]).toArray();
    }

    private static List<double[]> golden() {
        return GoldenData.lines("tree-shap-golden.csv").stream()
                .map(TreeShapGoldenTest::numbers)
                .toList();
    }

    @Test
    void explain_rowsWithMissingValues_equalsXgboost() {
        TreeShap shap = TreeShap.of(model());
        assertThat(golden()).hasSize(60);
        for (TreeShap way : List.of(shap, shap.tablesUpTo(0))) {
            RowExplainer explainer = way.bind(FEATURES);
            double[] actual = new double[WIDTH + 1];
            for (double[] golden : golden()) {
                actual[WIDTH] = explainer.explain(row(golden), actual);
                assertThat(actual)
                        .containsExactly(Arrays.copyOfRange(golden, WIDTH, 2 * WIDTH + 1), within(SINGLE_PRECISION));
            }
        }
    }

    @Test
    void interactions_rowsWithMissingValues_equalXgboost() {
        ShapInteractions interactions = TreeShap.of(model()).interactions(FEATURES);
        double[] matrix = new double[WIDTH * WIDTH];
        for (double[] golden : golden()) {
            interactions.explain(row(golden), matrix);
            for (int i = 0; i < WIDTH; i++) {
                int start = 2 * WIDTH + 1 + i * (WIDTH + 1); // XGBoost has a row and a column of the base too
                assertThat(Arrays.copyOfRange(matrix, i * WIDTH, (i + 1) * WIDTH))
                        .containsExactly(Arrays.copyOfRange(golden, start, start + WIDTH), within(SINGLE_PRECISION));
            }
        }
    }
}
