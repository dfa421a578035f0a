package io.riskanalyzer.explain;

import io.riskanalyzer.model.TreeEnsemble;

/**
 * Trees that rows are walked through by their {@link SplitKeys}, eight rows at once and without a branch. A node is one long: the
 * limit in the upper half, then where the children are, which are neighbours, then the key that is asked for. A leaf is its own
 * child, so that shallow ones can wait for deep ones.
 */
final class KeyedWalk {
    private static final int AT_ONCE = 8;
    private static final int KEY_BITS = 10;
    private static final int MOST_KEYS = 1 << KEY_BITS;
    private static final int MOST_NODES = 1 << (Integer.SIZE - KEY_BITS);

    private final TreeEnsemble model;
    private final SplitKeys keys;
    private final long[] nodes;
    private final double[] values;
    private final long[][] features; // of each leaf: those that splits above it ask for, a bit each
    private final int[] roots;
    private final int[] depths;

    KeyedWalk(TreeEnsemble model, SplitKeys keys) {
        this.model = model;
        this.keys = keys;
        this.nodes = new long[model.nodes() + 1];
        this.values = new double[nodes.length];
        this.features = new long[nodes.length][];
        this.roots = new int[model.trees()];
        this.depths = new int[model.trees()];
        int next = 1; // so that a leaf can name what stands before it
        for (int tree = 0; tree < roots.length; tree++) {
            roots[tree] = next;
            depths[tree] = model.depth(tree);
            next = place(tree, next);
        }
    }

    /** Whether there is room for the keys and nodes of a model. */
    static boolean holds(TreeEnsemble model, SplitKeys keys) {
        return keys.size() <= MOST_KEYS && model.nodes() < MOST_NODES - 1;
    }

    /** Places a tree level by level from a position on; returns the position after it. */
    private int place(int tree, int first) {
        int end = tree + 1 < model.trees() ? model.root(tree + 1) : model.nodes();
        int[] queue = new int[end - model.root(tree)];
        queue[0] = model.root(tree);
        features[first] = new long[(keys.features().size() + 63) >>> 6];
        int queued = 1;
        for (int i = 0; i < queued; i++) {
            int node = queue[i];
            int at = first + i;
            if (model.isLeaf(node)) {
                nodes[at] = node(0, at - 1, 0); // no key is below 0: always to the right, which is itself
                values[at] = model.value(node);
            } else {
                nodes[at] = node(keys.limitOf(node), first + queued, keys.columnOf(node));
                long[] asked = features[at].clone();
                int feature = keys.features().indexOf(model.feature(node));
                asked[feature >>> 6] |= 1L << feature;
                features[first + queued] = asked;
                features[first + queued + 1] = asked;
                queue[queued++] = model.left(node);
                queue[queued++] = model.right(node);
            }
        }
        return first + queued;
    }

    private static long node(int limit, int child, int key) {
        return (long) limit << 32 | (long) child << KEY_BITS | key;
    }

    int trees() {
        return roots.length;
    }

    double valueOf(int leaf) {
        return values[leaf];
    }

    /** The features that splits above a leaf ask for, a bit each. Not to be changed. */
    long[] featuresOf(int leaf) {
        return features[leaf];
    }

    /** From a node to its child. */
    private int step(int[] rowKeys, int start, int node) {
        long n = nodes[node];
        int what = (int) n;
        int below = rowKeys[start + (what & (MOST_KEYS - 1))] - (int) (n >> 32);
        return (what >>> KEY_BITS) + 1 + (below >> 31);
    }

    /**
     * Walks rows through a tree.
     *
     * @param starts where the keys of each row begin, with room for seven more, which are filled up
     * @param leaves where the leaf of each row goes, with as much room
     */
    void walk(int tree, int[] rowKeys, int[] starts, int count, int[] leaves) {
        int end = (count + AT_ONCE - 1) / AT_ONCE * AT_ONCE;
        for (int i = count; i < end; i++) {
            starts[i] = starts[0];
        }
        int root = roots[tree];
        for (int i = 0; i < end; i += AT_ONCE) {
            int a = root;
            int b = root;
            int c = root;
            int d = root;
            int e = root;
            int f = root;
            int g = root;
            int h = root;
            for (int depth = depths[tree]; depth > 0; depth--) {
                a = step(rowKeys, starts[i], a);
                b = step(rowKeys, starts[i + 1], b);
                c = step(rowKeys, starts[i + 2], c);
                d = step(rowKeys, starts[i + 3], d);
                e = step(rowKeys, starts[i + 4], e);
                f = step(rowKeys, starts[i + 5], f);
                g = step(rowKeys, starts[i + 6], g);
                h = step(rowKeys, starts[i + 7], h);
            }
            leaves[i] = a;
            leaves[i + 1] = b;
            leaves[i + 2] = c;
            leaves[i + 3] = d;
            leaves[i + 4] = e;
            leaves[i + 5] = f;
            leaves[i + 6] = g;
            leaves[i + 7] = h;
        }
    }
}
