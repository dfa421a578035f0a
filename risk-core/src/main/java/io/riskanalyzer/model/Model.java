package io.riskanalyzer.model;

import io.riskanalyzer.score.RiskScorer;

/** A scorer that was learnt from data, and knows how. Immutable and thread-safe. */
public interface Model extends RiskScorer {

    /**
     * Returns how this model was made.
     *
     * @return trainer, settings, data, versions
     */
    Provenance provenance();
}
