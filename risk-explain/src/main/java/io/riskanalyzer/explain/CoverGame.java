package io.riskanalyzer.explain;

/**
 * Shares the value of a leaf by covers: a term that is not known takes the sides of its splits as often as the training
 * rows did.
 */
record CoverGame(WeighedTrees trees) implements LeafGame {

    @Override
    public double[][] contributions(LeafPath leaf, int[] terms) {
        double value = trees.values[leaf.leaf()];
        double[] shares = new double[terms.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = 1;
            for (LeafPath.Step step : leaf.steps()) {
                shares[i] *= step.term() == terms[i] ? step.share() : 1;
            }
        }
        double[] rule = GaussLegendre.rule(GaussLegendre.pointsFor(Math.max(0, terms.length - 1)));
        double[][] contributions = new double[1 << terms.length][terms.length];
        for (int took = 0; took < contributions.length; took++) {
            for (int point = 0; point < rule.length / 2; point++) {
                add(took, shares, rule[point], value * rule[rule.length / 2 + point], contributions[took]);
            }
        }
        return contributions;
    }

    /** Adds what the terms get at a time, as {@link PathIntegrals} tells. */
    private static void add(int took, double[] shares, double time, double weight, double[] contributions) {
        double before = weight; // of the terms before
        for (int i = 0; i < shares.length; i++) {
            double product = before;
            for (int j = i + 1; j < shares.length; j++) {
                product *= weightOf(took >> j & 1, shares[j], time);
            }
            contributions[i] += ((took >> i & 1) - shares[i]) * product;
            before *= weightOf(took >> i & 1, shares[i], time);
        }
    }

    private static double weightOf(int took, double share, double time) {
        return share + time * (took - share);
    }
}
