package io.riskanalyzer.models.internal;

import java.util.Arrays;
import java.util.BitSet;

/** One tree as XGBoost has it: nodes in arrays, the root first. Not changed once it is read. */
final class XgboostTree {
    private static final double CATEGORICAL = 1;

    private final XgboostFields fields;
    private final int[] left;
    private final int[] right;
    private final int[] columns;
    private final double[] conditions;
    private final double[] defaultLeft;
    private final double[] covers;
    private final double[] types;
    private final BitSet[] categories;

    private XgboostTree(XgboostFields fields, int nodes) {
        this.fields = fields;
        left = fields.wholes("left_children", nodes);
        right = fields.wholes("right_children", nodes);
        columns = fields.wholes("split_indices", nodes);
        conditions = fields.numbers("split_conditions", nodes);
        defaultLeft = fields.numbers("default_left", nodes);
        covers = fields.numbers("sum_hessian", nodes);
        types = fields.has("split_type") ? fields.numbers("split_type", nodes) : new double[nodes];
        categories = new BitSet[nodes];
        Arrays.setAll(categories, node -> new BitSet());
    }

    static XgboostTree of(XgboostFields fields) {
        XgboostFields param = fields.fields("tree_param");
        if (param.has("size_leaf_vector") && param.count("size_leaf_vector") > 1) {
            throw fields.source()
                    .refuse("A leaf (of " + param.text("size_leaf_vector") + " numbers) must be one number."
                            + "\nMaybe train with multi_strategy=one_output_per_tree.");
        }
        XgboostTree tree = new XgboostTree(fields, fields.numbers("left_children").length);
        if (tree.left.length == 0) {
            throw fields.source().damaged("The tree (" + fields.path() + ") must have a root, but has no node.");
        }
        if (fields.has("categories_nodes")) {
            tree.readCategories();
        }
        return tree;
    }

    private void readCategories() {
        int[] nodes = fields.wholes("categories_nodes");
        int[] starts = fields.wholes("categories_segments", nodes.length);
        int[] sizes = fields.wholes("categories_sizes", nodes.length);
        int[] all = fields.wholes("categories");
        for (int i = 0; i < nodes.length; i++) {
            BitSet set = categories[child(nodes[i])];
            for (int at = starts[i]; at < starts[i] + sizes[i]; at++) {
                if (!(at >= 0 && at < all.length && all[at] >= 0)) {
                    throw fields.source().damaged("The categories of " + fields.path() + " must be whole numbers.");
                }
                set.set(all[at]);
            }
        }
    }

    int nodes() {
        return left.length;
    }

    boolean isLeaf(int node) {
        return left[node] < 0;
    }

    int left(int split) {
        return child(left[split]);
    }

    int right(int split) {
        return child(right[split]);
    }

    private int child(int node) {
        if (!(node >= 0 && node < nodes())) {
            throw fields.source()
                    .damaged("A node of " + fields.path() + " (" + node + ") must be from 0 to " + (nodes() - 1) + ".");
        }
        return node;
    }

    /** The column that a split asks for. */
    int column(int split) {
        return columns[split];
    }

    /** What a leaf adds to the margin. */
    float value(int leaf) {
        return (float) conditions[leaf];
    }

    /** The number below which a row goes to the left. */
    float threshold(int split) {
        return (float) conditions[split];
    }

    boolean isCategorical(int split) {
        return types[split] == CATEGORICAL;
    }

    /** Whether a split by a category sends one to the left; those in its set go to the right. */
    boolean sendsLeft(int split, int category) {
        return !categories[split].get(category);
    }

    boolean sendsMissingLeft(int split) {
        return defaultLeft[split] != 0;
    }

    /** The sum of the hessians of the training rows that came to a node. */
    double cover(int node) {
        return covers[node];
    }
}
