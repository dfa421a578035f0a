package io.riskanalyzer.explain;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.TreeEnsemble;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Everything about the Shapley values of a model that does not depend on where a row has its features.
 *
 * @param trees the trees
 * @param base the score that is expected when nothing is known
 * @param kernels what explains the trees, in the order in which they add
 */
record CompiledTreeShap(WeighedTrees trees, double base, List<ShapKernel> kernels) {
    private static final long MOST_NUMBERS = 1L << 30; // of one array

    static CompiledTreeShap pathDependent(TreeEnsemble model, long bytes) {
        List<ShapTerm> features = model.features().stream()
                .map(feature -> new ShapTerm(feature.name(), List.of(feature)))
                .toList();
        WeighedTrees trees = new WeighedTrees(model, features);
        trees.requireCovers();
        return new CompiledTreeShap(
                trees,
                trees.expected(),
                kernels(trees, bytes, new CoverGame(trees), chosen -> new PathIntegrals(trees, chosen)));
    }

    static CompiledTreeShap against(TreeEnsemble model, Background rows, long bytes) {
        FeatureSet read = FeatureSet.of(model.features().stream().toList());
        WeighedTrees trees = new WeighedTrees(model, ShapTerm.of(read, rows));
        BackgroundAnswers background = BackgroundAnswers.of(trees, ShapGame.legalRows(rows, read));
        return new CompiledTreeShap(
                trees,
                background.mean(),
                kernels(
                        trees,
                        bytes,
                        new BackgroundGame(trees, background),
                        chosen -> new BackgroundWalks(trees, background, chosen)));
    }

    /** Tables for as many trees as they may be kept for, the smallest first; something else for the others. */
    private static List<ShapKernel> kernels(
            WeighedTrees trees, long bytes, LeafGame game, Function<int[], ShapKernel> others) {
        List<TreeGroups> tabled = IntStream.range(0, trees.model.trees())
                .mapToObj(tree -> new TreeGroups(tree, LeafGroup.of(trees, tree)))
                .filter(tree -> !tree.groups().isEmpty())
                .sorted(Comparator.comparingLong(TreeGroups::numbers).thenComparing(TreeGroups::tree))
                .toList();
        boolean[] hasTable = new boolean[trees.model.trees()];
        long left = Math.min(MOST_NUMBERS, bytes / Double.BYTES);
        for (TreeGroups tree : tabled) {
            left -= tree.numbers();
            hasTable[tree.tree()] = left >= 0;
        }
        List<ShapKernel> kernels = new ArrayList<>();
        List<LeafGroup> groups = tabled.stream()
                .filter(tree -> hasTable[tree.tree()])
                .sorted(Comparator.comparing(TreeGroups::tree))
                .flatMap(tree -> tree.groups().stream())
                .toList();
        if (!groups.isEmpty()) {
            kernels.add(new LeafTables(groups, game, trees.players.size()));
        }
        int[] rest = IntStream.range(0, hasTable.length)
                .filter(tree -> !hasTable[tree] && trees.depth(tree) > 0)
                .toArray();
        if (rest.length > 0) {
            kernels.add(others.apply(rest));
        }
        return List.copyOf(kernels);
    }

    private record TreeGroups(int tree, List<LeafGroup> groups) {
        long numbers() {
            return groups.stream().mapToLong(LeafGroup::numbers).sum();
        }
    }
}
