package io.riskanalyzer.model;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Scale;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Tree ensembles for tests, with random splits. */
public final class TreeEnsembles {
    private static final List<Feature> ASKED =
            LinearModels.FEATURES.without("seat").stream().toList();

    private TreeEnsembles() {}

    /** A model of random trees, some thresholds of them in single precision. */
    public static TreeEnsemble random(Scale scale, int trees, int depth, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeEnsembleBuilder builder =
                TreeEnsemble.builder("trees " + scale + " " + trees + " x " + depth, scale, LinearModels.FEATURES);
        for (int tree = 0; tree < trees; tree++) {
            grow(builder, depth, 1000, 1.0 / trees, random);
        }
        return builder.build(scale == Scale.PROBABILITY ? 0 : random.nextDouble() - 1, LinearModels.provenance());
    }

    private static void grow(
            TreeEnsembleBuilder builder, int depth, double cover, double size, SplittableRandom random) {
        if (depth == 0 || random.nextInt(12) == 0) {
            builder.leaf(size * random.nextDouble(), cover);
            return;
        }
        Feature feature = ASKED.get(random.nextInt(ASKED.size()));
        TreeEnsemble.Side missing = random.nextBoolean() ? TreeEnsemble.Side.LEFT : TreeEnsemble.Side.RIGHT;
        if (feature instanceof CategoryFeature<?> category) {
            int[] levels = IntStream.range(0, category.levels().size())
                    .filter(level -> random.nextBoolean())
                    .toArray();
            builder.oneOf(category, missing, cover, levels);
        } else {
            builder.below(feature, threshold(feature, random), missing, cover);
        }
        double left = cover * random.nextDouble();
        grow(builder, depth - 1, left, size, random);
        grow(builder, depth - 1, cover - left, size, random);
    }

    private static double threshold(Feature feature, SplittableRandom random) {
        if (feature instanceof FlagFeature) {
            return 0.5;
        }
        NumberFeature number = (NumberFeature) feature;
        double least = Math.max(number.min(), -1000);
        double threshold = least + random.nextDouble() * (Math.min(number.max(), 1000) - least);
        return switch (random.nextInt(4)) {
            case 0 -> threshold;
            case 1 -> Math.rint(threshold);
            case 2 -> Math.nextUp(Math.rint(threshold));
            default -> TreeEnsemble.singlePrecision((float) threshold);
        };
    }
}
