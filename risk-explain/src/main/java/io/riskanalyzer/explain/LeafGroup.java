package io.riskanalyzer.explain;

import java.util.ArrayList;
import java.util.List;

/** Neighbouring leaves of a tree, and all conditions that lead to them. Immutable. */
final class LeafGroup {
    /** So many answers are one byte. */
    static final int MOST_BITS = 8;

    /** How many numbers a table holds for each pattern of answers: one a term, then zeros. */
    static final int TERMS = 8;

    private final List<LeafPath> leaves;
    private final int[] conditions;
    private final int[] terms;

    private LeafGroup(List<LeafPath> leaves) {
        this.leaves = leaves;
        conditions = leaves.stream()
                .flatMap(leaf -> leaf.steps().stream())
                .mapToInt(LeafPath.Step::condition)
                .distinct()
                .toArray();
        terms = leaves.stream()
                .flatMap(leaf -> leaf.steps().stream())
                .mapToInt(LeafPath.Step::term)
                .distinct()
                .toArray();
    }

    /** The groups of a tree, each as large as it may be; none if a path asks for too much. */
    static List<LeafGroup> of(WeighedTrees trees, int tree) {
        List<LeafGroup> groups = new ArrayList<>();
        if (trees.depth(tree) <= MOST_BITS && trees.depth(tree) > 0) {
            split(trees, trees.model.root(tree), new LeafPath(-1, List.of()), groups);
        }
        return groups;
    }

    private static void split(WeighedTrees trees, int node, LeafPath path, List<LeafGroup> groups) {
        List<LeafPath> below = new ArrayList<>();
        collect(trees, node, path, below);
        long asked = below.stream()
                .flatMap(leaf -> leaf.steps().stream())
                .mapToInt(LeafPath.Step::condition)
                .distinct()
                .count();
        if (asked <= MOST_BITS) {
            groups.add(new LeafGroup(below));
        } else {
            split(trees, node + 1, path.then(trees, node, true), groups);
            split(trees, trees.right[node], path.then(trees, node, false), groups);
        }
    }

    private static void collect(WeighedTrees trees, int node, LeafPath path, List<LeafPath> leaves) {
        if (trees.isLeaf(node)) {
            leaves.add(new LeafPath(node, path.steps()));
        } else {
            collect(trees, node + 1, path.then(trees, node, true), leaves);
            collect(trees, trees.right[node], path.then(trees, node, false), leaves);
        }
    }

    int[] conditions() {
        return conditions;
    }

    int[] terms() {
        return terms;
    }

    /** How many numbers the table of the group holds: a contribution of each term for each pattern of answers. */
    long numbers() {
        return (long) TERMS << conditions.length;
    }

    /** Writes the table, pattern by pattern. */
    void fill(LeafGame game, double[] values, int start) {
        for (LeafPath leaf : leaves) {
            int[] ownTerms = leaf.terms();
            double[][] ofTook = game.contributions(leaf, ownTerms);
            int[] slotOf = new int[ownTerms.length];
            for (int i = 0; i < slotOf.length; i++) {
                slotOf[i] = indexOf(terms, ownTerms[i]);
            }
            for (int pattern = 0; pattern < 1 << conditions.length; pattern++) {
                double[] contributions = ofTook[took(leaf, ownTerms, pattern)];
                for (int i = 0; i < slotOf.length; i++) {
                    values[start + pattern * TERMS + slotOf[i]] += contributions[i];
                }
            }
        }
    }

    /** A bit for each term of a leaf whose conditions hold, all of them, by a pattern of answers. */
    private int took(LeafPath leaf, int[] ownTerms, int pattern) {
        int took = (1 << ownTerms.length) - 1;
        for (LeafPath.Step step : leaf.steps()) {
            boolean left = (pattern >> indexOf(conditions, step.condition()) & 1) != 0;
            if (left != step.left()) {
                took &= ~(1 << indexOf(ownTerms, step.term()));
            }
        }
        return took;
    }

    private static int indexOf(int[] values, int value) {
        int index = 0;
        while (values[index] != value) {
            index++;
        }
        return index;
    }
}
