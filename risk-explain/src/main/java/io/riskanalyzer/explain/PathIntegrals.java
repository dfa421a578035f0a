package io.riskanalyzer.explain;

import java.util.Arrays;

/**
 * Path-dependent Shapley values of trees of any depth, by integrals.
 *
 * <p>Let the side of a split that a row takes count with the share z of the training rows that took it, at time 0, and in
 * full at time 1, linear in between; and the other side with what is left. The Shapley value of a feature is the integral
 * over time of what its own change does to the weighted sum of the leaves (Owen's multilinear extension). Where k features
 * lie on a path the integrand is a polynomial of degree k − 1, which the rule of Gauss and Legendre integrates exactly at
 * ⌈k / 2⌉ points. All weights stay between 0 and 1, at any depth.
 *
 * <p>At each point t a tree is passed once: the weight P of a node is known on the way down, the weighted sum G of the
 * leaves below it on the way up. Of a split whose left side has the share c, let u be 1 − c for a row that goes left and
 * −c for one that goes right. The sides weigh {@code f = c + t·u} and 1 − f, and the feature gets {@code u · Σ P · (G left −
 * G right)}. Where the feature was asked before, by splits on whose sides the share is z′, and the row took another side
 * there, u is 0; else {@code f = c + κ·u} with {@code κ = t / (z′ + t(1 − z′))}, and the addends of the sum have the factor
 * {@code z′ κ² / t²}.
 *
 * <p>O(splits · points) for each row. Immutable.
 */
final class PathIntegrals implements ShapKernel {
    private final WeighedTrees trees;
    private final int[] chosen;
    private final double[][] rules; // of each chosen tree
    private final int depth;
    private final int points;

    /** Of some of the trees. */
    PathIntegrals(WeighedTrees trees, int[] chosen) {
        this.trees = trees;
        this.chosen = chosen;
        double[][] ruleOf =
                new double[2 + Arrays.stream(chosen).map(this::pointsOf).max().orElse(0)][];
        rules = new double[chosen.length][];
        for (int i = 0; i < chosen.length; i++) {
            int size = pointsOf(chosen[i]);
            ruleOf[size] = ruleOf[size] == null ? GaussLegendre.rule(size) : ruleOf[size];
            rules[i] = ruleOf[size];
        }
        points = Math.max(1, ruleOf.length - 2);
        depth = Arrays.stream(chosen).map(trees::depth).max().orElse(0);
    }

    private int pointsOf(int tree) {
        return GaussLegendre.pointsFor(Math.max(0, trees.mostTerms(tree) - 1));
    }

    @Override
    public void reserve(RowRoom room) {
        room.reserve(0, RowIntegrals.room(depth, points), 0);
    }

    @Override
    public void explain(RowRoom room, double[] contributions) {
        for (int i = 0; i < chosen.length; i++) {
            RowIntegrals.explain(trees, chosen[i], rules[i], room.left, room.numbers, contributions);
        }
    }

    @Override
    public void explain(RowBlock block, int rows) {
        BlockIntegrals integrals = new BlockIntegrals(trees, block, depth, points);
        for (int i = 0; i < chosen.length; i++) {
            integrals.explain(chosen[i], rules[i], rows);
        }
    }
}
