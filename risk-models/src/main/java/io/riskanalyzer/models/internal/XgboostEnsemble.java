package io.riskanalyzer.models.internal;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsemble.Side;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.score.Scale;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/** Turns a model of XGBoost into its flat form, over features instead of columns. */
public final class XgboostEnsemble {
    private final XgboostBooster booster;
    private final List<XgboostColumn> columns;
    private final TreeEnsembleBuilder builder;
    private final double share;

    private XgboostEnsemble(
            XgboostBooster booster, List<XgboostColumn> columns, TreeEnsembleBuilder builder, double share) {
        this.booster = booster;
        this.columns = columns;
        this.builder = builder;
        this.share = share;
    }

    /**
     * Returns the flat form of a model: the same leaves for the same rows.
     *
     * @param booster the model
     * @param name the name that people know it by
     * @param features the features of the columns
     * @param columns what each column holds, in the order of the model's columns
     * @param provenance how the model was made
     * @return the model
     * @throws IllegalArgumentException if a column is missing, or holds a feature otherwise than its splits ask
     */
    public static TreeEnsemble of(
            XgboostBooster booster,
            String name,
            FeatureSet features,
            List<XgboostColumn> columns,
            Provenance provenance) {
        return of(booster, name, booster.scale(), features, columns, provenance);
    }

    /**
     * Returns the flat form of a model on another scale than that of its objective, as for a forest of shares.
     *
     * @param booster the model
     * @param name the name that people know it by
     * @param scale what the sum of base and leaves counts in
     * @param features the features of the columns
     * @param columns what each column holds, in the order of the model's columns
     * @param provenance how the model was made
     * @return the model
     * @throws IllegalArgumentException if a column is missing, or holds a feature otherwise than its splits ask
     */
    public static TreeEnsemble of(
            XgboostBooster booster,
            String name,
            Scale scale,
            FeatureSet features,
            List<XgboostColumn> columns,
            Provenance provenance) {
        return mean(List.of(booster), name, scale, features, columns, provenance);
    }

    /**
     * Returns the flat form of the mean of models that begin with one base.
     *
     * @param boosters the models, at least one
     * @param name the name that people know it by
     * @param scale what the sum of base and leaves counts in
     * @param features the features of the columns
     * @param columns what each column holds, in the order of the models' columns
     * @param provenance how the models were made
     * @return the model
     * @throws IllegalArgumentException if a column is missing, or holds a feature otherwise than its splits ask
     */
    public static TreeEnsemble mean(
            List<XgboostBooster> boosters,
            String name,
            Scale scale,
            FeatureSet features,
            List<XgboostColumn> columns,
            Provenance provenance) {
        TreeEnsembleBuilder builder = TreeEnsemble.builder(name, scale, features);
        for (XgboostBooster booster : boosters) {
            XgboostEnsemble ensemble = new XgboostEnsemble(booster, columns, builder, 1.0 / boosters.size());
            IntStream.range(0, booster.trees().size()).forEach(ensemble::addTree);
        }
        return builder.build(boosters.get(0).base(), provenance);
    }

    private void addTree(int number) {
        XgboostTree tree = booster.trees().get(number);
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int node = open.pop();
            if (seen.get(node)) {
                throw booster.source()
                        .damaged("A node (" + node + ") of tree " + number + " must be in one place, but is in two.");
            }
            seen.set(node);
            if (tree.isLeaf(node)) {
                builder.leaf(share * booster.value(number, node), tree.cover(node));
            } else {
                addSplit(tree, node, columnOf(tree.column(node)));
                open.push(tree.right(node));
                open.push(tree.left(node));
            }
        }
    }

    private XgboostColumn columnOf(int column) {
        if (!(column >= 0 && column < columns.size())) {
            throw booster.source()
                    .refuse("The column of a split (" + column + ") must be one of the " + columns.size()
                            + " that are known.\nMaybe name the features in the order of the model's columns.");
        }
        return columns.get(column);
    }

    private void addSplit(XgboostTree tree, int node, XgboostColumn column) {
        Side missing = sendsLeft(tree, node, column.missing()) ? Side.LEFT : Side.RIGHT;
        double cover = tree.cover(node);
        if (column.feature() instanceof CategoryFeature<?> category) {
            int[] left = IntStream.range(0, category.levels().size())
                    .filter(level -> sendsLeft(tree, node, column.valueOf(level)))
                    .toArray();
            builder.oneOf(category, missing, cover, left);
        } else if (tree.isCategorical(node)) {
            throw booster.source()
                    .refuse("The feature (" + column.feature().name()
                            + ") must be a category, for the model splits it by sets of levels."
                            + "\nMaybe declare it by Feature.category with the levels in the order of their codes.");
        } else {
            builder.below(column.feature(), TreeEnsemble.singlePrecision(tree.threshold(node)), missing, cover);
        }
    }

    /** Where XGBoost sends a row whose column holds a value, NaN if none. */
    private static boolean sendsLeft(XgboostTree tree, int node, double value) {
        if (Double.isNaN(value)) {
            return tree.sendsMissingLeft(node);
        }
        return tree.isCategorical(node) ? tree.sendsLeft(node, (int) value) : (float) value < tree.threshold(node);
    }
}
