package io.riskanalyzer.explain;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsemble.Side;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.score.Scale;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trees of random splits over few features, so that each is asked for again and again; of any depth, some only a leaf, some
 * with sides that no training row took.
 */
record SmallTrees(TreeEnsemble model) {
    static final FeatureSet FEATURES = FeatureSet.of(
            Feature.number("income").within(0, 10).optional(),
            Feature.number("debt").within(-1, 1),
            Feature.number("age").within(18, 90).optional().sensitive(),
            Feature.flag("owner").optional(),
            Feature.category("town", "a", "b", "c", "d", "e").optional().unknownAs("b"),
            Feature.category("job", "x", "y", "z").optional().unknownAsMissing());

    static final Provenance PROVENANCE = LinearModels.random(1).provenance();

    private static final int SIDES_WITHOUT_ROWS = 15;

    static SmallTrees random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random(1 + random.nextInt(4), 1 + random.nextInt(6), seed);
    }

    static SmallTrees random(int trees, int depth, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeEnsembleBuilder builder = TreeEnsemble.builder("small", Scale.LOG_ODDS, FEATURES);
        for (int tree = 0; tree < trees; tree++) {
            grow(builder, tree == 0 ? 1 : 0, depth, 100, random);
        }
        return new SmallTrees(builder.build(random.nextDouble(), PROVENANCE));
    }

    private static void grow(TreeEnsembleBuilder builder, int least, int depth, double cover, SplittableRandom random) {
        if (depth == 0 || (least == 0 && random.nextInt(10) == 0)) {
            builder.leaf(random.nextDouble(-1, 1), cover);
            return;
        }
        Side missing = random.nextBoolean() ? Side.LEFT : Side.RIGHT;
        Feature feature = FEATURES.get(random.nextInt(FEATURES.size()));
        if (feature instanceof CategoryFeature<?> category) {
            int[] levels = IntStream.range(0, category.levels().size())
                    .filter(level -> random.nextBoolean())
                    .toArray();
            builder.oneOf(category, missing, cover, levels);
        } else {
            builder.below(feature, threshold(feature, random), missing, cover);
        }
        double left = random.nextInt(SIDES_WITHOUT_ROWS) == 0 ? 0 : cover * random.nextDouble();
        grow(builder, 0, depth - 1, left, random);
        grow(builder, 0, depth - 1, cover - left, random);
    }

    /** One path that asks for a feature after the other, with a leaf beside each split. */
    static TreeEnsemble vine(FeatureSet features, int depth) {
        TreeEnsembleBuilder builder = TreeEnsemble.builder("vine", Scale.POINTS, features);
        List<Feature> asked = features.stream()
                .filter(feature -> !(feature instanceof CategoryFeature))
                .toList();
        for (int i = 0; i < depth; i++) {
            builder.below(asked.get(i % asked.size()), Math.floorDiv(i, asked.size()) + 0.5, Side.LEFT, 2 * depth - i);
        }
        builder.leaf(depth, depth);
        for (int i = depth; i > 0; i--) {
            builder.leaf(i % 3, 1);
        }
        return builder.build(1, PROVENANCE);
    }

    private static double threshold(Feature feature, SplittableRandom random) {
        if (feature instanceof FlagFeature) {
            return 0.5;
        }
        NumberFeature number = (NumberFeature) feature;
        return number.min() + (number.max() - number.min()) * random.nextInt(1, 10) / 10;
    }

    /** Random rows, on the thresholds and beside them too. */
    List<double[]> rows(long seed, int count) {
        RandomRows rows = RandomRows.of(FEATURES, seed);
        for (Feature feature : FEATURES.stream().toList()) {
            if (feature instanceof NumberFeature number) {
                rows.cutAt(number, model.cutsOf(number));
            }
        }
        return rows.next(count + 4).subList(4, count + 4);
    }
}
