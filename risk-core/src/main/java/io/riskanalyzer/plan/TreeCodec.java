package io.riskanalyzer.plan;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Trees as arrays of nodes in preorder: what a node asks for, its number, its cover. The shape needs no more: a tree ends
 * with its last leaf. The levels of a split by a category follow in the order of the splits, 32 a word.
 */
final class TreeCodec {
    private static final int LEAF = -1;

    private TreeCodec() {}

    static void write(TreeEnsemble model, PartWriter out) {
        FeatureSet features = FeatureSet.of(model.features().stream().toList());
        int[] splits = new int[model.nodes()];
        double[] numbers = new double[splits.length];
        double[] covers = new double[splits.length];
        IntStream.Builder levels = IntStream.builder();
        for (int node = 0; node < splits.length; node++) {
            covers[node] = model.cover(node);
            if (model.isLeaf(node)) {
                splits[node] = LEAF;
                numbers[node] = model.value(node);
                continue;
            }
            Feature feature = model.feature(node);
            splits[node] = 2 * features.slotOf(feature) + (model.missing(node) == TreeEnsemble.Side.LEFT ? 1 : 0);
            numbers[node] = model.threshold(node);
            if (feature instanceof CategoryFeature<?> category) {
                Arrays.stream(words(category, model.levels(node))).forEach(levels);
            }
        }
        out.text("name", model.name())
                .text("scale", nameOf(model.scale()))
                .number("base", model.base())
                .part("features", features)
                .integers("splits", splits)
                .numbers("numbers", numbers)
                .numbers("covers", covers)
                .integers("levels", levels.build().toArray())
                .part("provenance", model.provenance());
    }

    static TreeEnsemble read(PartReader in) {
        FeatureSet features = in.part("features", FeatureSet.class);
        int[] splits = in.integers("splits");
        double[] numbers = in.numbers("numbers");
        double[] covers = in.numbers("covers");
        int[] levels = in.integers("levels");
        if (numbers.length != splits.length || covers.length != splits.length) {
            throw damaged("nodes (" + splits.length + ")", "have a number and a cover each");
        }
        TreeEnsembleBuilder trees = TreeEnsemble.builder(in.text("name"), scale(in.text("scale")), features);
        int level = 0;
        int open = 0; // nodes that the last tree lacks
        for (int node = 0; node < splits.length; node++) {
            open = open == 0 ? 1 : open;
            if (splits[node] == LEAF) {
                trees.leaf(numbers[node], covers[node]);
                open--;
                continue;
            }
            if (!(splits[node] >= 0 && splits[node] / 2 < features.size())) {
                throw damaged("split (" + splits[node] + ")", "be of one of " + features.size() + " features");
            }
            open++;
            Feature feature = features.get(splits[node] / 2);
            TreeEnsemble.Side missing = splits[node] % 2 == 1 ? TreeEnsemble.Side.LEFT : TreeEnsemble.Side.RIGHT;
            if (feature instanceof CategoryFeature<?> category) {
                int end = level + words(category, new int[0]).length;
                if (end > levels.length) {
                    throw damaged("levels (" + levels.length + " words)", "be there for each split by a category");
                }
                trees.oneOf(category, missing, covers[node], indices(levels, level, end));
                level = end;
            } else {
                trees.below(feature, numbers[node], missing, covers[node]);
            }
        }
        if (open != 0 || splits.length == 0 || level != levels.length) {
            throw damaged(
                    "nodes (" + splits.length + ")", "be whole trees, with levels for the splits by a category alone");
        }
        TreeEnsemble model = trees.build(in.number("base"), in.part("provenance", Provenance.class));
        if (model.features().size() != features.size()) {
            throw damaged("features (" + features + ")", "each have a split");
        }
        return model;
    }

    private static int[] words(CategoryFeature<?> category, int[] levels) {
        int[] words = new int[(category.levels().size() + Integer.SIZE - 1) / Integer.SIZE];
        for (int level : levels) {
            words[level / Integer.SIZE] |= 1 << level;
        }
        return words;
    }

    private static int[] indices(int[] words, int from, int to) {
        return IntStream.range(0, (to - from) * Integer.SIZE)
                .filter(level -> (words[from + level / Integer.SIZE] >>> level & 1) != 0)
                .toArray();
    }

    private static String nameOf(Scale scale) {
        return scale.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Scale scale(String name) {
        return Arrays.stream(Scale.values())
                .filter(scale -> nameOf(scale).equals(name))
                .findFirst()
                .orElseThrow(() -> damaged("scale (" + name + ")", "be points, log-odds or probability"));
    }

    private static IllegalArgumentException damaged(String what, String rule) {
        return new IllegalArgumentException(
                "The " + what + " must " + rule + ".\nMaybe the file was edited by hand; save the plan again.");
    }
}
