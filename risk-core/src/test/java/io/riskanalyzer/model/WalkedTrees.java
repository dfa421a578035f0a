package io.riskanalyzer.model;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;

/** Trees bound to the positions of a row, walked node by node: what faster kernels are compared with. */
public final class WalkedTrees implements RowScorer {
    private static final int NUMBER = -1;

    private final TreeEnsemble model;
    private final int[] slots;
    private final boolean[] byLevel;
    private final double[] unknownAs;

    public WalkedTrees(TreeEnsemble model, FeatureSet row) {
        this.model = model;
        int nodes = model.nodes();
        slots = new int[nodes];
        byLevel = new boolean[nodes];
        unknownAs = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            if (model.isLeaf(node)) {
                slots[node] = NUMBER;
            } else {
                Feature feature = model.feature(node);
                slots[node] = row.slotOf(feature);
                byLevel[node] = feature instanceof CategoryFeature;
                unknownAs[node] =
                        feature instanceof CategoryFeature<?> category ? category.resolve(Feature.UNKNOWN_LEVEL) : 0;
            }
        }
    }

    @Override
    public double score(double[] row) {
        double sum = model.base();
        for (int tree = 0; tree < model.trees(); tree++) {
            int node = model.root(tree);
            while (slots[node] >= 0) {
                node = goesLeft(node, row[slots[node]]) ? node + 1 : model.right(node);
            }
            sum += model.value(node);
        }
        return model.scale() == Scale.PROBABILITY ? Math.max(0, Math.min(1, sum)) : sum;
    }

    private boolean goesLeft(int node, double value) {
        double known = byLevel[node] && value == Feature.UNKNOWN_LEVEL ? unknownAs[node] : value;
        if (Double.isNaN(known)) {
            return model.missing(node) == TreeEnsemble.Side.LEFT;
        }
        return byLevel[node] ? model.hasLevel(node, (int) known) : known < model.threshold(node);
    }
}
