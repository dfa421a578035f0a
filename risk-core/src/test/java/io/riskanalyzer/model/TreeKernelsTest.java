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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernels give the bits of the plain walk from node to node. */
class TreeKernelsTest {
    private static final int ROWS = 50_000;

    /** Rows are drawn in a time that grows with them. */
    private static final int MOST_CUTS = 20;

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
                double[] cuts = model.cutsOf(number);
                random.cutAt(number, Arrays.copyOf(cuts, Math.min(cuts.length, MOST_CUTS)));
            }
        }
        List<double[]> rows = random.next(ROWS);
        Frame frame = Frames.of(features, rows);
        RowScorer walked = new WalkedTrees(model, features);
        double[] expected = rows.stream().mapToDouble(walked::score).toArray();
        List<RowScorer> scorers = new ArrayList<>();
        scorers.add(model.bind(features));
        scorers.add(new BoundTreeEnsemble(model, new RowTrees(model, features)));
        TreeLayout keyed = KeyedTrees.of(model, features);
        if (keyed != null) { // too many sets of levels
            scorers.add(new BoundTreeEnsemble(model, keyed));
        }
        for (int i = 0; i < scorers.size(); i++) {
            RowScorer scorer = scorers.get(i);
            double[] block = new double[ROWS];
            scorer.score(frame, 0, ROWS, block);
            requireSame("rows " + i, rows.stream().mapToDouble(scorer::score).toArray(), expected, rows);
            requireSame("block " + i, block, expected, rows);
        }
    }

    private static void requireSame(String what, double[] scores, double[] expected, List<double[]> rows) {
        int first = Arrays.mismatch(scores, expected); // by bits
        if (first >= 0) {
            fail(
                    "%s: %s instead of %s for row %s",
                    what, scores[first], expected[first], Arrays.toString(rows.get(first)));
        }
    }
}
