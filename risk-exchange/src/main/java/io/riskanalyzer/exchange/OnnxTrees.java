package io.riskanalyzer.exchange;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The trees of one node of ONNX's {@code TreeEnsemble}, whose leaves are added as doubles. A branch is a split, from 0
 * on, or a leaf, from −1 down. Mutable, for one thread.
 */
final class OnnxTrees {
    private static final int BELOW = 1;
    private static final int MEMBER = 6;
    private static final long SUM = 1;

    private final List<Split> splits = new ArrayList<>();
    private final List<Integer> roots = new ArrayList<>();
    private final DoubleStream.Builder leaves = DoubleStream.builder();
    private final DoubleStream.Builder members = DoubleStream.builder();
    private int leafCount;

    /** A split whose branches are set once they are there. */
    private static final class Split {
        private final int slot;
        private final int mode;
        private final double threshold;
        private final boolean missingHolds;
        private int holds;
        private int fails;

        Split(int slot, int mode, double threshold, boolean missingHolds) {
            this.slot = slot;
            this.mode = mode;
            this.threshold = threshold;
            this.missingHolds = missingHolds;
        }
    }

    /** The trees of a model whose rows are those of a feature set. */
    static OnnxTrees of(TreeEnsemble model, FeatureSet row) {
        OnnxTrees trees = new OnnxTrees();
        for (int tree = 0; tree < model.trees(); tree++) {
            int root = model.root(tree);
            if (!model.isLeaf(root)) {
                trees.roots.add(trees.grow(model, row, root));
            }
        }
        return trees;
    }

    private int grow(TreeEnsemble model, FeatureSet row, int node) {
        if (model.isLeaf(node)) {
            return leaf(model.value(node));
        }
        Feature feature = model.feature(node);
        int slot = row.slotOf(feature);
        boolean missingLeft = model.missing(node) == TreeEnsemble.Side.LEFT;
        int split = feature instanceof CategoryFeature<?>
                ? oneOf(slot, model.levels(node), missingLeft)
                : below(slot, model.threshold(node), missingLeft);
        return branches(split, grow(model, row, model.left(node)), grow(model, row, model.right(node)));
    }

    /**
     * Adds a tree that finds the interval of a number.
     *
     * @param slot the column of the number
     * @param cuts where intervals end and begin, ascending
     * @param valueOf the leaf of each interval, from 0: the interval below the first cut
     * @param whenMissing the leaf of a missing value
     */
    void search(int slot, double[] cuts, IntToDoubleFunction valueOf, double whenMissing) {
        int present = below(slot, Double.POSITIVE_INFINITY, false);
        roots.add(branches(present, search(slot, cuts, 0, cuts.length, valueOf), leaf(whenMissing)));
    }

    private int search(int slot, double[] cuts, int from, int to, IntToDoubleFunction valueOf) {
        if (from == to) {
            return leaf(valueOf.applyAsDouble(from));
        }
        int middle = (from + to) >>> 1;
        int split = below(slot, cuts[middle], false);
        return branches(split, search(slot, cuts, from, middle, valueOf), search(slot, cuts, middle + 1, to, valueOf));
    }

    private int leaf(double value) {
        leaves.add(value);
        return ~leafCount++;
    }

    private int below(int slot, double threshold, boolean missingHolds) {
        splits.add(new Split(slot, BELOW, threshold, missingHolds));
        return splits.size() - 1;
    }

    private int oneOf(int slot, int[] levels, boolean missingHolds) {
        if (levels.length == 0) {
            return below(slot, Feature.UNKNOWN_LEVEL, missingHolds); // no level is
        }
        for (int level : levels) {
            members.add(level);
        }
        members.add(Double.NaN); // ends a set
        splits.add(new Split(slot, MEMBER, 0, missingHolds));
        return splits.size() - 1;
    }

    private int branches(int split, int holds, int fails) {
        splits.get(split).holds = holds;
        splits.get(split).fails = fails;
        return split;
    }

    boolean isEmpty() {
        return roots.isEmpty();
    }

    /** Adds the node to a graph, and returns the name of the sums, a column. */
    String addTo(OnnxGraph graph, String row) {
        long[] rootSplits = roots.stream().mapToLong(Integer::intValue).toArray();
        int size = splits.size();
        byte[] modes = new byte[size];
        for (int i = 0; i < size; i++) {
            modes[i] = (byte) splits.get(i).mode;
        }
        double[] thresholds =
                splits.stream().mapToDouble(split -> split.threshold).toArray();
        double[] weights = leaves.build().toArray();
        double[] sets = members.build().toArray();
        List<ProtoMessage> attributes = new ArrayList<>(List.of(
                OnnxValues.attribute("aggregate_function", SUM),
                OnnxValues.attribute("n_targets", 1),
                OnnxValues.attribute("tree_roots", rootSplits),
                OnnxValues.attribute("nodes_featureids", ofSplits(split -> split.slot)),
                OnnxValues.attribute("nodes_modes", OnnxValues.tensor("modes", OnnxValues.Type.UINT8, modes, size)),
                OnnxValues.attribute("nodes_splits", OnnxValues.tensor("splits", thresholds, size)),
                OnnxValues.attribute("nodes_missing_value_tracks_true", ofSplits(split -> split.missingHolds ? 1 : 0)),
                OnnxValues.attribute("nodes_trueleafs", ofSplits(split -> split.holds < 0 ? 1 : 0)),
                OnnxValues.attribute("nodes_truenodeids", ofSplits(split -> idOf(split.holds))),
                OnnxValues.attribute("nodes_falseleafs", ofSplits(split -> split.fails < 0 ? 1 : 0)),
                OnnxValues.attribute("nodes_falsenodeids", ofSplits(split -> idOf(split.fails))),
                OnnxValues.attribute("leaf_targetids", new long[weights.length]),
                OnnxValues.attribute("leaf_weights", OnnxValues.tensor("weights", weights, weights.length))));
        if (sets.length > 0) {
            attributes.add(OnnxValues.attribute("membership_values", OnnxValues.tensor("members", sets, sets.length)));
        }
        return graph.node(OnnxGraph.LEARNING, "TreeEnsemble", attributes, row);
    }

    private static int idOf(int branch) {
        return branch >= 0 ? branch : ~branch;
    }

    private interface SplitValue {
        long of(Split split);
    }

    private long[] ofSplits(SplitValue value) {
        return splits.stream().mapToLong(value::of).toArray();
    }
}
