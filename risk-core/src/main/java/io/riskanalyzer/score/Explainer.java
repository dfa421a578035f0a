package io.riskanalyzer.score;

import io.riskanalyzer.feature.FeatureSet;

/**
 * Splits the raw score of one scorer into a base and the contributions of terms. An immutable, thread-safe value.
 */
@FunctionalInterface
public interface Explainer {

    /** For scorers that nothing explains. It has no terms, and gives no reasons. */
    Explainer NONE = new NoExplainer();

    /**
     * Binds this explainer to rows of the given features.
     *
     * @param features what a row consists of, in order
     * @return the bound explainer, thread-safe
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature is not among them
     */
    RowExplainer bind(FeatureSet features);
}
