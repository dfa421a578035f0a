package io.riskanalyzer.explain;

import java.util.Arrays;

/**
 * {@link PathIntegrals} of a block of rows: what {@link RowIntegrals} does, for many rows at each step, in loops that the
 * compiler turns into vector instructions. For one thread.
 */
final class BlockIntegrals {
    private static final int WORDS = 2; // as many rows as keep the deepest levels in the nearest cache
    private static final int LANES = WORDS * Long.SIZE;

    private final WeighedTrees trees;
    private final RowBlock block;
    private final Level[] levels;
    private final double[] sum = new double[LANES];
    private final double[] ones;
    private double[] times = new double[0];
    private int n;
    private int word;

    BlockIntegrals(WeighedTrees trees, RowBlock block, int depth, int points) {
        this.trees = trees;
        this.block = block;
        levels = new Level[depth + 2];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = new Level(points);
        }
        ones = new double[points];
        Arrays.fill(ones, 1);
    }

    /** What one depth works with: numbers for each point, and for each point and row. */
    private static final class Level {
        final double[] u = new double[LANES];
        final double[][] weights;
        final double[][] left;
        final double[][] right;
        final double[] kappa;
        final double[] factors;

        Level(int points) {
            weights = new double[points][LANES];
            left = new double[points][LANES];
            right = new double[points][LANES];
            kappa = new double[points];
            factors = new double[points];
        }
    }

    void explain(int tree, double[] rule, int rows) {
        n = rule.length / 2;
        int root = trees.model.root(tree);
        if (trees.isLeaf(root)) {
            return;
        }
        times = Arrays.copyOf(rule, n);
        for (int i = 0; i < n; i++) {
            Arrays.fill(levels[0].weights[i], rule[n + i]);
        }
        for (word = 0; word * Long.SIZE < rows; word += WORDS) {
            visit(root, 0, levels[0].left);
        }
    }

    private void visit(int node, int depth, double[][] result) {
        Level level = levels[depth];
        Level below = levels[depth + 1];
        double share = trees.leftShare[node];
        boolean first = trees.before[node] < 0;
        double[] kappa = first ? times : level.kappa;
        double[] factors = first ? ones : level.factors;
        if (!first) {
            fillAgain(trees.shareBefore[node], level);
        }
        for (int i = 0; i < WORDS; i++) {
            fillTurns(node, word + i, share, level.u, i * Long.SIZE);
        }
        int toLeft = node + 1;
        int toRight = trees.right[node];
        double[] sums = block.sums[trees.terms[node]];
        Arrays.fill(sum, 0);
        if (trees.isLeaf(toLeft) && trees.isLeaf(toRight)) {
            double rest = trees.values[toRight];
            double difference = trees.values[toLeft] - rest;
            for (int i = 0; i < n; i++) {
                join(factors[i], level.weights[i], rest, difference, share, kappa[i], level.u, sum, result[i]);
            }
            for (int row = 0; row < LANES; row++) {
                sums[word * Long.SIZE + row] += level.u[row] * difference * sum[row];
            }
            return;
        }
        for (int i = 0; i < n; i++) {
            goLeft(level.weights[i], share, kappa[i], level.u, below.weights[i]);
        }
        pass(toLeft, depth + 1, below.left);
        for (int i = 0; i < n; i++) {
            goRight(level.weights[i], below.weights[i]);
        }
        pass(toRight, depth + 1, below.right);
        Arrays.fill(sum, 0);
        for (int i = 0; i < n; i++) {
            join(factors[i], level.weights[i], below.left[i], below.right[i], share, kappa[i], level.u, sum, result[i]);
        }
        addTo(sums, word * Long.SIZE, level.u, sum);
    }

    private void pass(int node, int depth, double[][] result) {
        if (trees.isLeaf(node)) {
            for (int i = 0; i < n; i++) {
                Arrays.fill(result[i], trees.values[node]);
            }
        } else {
            visit(node, depth, result);
        }
    }

    /** What {@link PathIntegrals} calls u, of 64 rows. */
    private void fillTurns(int node, int from, double share, double[] u, int start) {
        long left = block.masks[trees.asked[node] * RowBlock.WORDS + from];
        long took = -1;
        for (int at = node; trees.before[at] >= 0; at = trees.before[at]) {
            long before = block.masks[trees.asked[trees.before[at]] * RowBlock.WORDS + from];
            took &= trees.leftOfBefore[at] ? before : ~before;
        }
        if (took == -1) {
            for (int row = 0; row < Long.SIZE; row++) {
                u[start + row] = (left >>> row & 1) - share;
            }
        } else {
            for (int row = 0; row < Long.SIZE; row++) {
                u[start + row] = (took >>> row & 1) == 0 ? 0 : (left >>> row & 1) - share;
            }
        }
    }

    private void fillAgain(double shareBefore, Level level) {
        for (int i = 0; i < n; i++) {
            double t = times[i];
            double inverse = 1 / (shareBefore + t * (1 - shareBefore));
            level.kappa[i] = t * inverse;
            level.factors[i] = shareBefore * inverse * inverse;
        }
    }

    private static void goLeft(double[] weights, double share, double kappa, double[] u, double[] below) {
        for (int row = 0; row < LANES; row++) {
            below[row] = weights[row] * (share + kappa * u[row]);
        }
    }

    private static void goRight(double[] weights, double[] below) {
        for (int row = 0; row < LANES; row++) {
            below[row] = weights[row] - below[row];
        }
    }

    private static void join(
            double factor,
            double[] weights,
            double[] left,
            double[] right,
            double share,
            double kappa,
            double[] u,
            double[] sum,
            double[] result) {
        for (int row = 0; row < LANES; row++) {
            double difference = left[row] - right[row];
            sum[row] += factor * weights[row] * difference;
            result[row] = right[row] + difference * (share + kappa * u[row]);
        }
    }

    private static void join(
            double factor,
            double[] weights,
            double rest,
            double difference,
            double share,
            double kappa,
            double[] u,
            double[] sum,
            double[] result) {
        for (int row = 0; row < LANES; row++) {
            sum[row] += factor * weights[row];
            result[row] = rest + difference * (share + kappa * u[row]);
        }
    }

    private static void addTo(double[] sums, int start, double[] u, double[] sum) {
        for (int row = 0; row < LANES; row++) {
            sums[start + row] += u[row] * sum[row];
        }
    }
}
