package io.riskanalyzer.model;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.Arrays;

/**
 * Trees of any size laid out for one row at a time: four of them are walked at once, without a branch, straight from the row, so
 * that nothing is written and nothing allocated.
 *
 * <p>A node is two longs side by side. The first holds the bits of the threshold, of the leaf's value, or where the levels
 * begin; the second where the children are, in its upper half, and below that what kind of node it is and the slot of its
 * feature. Children are neighbours, the left one first. A leaf is its own child, so that shallow trees can wait for deep
 * ones.
 *
 * <p>Whether {@code x < t} is the sign of {@code x - t}: legal values are finite, a difference of unequal numbers is never
 * rounded to zero, and a threshold of zero is stored as −0.0, from which neither zero differs by −0.0.
 */
final class RowTrees implements TreeLayout {
    private static final int AT_ONCE = 4;
    private static final int SLOT = (1 << 24) - 1;
    private static final int SPLIT = 24;
    private static final int MISSING_LEFT = 25;
    private static final int BY_LEVEL = 26;
    private static final long INFINITY = 0x7ff0_0000_0000_0000L;

    /** Added to a small whole number, it leaves the number, plus one, in the lowest bits. */
    private static final double WHOLE = 0x1.8p52 + 1;

    private final long[] nodes;
    private final long[] levels;
    private final int[] roots;
    private final int[] depths;
    private final int[] depthsAtOnce;

    RowTrees(TreeEnsemble model, FeatureSet row) {
        roots = new int[model.trees()];
        depths = new int[model.trees()];
        LevelSets sets = new LevelSets();
        long[] all = new long[powerOfTwo(2 * model.nodes())];
        int next = 0;
        for (int tree = 0; tree < roots.length; tree++) {
            roots[tree] = 2 * next;
            depths[tree] = model.depth(tree);
            next = place(model, tree, row, all, next, sets);
        }
        depthsAtOnce = new int[roots.length / AT_ONCE];
        for (int tree = 0; tree + AT_ONCE <= roots.length; tree += AT_ONCE) {
            depthsAtOnce[tree / AT_ONCE] =
                    Arrays.stream(depths, tree, tree + AT_ONCE).max().orElse(0);
        }
        nodes = all;
        levels = sets.toArray();
    }

    /** Places a tree level by level from a position on; returns the position after it. */
    private static int place(TreeEnsemble model, int tree, FeatureSet row, long[] nodes, int first, LevelSets sets) {
        int end = tree + 1 < model.trees() ? model.root(tree + 1) : model.nodes();
        int[] queue = new int[end - model.root(tree)];
        queue[0] = model.root(tree);
        int queued = 1;
        for (int i = 0; i < queued; i++) {
            int node = queue[i];
            int at = first + i;
            if (model.isLeaf(node)) {
                nodes[2 * at] = Double.doubleToRawLongBits(model.value(node));
                nodes[2 * at + 1] = children(at);
                continue;
            }
            int child = first + queued;
            queue[queued++] = model.left(node);
            queue[queued++] = model.right(node);
            long missing = model.missing(node) == TreeEnsemble.Side.LEFT ? 1L << MISSING_LEFT : 0;
            long what = children(child) | 1L << SPLIT | missing | row.slotOf(model.feature(node));
            if (model.feature(node) instanceof CategoryFeature<?> category) {
                nodes[2 * at] = sets.add(LevelSets.of(model, node, category));
                nodes[2 * at + 1] = what | 1L << BY_LEVEL;
            } else {
                nodes[2 * at] = Double.doubleToRawLongBits(Thresholds.normal(model.threshold(node)));
                nodes[2 * at + 1] = what;
            }
        }
        return first + queued;
    }

    private static long children(int node) {
        return (long) node << 33; // two longs a node
    }

    static int powerOfTwo(int atLeast) {
        return Integer.highestOneBit(Math.max(1, atLeast - 1)) * 2;
    }

    @Override
    public double sum(double base, double[] row) {
        long[] n = nodes;
        long[] w = levels;
        double sum = base;
        int tree = 0;
        for (; tree + AT_ONCE <= roots.length; tree += AT_ONCE) {
            int a = roots[tree];
            int b = roots[tree + 1];
            int c = roots[tree + 2];
            int d = roots[tree + 3];
            for (int depth = depthsAtOnce[tree / AT_ONCE]; depth > 0; depth--) {
                a = step(n, w, row, a);
                b = step(n, w, row, b);
                c = step(n, w, row, c);
                d = step(n, w, row, d);
            }
            sum = sum + leaf(n, a) + leaf(n, b) + leaf(n, c) + leaf(n, d);
        }
        for (; tree < roots.length; tree++) {
            int node = roots[tree];
            for (int depth = depths[tree]; depth > 0; depth--) {
                node = step(n, w, row, node);
            }
            sum += leaf(n, node);
        }
        return sum;
    }

    @Override
    public void sums(double base, Frame frame, int from, int to, double[] target) {
        double[] row = new double[frame.features().size()];
        for (int i = from; i < to; i++) {
            frame.copyRow(i, row);
            target[i - from] = sum(base, row);
        }
    }

    private static long at(long[] words, int index) {
        return words[index & (words.length - 1)]; // of a power of two, so that no bound needs to be checked
    }

    private static double leaf(long[] nodes, int node) {
        return Double.longBitsToDouble(at(nodes, node));
    }

    /** From a node to its child. */
    private static int step(long[] nodes, long[] levels, double[] row, int node) {
        long first = at(nodes, node);
        long children = at(nodes, node + 1);
        int what = (int) children;
        double x = row[what & SLOT];
        int level = (int) Double.doubleToRawLongBits(x + WHOLE);
        int among = (int) ((at(levels, (int) first + (level >>> 6)) << ~level) >> 63);
        return child(children, x, choose(flag(what, BY_LEVEL), among, below(x, first)));
    }

    /** −1 where a value is below a threshold, else 0. */
    private static int below(double x, long threshold) {
        return (int) (Double.doubleToRawLongBits(x - Double.longBitsToDouble(threshold)) >> 63);
    }

    /** −1 for the bits of a value that is missing, else 0: none but those of NaN are above those of infinity. */
    static long missing(long bits) {
        return (INFINITY - (bits & Long.MAX_VALUE)) >> 63;
    }

    private static int child(long children, double x, int known) {
        int what = (int) children;
        int missing = (int) missing(Double.doubleToRawLongBits(x));
        int left = choose(missing, flag(what, MISSING_LEFT), known);
        return (int) (children >>> 32) + ((what >>> (SPLIT - 1)) & 2 & ~left);
    }

    /** −1 where a flag is set, else 0. */
    private static int flag(int what, int bit) {
        return (what << (31 - bit)) >> 31;
    }

    private static int choose(int condition, int whereSet, int elsewhere) {
        return elsewhere ^ ((elsewhere ^ whereSet) & condition);
    }
}
