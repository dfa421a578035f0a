package io.riskanalyzer.explain;

import io.riskanalyzer.explain.internal.CompensatedSum;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.TreeEnsemble;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The trees of a model with what Shapley values need of each split: which condition it is, how many of the training rows
 * went left, and the last split above it that asks for the same term: a
 * feature, or one of its group. Nodes are numbered as in the model. Immutable.
 */
final class WeighedTrees {
    private static final int NONE = -1;
    private static final double COVER_TOLERANCE = 0.01; // covers may be sums in single precision
    private static final double ROUNDING = 1e-6; // of the cover of the root, where sums of a few rows are left

    final TreeEnsemble model;
    final TreeConditions conditions;
    /** What is explained: the features, or groups of them. */
    final List<ShapTerm> players;
    /** The term of a split; −1 for a leaf. */
    final int[] terms;
    /** The condition of a split. */
    final int[] asked;
    /** The right child of a split; the left one is the next node. */
    final int[] right;
    /** The value of a leaf. */
    final double[] values;
    /** The share of the training rows of a split that went to the left. */
    final double[] leftShare;
    /** The last split above that asks for the same term, −1 if there is none. */
    final int[] before;
    /** Whether the path from that split goes to the left of it. */
    final boolean[] leftOfBefore;
    /** The product of the shares of the sides that the path took at splits by the same term. */
    final double[] shareBefore;

    private final int[] depths;
    private final int[] mostTerms;

    WeighedTrees(TreeEnsemble model, List<ShapTerm> players) {
        this.model = model;
        this.players = players;
        int nodes = model.nodes();
        conditions = new TreeConditions(model);
        terms = new int[nodes];
        asked = new int[nodes];
        right = new int[nodes];
        values = new double[nodes];
        leftShare = new double[nodes];
        before = new int[nodes];
        leftOfBefore = new boolean[nodes];
        shareBefore = new double[nodes];
        depths = new int[model.trees()];
        mostTerms = new int[model.trees()];
        Map<Feature, Integer> termOf = new HashMap<>();
        for (int term = 0; term < players.size(); term++) {
            for (Feature feature : players.get(term).features()) {
                termOf.put(feature, term);
            }
        }
        for (int tree = 0; tree < model.trees(); tree++) {
            int[] last = new int[players.size()];
            Arrays.fill(last, NONE);
            place(model.root(tree), tree, 0, 0, termOf, last, new boolean[players.size()]);
        }
    }

    /**
     * Places a node and all below it.
     *
     * @param last the last split above by each term
     * @param wentLeft whether the path went left there
     */
    private void place(
            int node, int tree, int depth, int distinct, Map<Feature, Integer> termOf, int[] last, boolean[] wentLeft) {
        depths[tree] = Math.max(depths[tree], depth);
        mostTerms[tree] = Math.max(mostTerms[tree], distinct);
        if (model.isLeaf(node)) {
            terms[node] = NONE;
            values[node] = model.value(node);
            return;
        }
        int term = Objects.requireNonNull(termOf.get(model.feature(node)));
        terms[node] = term;
        asked[node] = conditions.of(node);
        right[node] = model.right(node);
        leftShare[node] = leftShare(node);
        int above = last[term];
        boolean leftOfAbove = wentLeft[term];
        before[node] = above;
        leftOfBefore[node] = leftOfAbove;
        shareBefore[node] =
                above == NONE ? 1 : shareBefore[above] * (leftOfAbove ? leftShare[above] : 1 - leftShare[above]);
        last[term] = node;
        int distinctBelow = above == NONE ? distinct + 1 : distinct;
        wentLeft[term] = true;
        place(node + 1, tree, depth + 1, distinctBelow, termOf, last, wentLeft);
        wentLeft[term] = false;
        last[term] = node;
        place(right[node], tree, depth + 1, distinctBelow, termOf, last, wentLeft);
        last[term] = above;
        wentLeft[term] = leftOfAbove;
    }

    private double leftShare(int split) {
        double left = model.cover(model.left(split));
        double sum = left + model.cover(model.right(split));
        return sum > 0 ? left / sum : 0.5; // no row came here: neither side is likelier
    }

    /** Refuses covers that do not add up: then they do not say how many training rows took each side. */
    void requireCovers() {
        for (int tree = 0; tree < model.trees(); tree++) {
            int root = model.root(tree);
            int end = tree + 1 < model.trees() ? model.root(tree + 1) : model.nodes();
            for (int node = root; node < end; node++) {
                if (!isLeaf(node)) {
                    requireCovers(node, ROUNDING * model.cover(root));
                }
            }
        }
    }

    private void requireCovers(int split, double rounding) {
        double cover = model.cover(split);
        double left = model.cover(model.left(split));
        double rest = model.cover(model.right(split));
        double tolerance = rounding + COVER_TOLERANCE * Math.max(left + rest, cover);
        if (!(Math.abs(left + rest - cover) <= tolerance)) {
            throw new IllegalArgumentException("The covers of " + model.name() + " (" + left + " and " + rest
                    + " below a node of " + cover + ") must add up, but they do not: how many training rows took"
                    + " each side is not known.\nMaybe explain against rows: TreeShap.of(model).against(background).");
        }
    }

    /** The score that is expected when nothing is known, by the covers. */
    double expected() {
        CompensatedSum sum = new CompensatedSum();
        double[] weights = new double[terms.length];
        sum.add(model.base());
        for (int tree = 0; tree < model.trees(); tree++) {
            weights[model.root(tree)] = 1;
        }
        for (int node = 0; node < terms.length; node++) { // a node comes after the one above it
            if (isLeaf(node)) {
                sum.add(weights[node] * values[node]);
            } else {
                weights[node + 1] = weights[node] * leftShare[node];
                weights[right[node]] = weights[node] * (1 - leftShare[node]);
            }
        }
        return sum.value();
    }

    /** The leaf that a row reaches in a tree, by its answers to all conditions. */
    int leaf(int tree, byte[] left) {
        int node = model.root(tree);
        while (!isLeaf(node)) {
            node = left[asked[node]] != 0 ? node + 1 : right[node];
        }
        return node;
    }

    boolean isLeaf(int node) {
        return terms[node] == NONE;
    }

    /** How many splits a row passes at most in a tree. */
    int depth(int tree) {
        return depths[tree];
    }

    /** How many terms a path of a tree asks for at most. */
    int mostTerms(int tree) {
        return mostTerms[tree];
    }
}
