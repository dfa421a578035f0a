package io.riskanalyzer.model;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Trees bound to the positions of a row: one row through {@link RowTrees}, many through what suits their depth. */
final class BoundTreeEnsemble implements RowScorer {
    private static final int BLOCK = 64;

    private final double base;
    private final boolean probability;
    private final int[] slots;
    private final int width;
    private final RowTrees trees;
    private final @Nullable SlicedTrees sliced;

    BoundTreeEnsemble(TreeEnsemble model, FeatureSet row) {
        base = model.base();
        probability = model.scale() == Scale.PROBABILITY;
        slots = model.features().stream().mapToInt(row::slotOf).toArray();
        width = row.size();
        trees = new RowTrees(model, row);
        int depth = IntStream.range(0, model.trees()).map(model::depth).max().orElse(0);
        sliced = depth <= SlicedTrees.DEPTH ? new SlicedTrees(model, row) : null;
    }

    @Override
    public double score(double[] row) {
        return inScale(trees.sum(base, row));
    }

    private double inScale(double sum) {
        return probability ? Math.max(0, Math.min(1, sum)) : sum;
    }

    @Override
    public void score(Frame frame, int from, int to, double[] scores) {
        if (sliced != null) {
            SlicedTrees.Room room = sliced.new Room();
            for (int start = from; start < to; start += BLOCK) {
                room.sum(base, frame, start, Math.min(to, start + BLOCK), scores, start - from);
            }
        } else {
            walk(frame, from, to, scores);
        }
        if (probability) {
            for (int i = 0; i < to - from; i++) {
                scores[i] = inScale(scores[i]);
            }
        }
    }

    private void walk(Frame frame, int from, int to, double[] scores) {
        double[] block = new double[BLOCK * width];
        double[] column = new double[BLOCK];
        double[] sums = new double[BLOCK];
        for (int start = from; start < to; start += BLOCK) {
            int count = Math.min(BLOCK, to - start);
            for (int slot : slots) {
                frame.copyColumn(slot, start, start + count, column);
                for (int row = 0; row < count; row++) {
                    block[row * width + slot] = column[row];
                }
            }
            Arrays.fill(sums, base);
            trees.addTo(block, width, count, sums);
            System.arraycopy(sums, 0, scores, start - from, count);
        }
    }
}
