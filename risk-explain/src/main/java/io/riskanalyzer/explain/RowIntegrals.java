package io.riskanalyzer.explain;

import java.util.Arrays;

/**
 * {@link PathIntegrals} of one row. The room holds the points and a one for each, then for each depth: P, G of the left
 * child and of the right one, κ and the factors of the sum, one a point.
 */
final class RowIntegrals {
    private static final int KINDS = 5;

    private RowIntegrals() {}

    static int room(int depth, int points) {
        return (2 + KINDS * (depth + 2)) * points;
    }

    static void explain(
            WeighedTrees trees, int tree, double[] rule, byte[] left, double[] room, double[] contributions) {
        int n = rule.length / 2;
        int root = trees.model.root(tree);
        if (trees.isLeaf(root)) {
            return;
        }
        System.arraycopy(rule, 0, room, 0, n);
        Arrays.fill(room, n, 2 * n, 1);
        System.arraycopy(rule, n, room, 2 * n, n);
        visit(trees, root, n, 2 * n, 2 * n + n, left, room, contributions);
    }

    /**
     * Passes a split.
     *
     * @param n how many points there are
     * @param at where P of this depth is
     * @param result where G of this split goes
     */
    private static void visit(
            WeighedTrees trees,
            int node,
            int n,
            int at,
            int result,
            byte[] left,
            double[] room,
            double[] contributions) {
        double share = trees.leftShare[node];
        boolean first = trees.before[node] < 0;
        int kappa = first ? 0 : at + 3 * n;
        double u = first || took(trees, node, left) ? left[trees.asked[node]] - share : 0;
        if (!first) {
            fillAgain(trees.shareBefore[node], n, kappa, room);
        }
        int toLeft = node + 1;
        int toRight = trees.right[node];
        boolean leftLeaf = trees.isLeaf(toLeft);
        boolean rightLeaf = trees.isLeaf(toRight);
        if (leftLeaf && rightLeaf) {
            double rest = trees.values[toRight];
            double difference = trees.values[toLeft] - rest;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += room[kappa + n + i] * room[at + i];
                room[result + i] = rest + difference * (share + room[kappa + i] * u);
            }
            contributions[trees.terms[node]] += u * difference * sum;
            return;
        }
        int child = at + KINDS * n;
        for (int i = 0; i < n; i++) {
            room[child + i] = room[at + i] * (share + room[kappa + i] * u);
        }
        pass(trees, toLeft, leftLeaf, n, child, child + n, left, room, contributions);
        for (int i = 0; i < n; i++) {
            room[child + i] = room[at + i] - room[child + i];
        }
        pass(trees, toRight, rightLeaf, n, child, child + 2 * n, left, room, contributions);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double rest = room[child + 2 * n + i];
            double difference = room[child + n + i] - rest;
            sum += room[kappa + n + i] * room[at + i] * difference;
            room[result + i] = rest + difference * (share + room[kappa + i] * u);
        }
        contributions[trees.terms[node]] += u * sum;
    }

    private static void pass(
            WeighedTrees trees,
            int node,
            boolean leaf,
            int n,
            int at,
            int result,
            byte[] left,
            double[] room,
            double[] contributions) {
        if (leaf) {
            Arrays.fill(room, result, result + n, trees.values[node]);
        } else {
            visit(trees, node, n, at, result, left, room, contributions);
        }
    }

    /** Whether the row took the sides of the path at all splits above that ask for the same feature. */
    private static boolean took(WeighedTrees trees, int node, byte[] left) {
        for (int at = node; trees.before[at] >= 0; at = trees.before[at]) {
            if ((left[trees.asked[trees.before[at]]] != 0) != trees.leftOfBefore[at]) {
                return false;
            }
        }
        return true;
    }

    /** Fills κ, and the factors behind it, for a feature that was asked before. */
    private static void fillAgain(double shareBefore, int n, int kappa, double[] room) {
        for (int i = 0; i < n; i++) {
            double t = room[i];
            double inverse = 1 / (shareBefore + t * (1 - shareBefore));
            room[kappa + i] = t * inverse;
            room[kappa + n + i] = shareBefore * inverse * inverse;
        }
    }
}
