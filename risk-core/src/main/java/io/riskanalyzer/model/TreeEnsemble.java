package io.riskanalyzer.model;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decision trees whose leaves are added up: one tree, a forest, or gradient boosting, in flat arrays.
 *
 * <p>The raw score is {@code base + Σ leaf}, one leaf a tree, added as doubles in the order of the trees. On the scale of
 * probabilities the sum is cut at 0 and 1, which rounding may pass. A split sends a row to the left
 *
 * <ul>
 *   <li>if a number, or a flag as 0 or 1, is below the threshold: {@code x < threshold}, compared as doubles;
 *   <li>if the level of a category is one of the levels of the split, an unknown level being read as
 *       {@link CategoryFeature#resolve} says;
 *   <li>if the value is missing and the split sends missing values to the left.
 * </ul>
 *
 * <p>Other comparisons are written in this one without loss: {@code x <= t} is {@code x < Math.nextUp(t)}, and a model
 * that rounds to single precision first, as XGBoost does, is written with {@link #singlePrecision}.
 *
 * <p>Nodes are numbered over all trees, each tree in preorder: a node, what is left of it, what is right of it. The
 * cover of a node is the weight of the training rows that came to it, which explanations need.
 *
 * <p>Immutable and thread-safe. Scoring takes one comparison a level of each tree.
 */
public final class TreeEnsemble implements Model {
    /** Where a split sends a row. */
    public enum Side {
        /** Where the condition of the split holds. */
        LEFT,
        /** Where it does not. */
        RIGHT
    }

    private static final int LEAF = -1;

    private final String name;
    private final Scale scale;
    private final double base;
    private final FeatureSet features;
    private final Nodes nodes;
    private final Provenance provenance;

    TreeEnsemble(String name, Scale scale, double base, FeatureSet features, Nodes nodes, Provenance provenance) {
        this.name = name;
        this.scale = scale;
        this.base = base;
        this.features = features;
        this.nodes = nodes;
        this.provenance = provenance;
    }

    /**
     * Returns a builder that takes the nodes of each tree in preorder.
     *
     * @param name the name that people know the model by, not blank
     * @param scale what the raw score counts in
     * @param features what splits may ask for; the model keeps those that they do, in this order
     * @return the builder
     * @throws IllegalArgumentException if the name is blank
     */
    public static TreeEnsembleBuilder builder(String name, Scale scale, FeatureSet features) {
        return new TreeEnsembleBuilder(name, scale, features);
    }

    /**
     * Returns the threshold, as a double, of a comparison in single precision: {@code (float) x < threshold} holds for
     * the same doubles {@code x} as {@code x < singlePrecision(threshold)}.
     *
     * @param threshold the threshold in single precision, not NaN
     * @return the least double that is not below the threshold once it is rounded to single precision
     */
    public static double singlePrecision(float threshold) {
        float before = Math.nextDown(threshold);
        if (!(before > Float.NEGATIVE_INFINITY && threshold < Float.POSITIVE_INFINITY)) {
            return outermost(threshold);
        }
        double middle = (before + (double) threshold) / 2; // exact: one bit more than single precision has
        return (float) middle == threshold ? middle : Math.nextUp(middle); // the middle itself goes to the even one
    }

    /** At the ends of single precision rounding goes to infinity from half a step beyond the greatest number on. */
    private static double outermost(float threshold) {
        double step = Math.ulp(Float.MAX_VALUE);
        if (threshold == Float.NEGATIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        return threshold > 0 ? Float.MAX_VALUE + step / 2 : Math.nextUp(-(Float.MAX_VALUE + step / 2));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Feature> features() {
        return new LinkedHashSet<>(features.stream().toList());
    }

    @Override
    public Scale scale() {
        return scale;
    }

    /**
     * Returns the raw score before any tree.
     *
     * @return the base, finite
     */
    public double base() {
        return base;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    /**
     * Returns the number of trees.
     *
     * @return the number, at least 1
     */
    public int trees() {
        return nodes.roots.length;
    }

    /**
     * Returns the number of nodes of all trees, leaves among them.
     *
     * @return the number
     */
    public int nodes() {
        return nodes.slots.length;
    }

    /**
     * Returns the first node of a tree.
     *
     * @param tree the tree, from 0
     * @return its root
     */
    public int root(int tree) {
        return nodes.roots[tree];
    }

    /**
     * Returns how many splits a row passes at most in a tree.
     *
     * @param tree the tree, from 0
     * @return the depth; 0 for a leaf alone
     */
    public int depth(int tree) {
        int end = tree + 1 < trees() ? root(tree + 1) : nodes();
        int[] depths = new int[end - root(tree)];
        for (int node = root(tree); node < end; node++) {
            if (!isLeaf(node)) {
                depths[left(node) - root(tree)] = depths[node - root(tree)] + 1;
                depths[right(node) - root(tree)] = depths[node - root(tree)] + 1;
            }
        }
        return Arrays.stream(depths).max().orElse(0);
    }

    /**
     * Returns whether a node is a leaf and no split.
     *
     * @param node the node, from 0
     * @return whether
     */
    public boolean isLeaf(int node) {
        return nodes.slots[node] == LEAF;
    }

    /**
     * Returns what a leaf adds to the raw score.
     *
     * @param leaf the leaf
     * @return the addend, finite
     */
    public double value(int leaf) {
        return nodes.numbers[leaf];
    }

    /**
     * Returns what a split asks for.
     *
     * @param split the split
     * @return the feature
     */
    public Feature feature(int split) {
        return features.get(nodes.slots[split]);
    }

    /**
     * Returns the number below which a row goes to the left.
     *
     * @param split a split by a number or a flag
     * @return the threshold
     */
    public double threshold(int split) {
        return nodes.numbers[split];
    }

    /**
     * Returns the levels with which a row goes to the left.
     *
     * @param split a split by a category
     * @return their indices, ascending
     */
    public int[] levels(int split) {
        int size = ((CategoryFeature<?>) feature(split)).levels().size();
        return IntStream.range(0, size)
                .filter(level -> nodes.hasLevel(split, level))
                .toArray();
    }

    boolean hasLevel(int split, int level) {
        return nodes.hasLevel(split, level);
    }

    /**
     * Returns where a split sends a missing value.
     *
     * @param split the split
     * @return the side
     */
    public Side missing(int split) {
        return nodes.missingLeft.get(split) ? Side.LEFT : Side.RIGHT;
    }

    /**
     * Returns when a split sends a row to a side, as in {@code income < 31000 or missing}.
     *
     * @param split the split
     * @param side the side
     * @return the condition, for people
     */
    public String condition(int split, Side side) {
        return new TreeText(this).condition(split, side);
    }

    /**
     * Returns the node where a row goes for which the condition of a split holds.
     *
     * @param split the split
     * @return the node
     */
    public int left(int split) {
        return split + 1;
    }

    /**
     * Returns the node where a row goes for which the condition of a split does not hold.
     *
     * @param split the split
     * @return the node
     */
    public int right(int split) {
        return nodes.right[split];
    }

    /**
     * Returns the weight of the training rows that came to a node.
     *
     * @param node the node
     * @return the weight, finite, not negative
     */
    public double cover(int node) {
        return nodes.covers[node];
    }

    @Override
    public double[] cutsOf(NumberFeature feature) {
        return IntStream.range(0, nodes())
                .filter(node -> !isLeaf(node) && feature(node).name().equals(feature.name()))
                .mapToDouble(this::threshold)
                .distinct()
                .toArray();
    }

    @Override
    public RowScorer bind(FeatureSet row) {
        return new BoundTreeEnsemble(this, row);
    }

    /**
     * Returns a tree as text, a line a node, indented by depth.
     *
     * @param tree the tree, from 0
     * @return the lines, each with a line end
     */
    public String describe(int tree) {
        return new TreeText(this).of(tree);
    }

    @Override
    public String toString() {
        return name + " (" + trees() + (trees() == 1 ? " tree" : " trees") + " of " + nodes() + " nodes)";
    }
}
