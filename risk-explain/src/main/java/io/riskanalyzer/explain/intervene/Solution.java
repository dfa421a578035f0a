package io.riskanalyzer.explain.intervene;

import org.jspecify.annotations.Nullable;

/** An assignment, and what is known of better ones. */
final class Solution {
    /** More offers are not given to the exact solver. */
    private static final int MOST_EXACT = 600;

    final int[] chosen;
    final double gain;
    final double bound;
    final double[] prices;
    final double boundOfPrices; // what follows from the prices alone: it grows by them as the budget does

    private Solution(int[] chosen, double gain, double bound, double[] prices, double boundOfPrices) {
        this.chosen = chosen;
        this.gain = gain;
        this.bound = bound;
        this.prices = prices;
        this.boundOfPrices = boundOfPrices;
    }

    static Solution of(Offers offers) {
        PricedAssignment priced = new PricedAssignment(offers);
        priced.run();
        int[] best = priced.best();
        double bound = priced.bound();
        if (bound - priced.gain() > 1e-9 * bound) {
            int[] candidates = priced.candidates();
            if (candidates.length <= MOST_EXACT && isSolverThere()) {
                int @Nullable [] exact = ExactAssignment.of(offers, candidates);
                if (exact != null && offers.allows(exact)) {
                    best = offers.gainOf(exact) > priced.gain() ? exact : best;
                    bound = offers.gainOf(best);
                }
            }
        }
        return new Solution(best, offers.gainOf(best), bound, priced.prices(), priced.bound());
    }

    /** Whether ojAlgo is on the class path. Asked here: the class that uses it cannot even be loaded without it. */
    private static boolean isSolverThere() {
        try {
            Class.forName("org.ojalgo.optimisation.ExpressionsBasedModel", false, Solution.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
