package io.riskanalyzer.models.internal;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.TreeEnsemble.Side;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import java.util.IdentityHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.math.la.SparseVector;

/** One tree of Tribuo on its way into the flat form: {@code value <= t} becomes {@code value < nextUp(t)}. */
final class TribuoTreeNodes {
    private final TribuoEncoding encoding;
    private final ImmutableFeatureMap ids;
    private final ToDoubleFunction<LeafNode<Label>> leafValue;
    private final TreeEnsembleBuilder builder;
    private final IdentityHashMap<Node<Label>, Double> covers = new IdentityHashMap<>();

    private TribuoTreeNodes(
            TreeModel<Label> tree,
            TribuoEncoding encoding,
            ToDoubleFunction<LeafNode<Label>> leafValue,
            TreeEnsembleBuilder builder) {
        this.encoding = encoding;
        this.ids = tree.getFeatureIDMap();
        this.leafValue = leafValue;
        this.builder = builder;
    }

    /**
     * Adds a tree.
     *
     * @param tree the tree
     * @param encoding what its columns are
     * @param leafValue what a leaf adds
     * @param examples the training rows, whose weights are the covers of the nodes; null if they are not known: then every
     *     leaf counts as one
     * @param builder takes the nodes
     */
    static void add(
            TreeModel<Label> tree,
            TribuoEncoding encoding,
            ToDoubleFunction<LeafNode<Label>> leafValue,
            @Nullable MutableDataset<Label> examples,
            TreeEnsembleBuilder builder) {
        TribuoTreeNodes nodes = new TribuoTreeNodes(tree, encoding, leafValue, builder);
        if (examples == null) {
            nodes.countLeaves(tree.getRoot());
        } else {
            nodes.count(tree.getRoot(), examples);
        }
        nodes.add(tree.getRoot());
    }

    private void count(Node<Label> root, MutableDataset<Label> examples) {
        for (Example<Label> example : examples) {
            SparseVector vector = SparseVector.createSparseVector(example, ids, false);
            Node<Label> node = root;
            while (node != null) {
                covers.merge(node, (double) example.getWeight(), Double::sum);
                node = node.isLeaf() ? null : node.getNextNode(vector);
            }
        }
    }

    private double countLeaves(Node<Label> node) {
        double leaves = node instanceof SplitNode<Label> split
                ? countLeaves(split.getLessThanOrEqual()) + countLeaves(split.getGreaterThan())
                : 1;
        covers.put(node, leaves);
        return leaves;
    }

    private void add(Node<Label> node) {
        double cover = covers.getOrDefault(node, 0.0);
        if (node instanceof LeafNode<Label> leaf) {
            builder.leaf(leafValue.applyAsDouble(leaf), cover);
            return;
        }
        SplitNode<Label> split = (SplitNode<Label>) node;
        addSplit(ids.get(split.getFeatureID()).getName(), split.splitValue(), cover);
        add(split.getLessThanOrEqual());
        add(split.getGreaterThan());
    }

    private void addSplit(String column, double most, double cover) {
        TribuoEncoding.Place place = encoding.place(column);
        Feature feature = encoding.features().get(place.slot());
        if (feature instanceof CategoryFeature<?> category) {
            int[] left = IntStream.range(0, category.levels().size())
                    .filter(level -> (level == place.level() ? 1 : 0) <= most)
                    .toArray();
            builder.oneOf(category, side(0, most), cover, left);
        } else {
            builder.below(feature, Math.nextUp(most), side(encoding.whenMissing(place.slot()), most), cover);
        }
    }

    private static Side side(double value, double most) {
        return value <= most ? Side.LEFT : Side.RIGHT;
    }
}
