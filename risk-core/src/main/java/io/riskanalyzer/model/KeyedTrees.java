package io.riskanalyzer.model;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.FeatureSet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Trees over {@link RowKeys}, where every split asks whether a small whole number is below another one. A node is one
 * long: the number asked for in the upper half, then where the children are, which are neighbours, then the key. Eight
 * trees are walked at once for a row, or eight rows through a tree, without a branch. A leaf is its own child, so that
 * shallow ones can wait for deep ones.
 */
final class KeyedTrees implements TreeLayout {
    private static final int AT_ONCE = 8;
    private static final int BLOCK = 64;
    private static final int KEY_BITS = 10;
    private static final int MOST_KEYS = 1 << KEY_BITS;
    private static final int MOST_NODES = 1 << (Integer.SIZE - KEY_BITS);

    /** The keys of the row that a thread is about to score: of no meaning between two calls. */
    private static final ThreadLocal<int[]> KEYS = ThreadLocal.withInitial(() -> new int[64]);

    private final RowKeys rowKeys;
    private final long[] nodes;
    private final double[] values;
    private final int[] roots;
    private final int[] depths;
    private final int[] depthsAtOnce;

    private KeyedTrees(TreeEnsemble model, RowKeys rowKeys) {
        this.rowKeys = rowKeys;
        roots = new int[model.trees()];
        depths = new int[model.trees()];
        nodes = new long[RowTrees.powerOfTwo(model.nodes() + 1)];
        values = new double[nodes.length];
        int next = 1; // so that a leaf can name what stands before it
        for (int tree = 0; tree < roots.length; tree++) {
            roots[tree] = next;
            depths[tree] = model.depth(tree);
            next = place(model, tree, next);
        }
        depthsAtOnce = new int[roots.length / AT_ONCE];
        for (int i = 0; i < depthsAtOnce.length; i++) {
            int first = i * AT_ONCE;
            depthsAtOnce[i] =
                    Arrays.stream(depths, first, first + AT_ONCE).max().orElse(0);
        }
    }

    /** The trees in this form, or null if they have more nodes or keys than it has room for. */
    static @Nullable KeyedTrees of(TreeEnsemble model, FeatureSet row) {
        RowKeys keys = new RowKeys(model, row);
        return keys.size() <= MOST_KEYS && model.nodes() < MOST_NODES - 1 ? new KeyedTrees(model, keys) : null;
    }

    /** Places a tree level by level from a position on; returns the position after it. */
    private int place(TreeEnsemble model, int tree, int first) {
        int end = tree + 1 < model.trees() ? model.root(tree + 1) : model.nodes();
        int[] queue = new int[end - model.root(tree)];
        queue[0] = model.root(tree);
        int queued = 1;
        for (int i = 0; i < queued; i++) {
            int node = queue[i];
            int at = first + i;
            if (model.isLeaf(node)) {
                nodes[at] = node(0, at - 1, 0); // no key is below 0: always to the right, which is itself
                values[at] = model.value(node);
            } else {
                nodes[at] = node(rowKeys.limitOf(node), first + queued, rowKeys.indexOf(node));
                queue[queued++] = model.left(node);
                queue[queued++] = model.right(node);
            }
        }
        return first + queued;
    }

    private static long node(int limit, int child, int key) {
        return (long) limit << 32 | (long) child << KEY_BITS | key;
    }

    @Override
    public double sum(double base, double[] row) {
        int[] keys = KEYS.get();
        if (keys.length < rowKeys.stride()) {
            keys = new int[rowKeys.stride()];
            KEYS.set(keys);
        }
        rowKeys.fill(row, keys);
        return sum(base, keys);
    }

    private double sum(double base, int[] keys) {
        long[] n = nodes;
        double sum = base;
        int tree = 0;
        for (; tree + AT_ONCE <= roots.length; tree += AT_ONCE) {
            int a = roots[tree];
            int b = roots[tree + 1];
            int c = roots[tree + 2];
            int d = roots[tree + 3];
            int e = roots[tree + 4];
            int f = roots[tree + 5];
            int g = roots[tree + 6];
            int h = roots[tree + 7];
            for (int depth = depthsAtOnce[tree / AT_ONCE]; depth > 0; depth--) {
                a = step(n, keys, 0, a);
                b = step(n, keys, 0, b);
                c = step(n, keys, 0, c);
                d = step(n, keys, 0, d);
                e = step(n, keys, 0, e);
                f = step(n, keys, 0, f);
                g = step(n, keys, 0, g);
                h = step(n, keys, 0, h);
            }
            sum = sum + value(a) + value(b) + value(c) + value(d) + value(e) + value(f) + value(g) + value(h);
        }
        for (; tree < roots.length; tree++) {
            int node = roots[tree];
            for (int depth = depths[tree]; depth > 0; depth--) {
                node = step(n, keys, 0, node);
            }
            sum += value(node);
        }
        return sum;
    }

    private double value(int node) {
        return values[node & (values.length - 1)];
    }

    /** From a node to its child. */
    private static int step(long[] nodes, int[] keys, int start, int node) {
        long n = nodes[node & (nodes.length - 1)]; // of a power of two, so that no bound needs to be checked
        int what = (int) n;
        int below = keys[(start + (what & (MOST_KEYS - 1))) & (keys.length - 1)] - (int) (n >> 32);
        return (what >>> KEY_BITS) + 1 + (below >> 31);
    }

    @Override
    public void sums(double base, Frame frame, int from, int to, double[] target) {
        RowKeys.Room room = rowKeys.room(BLOCK);
        double[] sums = new double[BLOCK];
        for (int start = from; start < to; start += BLOCK) {
            int count = Math.min(BLOCK, to - start);
            room.fill(frame, start, start + count);
            Arrays.fill(sums, base);
            for (int tree = 0; tree < roots.length; tree++) {
                add(tree, room.keys(), count, sums);
            }
            System.arraycopy(sums, 0, target, start - from, count);
        }
    }

    /** Adds the leaves of a block of rows to their sums; of rows behind the last too, up to a multiple of eight. */
    private void add(int tree, int[] keys, int count, double[] sums) {
        long[] n = nodes;
        int stride = rowKeys.stride();
        for (int row = 0; row < count; row += AT_ONCE) {
            int start = row * stride;
            int a = roots[tree];
            int b = roots[tree];
            int c = roots[tree];
            int d = roots[tree];
            int e = roots[tree];
            int f = roots[tree];
            int g = roots[tree];
            int h = roots[tree];
            for (int depth = depths[tree]; depth > 0; depth--) {
                a = step(n, keys, start, a);
                b = step(n, keys, start + stride, b);
                c = step(n, keys, start + 2 * stride, c);
                d = step(n, keys, start + 3 * stride, d);
                e = step(n, keys, start + 4 * stride, e);
                f = step(n, keys, start + 5 * stride, f);
                g = step(n, keys, start + 6 * stride, g);
                h = step(n, keys, start + 7 * stride, h);
            }
            sums[row] += value(a);
            sums[row + 1] += value(b);
            sums[row + 2] += value(c);
            sums[row + 3] += value(d);
            sums[row + 4] += value(e);
            sums[row + 5] += value(f);
            sums[row + 6] += value(g);
            sums[row + 7] += value(h);
        }
    }
}
