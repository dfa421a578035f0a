package io.riskanalyzer.model;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
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

    /** Numbers of any size, and categories of more levels than a word has bits. */
    public static final FeatureSet EDGES = FeatureSet.of(
            Feature.number("any").optional(),
            Feature.number("other"),
            Feature.category("town", towns(63)).unknownAsMissing(),
            Feature.category("street", towns(64)).optional(),
            Feature.category("house", towns(200)).unknownAs("t63"));

    private static final double[] EDGE_THRESHOLDS = {
        0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1,
        Math.nextUp(1.0),
        1e300,
        -1e300
    };

    private TreeEnsembles() {}

    private static String[] towns(int count) {
        return IntStream.range(0, count).mapToObj(i -> "t" + i).toArray(String[]::new);
    }

    /** A model of random trees over {@link #EDGES}, with thresholds where arithmetic goes wrong. */
    public static TreeEnsemble ofEdges(int trees, int depth, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeEnsembleBuilder builder = TreeEnsemble.builder("edges", Scale.LOG_ODDS, EDGES);
        for (int tree = 0; tree < trees; tree++) {
            growEdges(builder, depth, random);
        }
        return builder.build(0, LinearModels.provenance());
    }

    private static void growEdges(TreeEnsembleBuilder builder, int depth, SplittableRandom random) {
        if (depth == 0) {
            builder.leaf(random.nextDouble(), 1);
            return;
        }
        TreeEnsemble.Side missing = random.nextBoolean() ? TreeEnsemble.Side.LEFT : TreeEnsemble.Side.RIGHT;
        Feature feature = EDGES.get(random.nextInt(EDGES.size()));
        if (feature instanceof CategoryFeature<?> category) {
            builder.oneOf(category, missing, 1, someOf(category, random));
        } else {
            builder.below(feature, EDGE_THRESHOLDS[random.nextInt(EDGE_THRESHOLDS.length)], missing, 1);
        }
        growEdges(builder, depth - 1, random);
        growEdges(builder, depth - 1, random);
    }

    private static int[] someOf(CategoryFeature<?> category, SplittableRandom random) {
        return IntStream.range(0, category.levels().size())
                .filter(level -> random.nextBoolean())
                .toArray();
    }

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
            builder.oneOf(category, missing, cover, someOf(category, random));
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
