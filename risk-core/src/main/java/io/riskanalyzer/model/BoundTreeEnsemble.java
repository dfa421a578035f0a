package io.riskanalyzer.model;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.stream.IntStream;

/** Trees bound to the positions of a row, in the layout that suits their size. */
final class BoundTreeEnsemble implements RowScorer {
    private final double base;
    private final boolean probability;
    private final TreeLayout layout;

    BoundTreeEnsemble(TreeEnsemble model, FeatureSet row) {
        this(model, fastest(model, row));
    }

    BoundTreeEnsemble(TreeEnsemble model, TreeLayout layout) {
        this.base = model.base();
        this.probability = model.scale() == Scale.PROBABILITY;
        this.layout = layout;
    }

    private static TreeLayout fastest(TreeEnsemble model, FeatureSet row) {
        TreeLayout keyed = KeyedTrees.of(model, row);
        TreeLayout single = keyed == null ? new RowTrees(model, row) : keyed;
        int depth = IntStream.range(0, model.trees()).map(model::depth).max().orElse(0);
        return depth <= SlicedTrees.DEPTH ? new SlicedTrees(model, row, single) : single;
    }

    @Override
    public double score(double[] row) {
        return inScale(layout.sum(base, row));
    }

    private double inScale(double sum) {
        return probability ? Math.max(0, Math.min(1, sum)) : sum;
    }

    @Override
    public void score(Frame frame, int from, int to, double[] scores) {
        layout.sums(base, frame, from, to, scores);
        if (probability) {
            for (int i = 0; i < to - from; i++) {
                scores[i] = inScale(scores[i]);
            }
        }
    }
}
