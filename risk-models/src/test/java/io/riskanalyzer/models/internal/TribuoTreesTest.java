package io.riskanalyzer.models.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.TrainingData;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.score.RowScorer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The flat form gives what Tribuo's own trees predict. */
class TribuoTreesTest {
    private static final int ROWS = Integer.getInteger("parity.rows", 20_000);
    private static final Provenance PROVENANCE =
            new Provenance("tree", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO);

    @Test
    void ensemble_ofOneTree_givesTribuosShares() {
        TribuoTrees tree = TribuoTrees.one(TrainingData.of(3_000, 1), new TribuoTrees.Growth(12, 2, 1), 1);
        assertSame(tree, 1);
    }

    @Test
    void ensemble_ofForest_givesTribuosShares() {
        Dataset data = TrainingData.of(1_000, 2);
        TribuoTrees forest = TribuoTrees.many(data, new TribuoTrees.Growth(10, 1, 0.4), 15, 7, (done, total) -> {});
        assertSame(forest, 2);
    }

    /** Random rows, and rows at and beside the thresholds. */
    private static void assertSame(TribuoTrees trees, long seed) {
        TreeEnsemble model = trees.ensemble("trees", PROVENANCE);
        RowScorer bound = model.bind(TrainingData.FEATURES);
        SplittableRandom random = new SplittableRandom(seed);
        for (double[] row : RandomRows.of(TrainingData.FEATURES, seed).next(ROWS)) {
            int slot = random.nextInt(row.length);
            Feature feature = TrainingData.FEATURES.get(slot);
            if (feature instanceof NumberFeature number && model.cutsOf(number).length > 0) {
                double[] cuts = model.cutsOf(number);
                double cut = cuts[random.nextInt(cuts.length)];
                row[slot] = random.nextBoolean() ? cut : Math.nextDown(cut);
            }
            assertThat(bound.score(row)).isCloseTo(trees.predict(row), within(1e-12));
        }
    }
}
