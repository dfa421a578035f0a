package io.riskanalyzer.score;

import io.riskanalyzer.feature.FeatureSet;

/**
 * What is decided in spite of the score, after the bands: a knock-out, an override, a least band. Score and reasons' sum
 * stay as they are; the policy's own reasons stand first. An immutable, thread-safe value.
 */
@FunctionalInterface
public interface Policy {

    /** Leaves every band as it is. */
    Policy NONE = new NoPolicy();

    /**
     * Binds this policy to rows of the given features.
     *
     * @param features what a row consists of, in order
     * @param bands the bands that it may choose from
     * @return the bound policy, thread-safe
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature is not among them
     */
    RowPolicy bind(FeatureSet features, Bands bands);
}
