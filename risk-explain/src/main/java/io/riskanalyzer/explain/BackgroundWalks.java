package io.riskanalyzer.explain;

import java.util.Arrays;

/**
 * Interventional Shapley values of trees of any depth: for each row of the background a walk to all leaves that a mixture of
 * both rows reaches. Where the two part, the walk goes both ways, and keeps in mind whose value the feature has. Immutable.
 */
final class BackgroundWalks implements ShapKernel {
    private static final int OPEN = 0;
    private static final int MINE = 1;
    private static final int OTHERS = 2;

    private final WeighedTrees trees;
    private final BackgroundAnswers background;
    private final int[] chosen;
    private final int terms;
    private final SetWeights weights;

    /** Of some of the trees. */
    BackgroundWalks(WeighedTrees trees, BackgroundAnswers background, int[] chosen) {
        this.trees = trees;
        this.background = background;
        this.chosen = chosen;
        terms = trees.players.size();
        weights =
                new SetWeights(Arrays.stream(chosen).map(trees::mostTerms).max().orElse(0));
    }

    /** The sums of the terms, then what the last walk gave; whose value each feature has. */
    @Override
    public void reserve(RowRoom room) {
        room.reserve(0, terms + 2, terms);
    }

    @Override
    public void explain(RowRoom room, double[] contributions) {
        Arrays.fill(room.numbers, 0, terms, 0);
        Arrays.fill(room.places, 0, terms, OPEN);
        for (int tree : chosen) {
            for (int other = 0; other < background.rows(); other++) {
                walk(trees.model.root(tree), other, 0, 0, room);
            }
        }
        for (int term = 0; term < terms; term++) {
            contributions[term] += room.numbers[term] / background.rows();
        }
    }

    @Override
    public void explain(RowBlock block, int rows) {
        RowRoom room = new RowRoom();
        reserve(room);
        int conditions = trees.conditions.size();
        room.reserve(conditions, 0, 0);
        double[] contributions = new double[terms];
        for (int row = 0; row < rows; row++) {
            for (int condition = 0; condition < conditions; condition++) {
                room.left[condition] = (byte) (block.masks[condition * RowBlock.WORDS + (row >>> 6)] >>> row & 1);
            }
            for (int term = 0; term < terms; term++) {
                contributions[term] = block.sums[term][row];
            }
            explain(room, contributions);
            for (int term = 0; term < terms; term++) {
                block.sums[term][row] = contributions[term];
            }
        }
    }

    /**
     * Walks on from a node. Leaves behind the sums what the leaves give to each feature that is the row's own, and to each
     * that is the other one's.
     *
     * @param mine how many features on the way have the value of the row that is explained
     * @param others how many have that of the row of the background
     */
    private void walk(int node, int other, int mine, int others, RowRoom room) {
        double[] sums = room.numbers;
        if (trees.isLeaf(node)) {
            double value = trees.values[node];
            sums[terms] = mine > 0 ? value * weights.of(mine - 1, others) : 0;
            sums[terms + 1] = others > 0 ? -value * weights.of(mine, others - 1) : 0;
            return;
        }
        int term = trees.terms[node];
        int whose = room.places[term];
        boolean left = room.left[trees.asked[node]] != 0;
        boolean otherLeft = background.left(other, trees.asked[node]);
        if (left == otherLeft || whose != OPEN) {
            boolean goesLeft = whose == OTHERS ? otherLeft : left;
            walk(goesLeft ? node + 1 : trees.right[node], other, mine, others, room);
            return;
        }
        room.places[term] = MINE;
        walk(left ? node + 1 : trees.right[node], other, mine + 1, others, room);
        double toMine = sums[terms];
        double toOthers = sums[terms + 1];
        sums[term] += toMine;
        room.places[term] = OTHERS;
        walk(left ? trees.right[node] : node + 1, other, mine, others + 1, room);
        sums[term] += sums[terms + 1];
        sums[terms] += toMine;
        sums[terms + 1] += toOthers;
        room.places[term] = OPEN;
    }
}
