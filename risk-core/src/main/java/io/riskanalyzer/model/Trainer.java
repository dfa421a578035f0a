package io.riskanalyzer.model;

import io.riskanalyzer.data.Dataset;

/**
 * Learns a model from rows with a known outcome. Immutable and thread-safe: the settings are given to its builder.
 *
 * <p>Everything that is learnt (imputation, standardisation, levels, weights) is learnt from the given rows alone. The
 * same data and seed give the same model, to the bit, on any number of threads.
 */
@FunctionalInterface
public interface Trainer {

    /**
     * Trains a model.
     *
     * @param data the rows to learn from, with at least one positive and one negative
     * @return the model
     * @throws IllegalArgumentException if nothing can be learnt from the rows, as when all have one label
     */
    Model train(Dataset data);
}
