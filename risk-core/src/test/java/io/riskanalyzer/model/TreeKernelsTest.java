package io.riskanalyzer.model;

import static org.assertj.core.api.Assertions.fail;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernels give the bits of the plain walk from node to node. */
class TreeKernelsTest {
    private static final int ROWS = 100_000;

    @ParameterizedTest
    @CsvSource({"1,0", "1,1", "8,6", "9,5", "23,6", "3,7", "17,10", "100,6", "100,3", "16,12"})
    void score_anyRow_givesTheBitsOfThePlainWalk(int trees, int depth) {
        for (Scale scale : List.of(Scale.LOG_ODDS, Scale.PROBABILITY)) {
            check(TreeEnsembles.random(scale, trees, depth, 31L * trees + depth), LinearModels.FEATURES);
        }
    }

    @ParameterizedTest
    @CsvSource({"5,6", "5,9"})
    void score_levelsOfManyAndThresholdsAtTheEdges_givesTheBitsOfThePlainWalk(int trees, int depth) {
        check(TreeEnsembles.ofEdges(trees, depth, depth), TreeEnsembles.EDGES);
    }

    private static void check(TreeEnsemble model, FeatureSet features) {
        long seed = model.nodes();
        RandomRows random = RandomRows.of(features, seed);
        for (Feature feature : model.features()) {
            if (feature instanceof NumberFeature number) {
                random.cutAt(number, model.cutsOf(number));
            }
        }
        List<double[]> rows = random.next(ROWS);
        Frame frame = Frames.of(features, rows);
        RowScorer walked = new WalkedTrees(model, features);
        RowScorer bound = model.bind(features);
        double[] expected = rows.stream().mapToDouble(walked::score).toArray();
        double[] single = rows.stream().mapToDouble(bound::score).toArray();
        double[] block = new double[ROWS];
        bound.score(frame, 0, ROWS, block);
        for (double[] scores : List.of(single, block)) {
            int first = Arrays.mismatch(scores, expected); // by bits
            if (first >= 0) {
                fail(
                        "%s: %s instead of %s for row %s",
                        scores == single ? "row" : "block",
                        scores[first],
                        expected[first],
                        Arrays.toString(rows.get(first)));
            }
        }
    }
}
