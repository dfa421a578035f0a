package io.riskanalyzer.explain;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsemble.Side;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.score.Scale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Trees of many features that are very deep along some paths. */
final class DeepTrees {
    static final FeatureSet FEATURES = FeatureSet.of(IntStream.range(0, 30)
            .<Feature>mapToObj(i -> Feature.number("x" + i).within(0, 1).optional())
            .toList());

    private DeepTrees() {}

    static TreeEnsemble random(int trees, int depth, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeEnsembleBuilder builder = TreeEnsemble.builder("deep", Scale.LOG_ODDS, FEATURES);
        for (int tree = 0; tree < trees; tree++) {
            grow(builder, depth, 1000, random);
        }
        return builder.build(0, SmallTrees.PROVENANCE);
    }

    private static void grow(TreeEnsembleBuilder builder, int depth, double cover, SplittableRandom random) {
        if (depth <= 0) {
            builder.leaf(random.nextDouble(-1, 1), cover);
            return;
        }
        Side missing = random.nextBoolean() ? Side.LEFT : Side.RIGHT;
        builder.below(FEATURES.get(random.nextInt(FEATURES.size())), random.nextDouble(), missing, cover);
        double left = cover * random.nextDouble();
        grow(builder, depth - 1 - random.nextInt(2) * random.nextInt(4), left, random);
        grow(builder, depth - 1 - random.nextInt(2) * random.nextInt(4), cover - left, random);
    }
}
