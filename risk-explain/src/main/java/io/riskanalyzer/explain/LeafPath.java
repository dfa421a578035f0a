package io.riskanalyzer.explain;

import java.util.List;
import java.util.stream.Stream;

/**
 * The way to a leaf.
 *
 * @param leaf the leaf
 * @param steps the sides that are taken, from the root on
 */
record LeafPath(int leaf, List<Step> steps) {
    /**
     * A side of a split.
     *
     * @param condition the condition that the split asks
     * @param term the term of its feature
     * @param left whether the side is the left one
     * @param share the share of the training rows of the split that took this side
     */
    record Step(int condition, int term, boolean left, double share) {}

    /** The way on, over a side of a split. */
    LeafPath then(WeighedTrees trees, int split, boolean left) {
        double share = left ? trees.leftShare[split] : 1 - trees.leftShare[split];
        Step step = new Step(trees.asked[split], trees.terms[split], left, share);
        return new LeafPath(-1, Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    /** The terms that are asked for, each once. */
    int[] terms() {
        return steps.stream().mapToInt(Step::term).distinct().toArray();
    }
}
