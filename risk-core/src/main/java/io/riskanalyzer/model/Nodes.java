package io.riskanalyzer.model;

import java.util.BitSet;

/** The nodes of all trees, each tree in preorder. Not changed once they are built. */
final class Nodes {
    /** The first node of each tree. */
    final int[] roots;
    /** The position of the feature that a split asks for; −1 for a leaf. */
    final int[] slots;
    /** The threshold of a split by a number or flag, the value of a leaf; 0 for a split by a category. */
    final double[] numbers;
    /** The right child of a split; the left one is the next node. */
    final int[] right;

    final BitSet missingLeft;
    final double[] covers;
    /** Where the levels of a split by a category begin. */
    final int[] levelsAt;
    /** One bit a level, 32 a word, each split's beginning with a word of its own. */
    final int[] levels;

    Nodes(
            int[] roots,
            int[] slots,
            double[] numbers,
            int[] right,
            BitSet missingLeft,
            double[] covers,
            int[] levelsAt,
            int[] levels) {
        this.roots = roots;
        this.slots = slots;
        this.numbers = numbers;
        this.right = right;
        this.missingLeft = missingLeft;
        this.covers = covers;
        this.levelsAt = levelsAt;
        this.levels = levels;
    }

    boolean hasLevel(int split, int level) {
        return (levels[levelsAt[split] + (level >>> 5)] >>> level & 1) != 0;
    }
}
