/**
 * Points that data teach: trainers of the models that {@code io.riskanalyzer.model} scores and explains.
 *
 * <p>Start with {@link io.riskanalyzer.models.LogisticTrainer}. A trainer takes a {@code Dataset} and returns a model in
 * its flat form, with everything that was learnt inside: what is put in place of a missing value, how columns are
 * scaled, which levels there are. Applications that score such a model need neither this package nor its engines.
 *
 * <p>The engines (Tribuo) are in {@code internal} and in no public signature. This package depends on
 * {@code io.riskanalyzer.feature}, {@code data}, {@code score} and {@code model}.
 */
@NullMarked
package io.riskanalyzer.models;

import org.jspecify.annotations.NullMarked;
