package io.riskanalyzer.model;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Trees of depth 6 at most, laid out for 64 rows at a time, one bit a row. Every comparison that the trees make is made
 * once for each feature, as masks of the rows that go to the right; a tree then picks from its masks, level by level, the
 * six bits of the leaf of each row, all rows at once.
 *
 * <p>Each tree is filled up to the full depth: the splits below a leaf ask nothing, and all their leaves are that leaf.
 */
final class SlicedTrees implements TreeLayout {
    static final int DEPTH = 6;
    private static final int LEAVES = 1 << DEPTH;
    private static final int ROWS = RowMasks.ROWS;

    /** Eight bits, one a byte. */
    private static final long[] SPREAD = new long[256];

    static {
        for (int bits = 0; bits < SPREAD.length; bits++) {
            for (int bit = 0; bit < 8; bit++) {
                SPREAD[bits] |= ((bits >> bit) & 1L) << (8 * bit);
            }
        }
    }

    private final TreeLayout single;
    private final int[] slots;
    private final RowMasks[] columns;
    private final int[] firstMask;
    private final int masks;
    private final int ranks;
    private final int[] maskOf;
    private final double[] leaves;

    /** For single rows there is no gain in bits; another layout scores them. */
    SlicedTrees(TreeEnsemble model, FeatureSet row, TreeLayout single) {
        this.single = single;
        Map<Feature, List<Integer>> splits = Splits.byFeature(model);
        slots = new int[splits.size()];
        columns = new RowMasks[slots.length];
        firstMask = new int[slots.length];
        int[] maskOfSplit = new int[model.nodes()];
        int column = 0;
        int mask = 1; // the first is that of splits that ask nothing
        int most = 1;
        for (Map.Entry<Feature, List<Integer>> of : splits.entrySet()) {
            slots[column] = row.slotOf(of.getKey());
            RowMasks all = of.getKey() instanceof CategoryFeature<?> category
                    ? new RowMasks.OfCategory(model, category, of.getValue())
                    : new RowMasks.OfNumber(model, of.getValue());
            for (int split : of.getValue()) {
                maskOfSplit[split] = mask + all.indexOf(split);
            }
            columns[column] = all;
            firstMask[column++] = mask;
            mask += all.size();
            most = Math.max(most, all.ranks());
        }
        masks = mask;
        ranks = most;
        maskOf = new int[model.trees() * LEAVES];
        leaves = new double[model.trees() * LEAVES];
        for (int tree = 0; tree < model.trees(); tree++) {
            place(model, model.root(tree), tree * LEAVES, 1, maskOfSplit);
        }
    }

    /** Places a node, and all below it, at a position of the full tree, of which 1 is the root. */
    private void place(TreeEnsemble model, int node, int tree, int at, int[] maskOfSplit) {
        if (at >= LEAVES) {
            leaves[tree + at - LEAVES] = model.value(node);
            return;
        }
        boolean leaf = model.isLeaf(node);
        maskOf[tree + at] = leaf ? 0 : maskOfSplit[node];
        place(model, leaf ? node : model.left(node), tree, 2 * at, maskOfSplit);
        place(model, leaf ? node : model.right(node), tree, 2 * at + 1, maskOfSplit);
    }

    @Override
    public double sum(double base, double[] row) {
        return single.sum(base, row);
    }

    @Override
    public void sums(double base, Frame frame, int from, int to, double[] target) {
        Room room = new Room();
        for (int start = from; start < to; start += ROWS) {
            room.sum(base, frame, start, Math.min(to, start + ROWS), target, start - from);
        }
    }

    /** What is needed to score a block of rows. For one thread. */
    private final class Room {
        private final double[] column = new double[ROWS];
        private final int[] found = new int[ROWS];
        private final long[] rowsOf = new long[ranks];
        private final long[] right = new long[masks];
        private final double[] sums = new double[ROWS];

        void sum(double base, Frame frame, int from, int to, double[] target, int at) {
            for (int i = 0; i < slots.length; i++) {
                frame.copyColumn(slots[i], from, to, column);
                columns[i].fill(column, to - from, found, rowsOf, right, firstMask[i]);
            }
            Arrays.fill(sums, base);
            for (int tree = 0; tree < leaves.length; tree += LEAVES) {
                add(tree, right, sums);
            }
            System.arraycopy(sums, 0, target, at, to - from);
        }
    }

    private void add(int t, long[] m, double[] sums) {
        int[] of = maskOf;
        long b0 = m[of[t + 1]];
        long b1 = pick(b0, m[of[t + 2]], m[of[t + 3]]);
        long b2 = four(t + 4, m, of, b0, b1);
        long b3 = eight(t + 8, m, of, b0, b1, b2);
        long b4 = pick(b0, eight(t + 16, m, of, b1, b2, b3), eight(t + 24, m, of, b1, b2, b3));
        long b5 = pick(
                b0,
                pick(b1, eight(t + 32, m, of, b2, b3, b4), eight(t + 40, m, of, b2, b3, b4)),
                pick(b1, eight(t + 48, m, of, b2, b3, b4), eight(t + 56, m, of, b2, b3, b4)));
        addLeaves(t, b0, b1, b2, b3, b4, b5, sums);
    }

    /** The bits of one mask where a bit is 0, of the other where it is 1. */
    private static long pick(long bits, long left, long right) {
        return left ^ (bits & (left ^ right));
    }

    private static long four(int at, long[] m, int[] of, long first, long second) {
        return pick(first, pick(second, m[of[at]], m[of[at + 1]]), pick(second, m[of[at + 2]], m[of[at + 3]]));
    }

    private static long eight(int at, long[] m, int[] of, long first, long second, long third) {
        return pick(first, four(at, m, of, second, third), four(at + 4, m, of, second, third));
    }

    /** Turns the six bits of each row into the index of a leaf, eight rows at once, a byte each. */
    private void addLeaves(int t, long b0, long b1, long b2, long b3, long b4, long b5, double[] sums) {
        double[] leaf = leaves;
        long[] spread = SPREAD;
        for (int row = 0; row < ROWS; row += 8) {
            long index = spread[(int) (b5 >>> row) & 255]
                    | (spread[(int) (b4 >>> row) & 255] << 1)
                    | (spread[(int) (b3 >>> row) & 255] << 2)
                    | (spread[(int) (b2 >>> row) & 255] << 3)
                    | (spread[(int) (b1 >>> row) & 255] << 4)
                    | (spread[(int) (b0 >>> row) & 255] << 5);
            sums[row] += leaf[t + ((int) index & 63)];
            sums[row + 1] += leaf[t + ((int) (index >>> 8) & 63)];
            sums[row + 2] += leaf[t + ((int) (index >>> 16) & 63)];
            sums[row + 3] += leaf[t + ((int) (index >>> 24) & 63)];
            sums[row + 4] += leaf[t + ((int) (index >>> 32) & 63)];
            sums[row + 5] += leaf[t + ((int) (index >>> 40) & 63)];
            sums[row + 6] += leaf[t + ((int) (index >>> 48) & 63)];
            sums[row + 7] += leaf[t + ((int) (index >>> 56) & 63)];
        }
    }
}
