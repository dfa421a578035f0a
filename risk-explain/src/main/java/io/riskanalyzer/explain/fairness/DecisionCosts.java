package io.riskanalyzer.explain.fairness;

/**
 * What wrong decisions cost, in any unit: a loan that is not paid back, a customer who is sent away.
 *
 * @param favouredBad of a favourable decision whose outcome is bad, finite, at least 0
 * @param refusedGood of an unfavourable decision whose outcome would be good, finite, at least 0
 */
public record DecisionCosts(double favouredBad, double refusedGood) {

    /** Both cost 1: the mean cost is 1 less the accuracy. */
    public static final DecisionCosts EQUAL = new DecisionCosts(1, 1);

    /**
     * Checks the costs.
     *
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public DecisionCosts {
        require("favoured bad", favouredBad);
        require("refused good", refusedGood);
    }

    private static void require(String of, double cost) {
        if (!(cost >= 0 && cost <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The cost of a " + of + " (" + cost
                    + ") must be a finite number of at least 0.\nMaybe take DecisionCosts.EQUAL.");
        }
    }
}
