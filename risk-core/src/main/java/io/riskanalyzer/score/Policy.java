package io.riskanalyzer.score;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import java.util.Set;

/**
 * What is decided in spite of the score, after the bands: a knock-out, an override, a least band. Score and reasons' sum
 * stay as they are; the policy's own reasons stand first. An immutable, thread-safe value.
 */
@FunctionalInterface
public interface Policy {

    /** Leaves every band as it is. */
    @SuppressWarnings("ClassInitializationDeadlock") // nobody but this line sees the class
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

    /**
     * Returns the features that are looked at. A policy that tells them decides by them and the level alone, never by the
     * score within its band.
     *
     * @return the features; none where the policy does not tell, and may look at any
     */
    default Set<Feature> features() {
        return Set.of();
    }

    /**
     * Returns the values of a number at which the decision may jump.
     *
     * @param feature the number
     * @return the values in any order, none if the decision does not jump
     */
    default double[] cutsOf(NumberFeature feature) {
        return new double[0];
    }
}
