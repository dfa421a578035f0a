package io.riskanalyzer.explain;

/**
 * Shares the value of a leaf against a background: what is not known is that of each row of it in turn. Of the terms on the
 * way to the leaf some hold for the row that is explained, some for that of the background; unless one holds for neither,
 * the a terms that hold only for the first get the value with the weight {@code (a − 1)! b! / (a + b)!} each, and the b
 * terms that hold only for the second lose it with {@code a! (b − 1)! / (a + b)!}.
 */
final class BackgroundGame implements LeafGame {
    private final WeighedTrees trees;
    private final BackgroundAnswers background;
    private final SetWeights weights = new SetWeights(LeafGroup.MOST_BITS);

    BackgroundGame(WeighedTrees trees, BackgroundAnswers background) {
        this.trees = trees;
        this.background = background;
    }

    @Override
    public double[][] contributions(LeafPath leaf, int[] terms) {
        double value = trees.values[leaf.leaf()];
        int[] rowsOf = rowsOf(leaf, terms);
        int all = rowsOf.length - 1;
        double[][] contributions = new double[rowsOf.length][terms.length];
        for (int took = 0; took <= all; took++) {
            for (int other = 0; other <= all; other++) {
                if (rowsOf[other] > 0 && (took | other) == all) {
                    add(took & ~other, other & ~took, value * rowsOf[other] / background.rows(), contributions[took]);
                }
            }
        }
        return contributions;
    }

    private void add(int mine, int others, double value, double[] contributions) {
        int a = Integer.bitCount(mine);
        int b = Integer.bitCount(others);
        for (int i = 0; i < contributions.length; i++) {
            if ((mine >> i & 1) != 0) {
                contributions[i] += value * weights.of(a - 1, b);
            } else if ((others >> i & 1) != 0) {
                contributions[i] -= value * weights.of(a, b - 1);
            }
        }
    }

    /** How many rows of the background there are for each set of terms that hold. */
    private int[] rowsOf(LeafPath leaf, int[] terms) {
        int all = (1 << terms.length) - 1;
        int[] bits = new int[leaf.steps().size()];
        for (int step = 0; step < bits.length; step++) {
            for (int i = 0; i < terms.length; i++) {
                bits[step] |= terms[i] == leaf.steps().get(step).term() ? 1 << i : 0;
            }
        }
        int[] rowsOf = new int[all + 1];
        for (int row = 0; row < background.rows(); row++) {
            int took = all;
            for (int step = 0; step < bits.length; step++) {
                LeafPath.Step of = leaf.steps().get(step);
                took &= background.left(row, of.condition()) == of.left() ? all : ~bits[step];
            }
            rowsOf[took]++;
        }
        return rowsOf;
    }
}
