package io.riskanalyzer.explain.intervene;

import java.util.List;

/**
 * An effect that is estimated by weights, and whether the weights can be trusted: where treated and untreated people do not
 * overlap, or single people weigh much, they cannot.
 *
 * @param estimate the effect
 * @param leastPropensity the least propensity of anyone
 * @param greatestPropensity the greatest propensity of anyone
 * @param outsideOverlap the share of people whose propensity nobody of the other group reaches: those below the greater of
 *     the two groups' least propensities, and above the less of the two greatest
 * @param effectiveTreated how many treated people of equal weight tell as much: {@code (Σ w)² / Σ w²}
 * @param effectiveControl how many untreated people of equal weight tell as much
 * @param greatestWeight the greatest stabilised weight; the mean is about 1
 * @param balance how alike the two groups are before and after weighting, one for each column
 */
public record PropensityWeighting(
        EffectEstimate estimate,
        double leastPropensity,
        double greatestPropensity,
        double outsideOverlap,
        double effectiveTreated,
        double effectiveControl,
        double greatestWeight,
        List<Balance> balance) {

    /** Copies the list. */
    public PropensityWeighting {
        balance = List.copyOf(balance);
    }

    /**
     * How far apart the two groups are along one column: {@code (mean₁ − mean₀) / √((s₁² + s₀²) / 2)}. More than 0.1 either
     * way is usually read as out of balance.
     *
     * @param column the feature, with the level for a category
     * @param before the standardised difference of the plain means
     * @param after that of the weighted means
     */
    public record Balance(String column, double before, double after) {}
}
