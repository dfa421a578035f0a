package io.riskanalyzer.model;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;

/**
 * Learns a model from rows with a known outcome. Immutable and thread-safe: the settings are given to its builder.
 *
 * <p>Everything that is learnt (imputation, standardisation, levels, weights) is learnt from the given rows alone. The
 * same data and seed give the same model, to the bit, on any number of threads.
 *
 * <p>A feature that is known only after the decision is refused, so that a model does not learn from what will not be there
 * when it is asked: a trainer begins with {@link Dataset#requireKnownAtDecision()}.
 */
@FunctionalInterface
public interface Trainer {

    /**
     * Trains a model.
     *
     * @param data the rows to learn from, with at least one positive and one negative
     * @return the model
     * @throws IllegalArgumentException if nothing can be learnt from the rows, as when all have one label, or a feature is
     *     known only after the decision
     */
    Model train(Dataset data);

    /**
     * Trains a model, and tells how far it is: after each tree, round or pass over the rows. A trainer that works in one
     * piece tells nothing.
     *
     * @param data the rows to learn from, with at least one positive and one negative
     * @param progress is told on the thread that waits for the model; what it throws ends the training
     * @return the same model, to the bit, as {@link #train(Dataset)} gives
     * @throws IllegalArgumentException if nothing can be learnt from the rows, as when all have one label, or a feature is
     *     known only after the decision
     */
    default Model train(Dataset data, Progress progress) {
        return train(data);
    }
}
