/**
 * Points that data teach: trainers of the models that {@code io.riskanalyzer.model} scores and explains.
 *
 * <p>Read in this order: {@link io.riskanalyzer.models.LogisticTrainer} (a linear model),
 * {@link io.riskanalyzer.models.LogisticFit} (its coefficients), {@link io.riskanalyzer.models.EbmTrainer} (additive shapes),
 * {@link io.riskanalyzer.models.XgboostTrainer} (boosted trees), {@link io.riskanalyzer.models.ForestTrainer},
 * {@link io.riskanalyzer.models.TreeTrainer} (one tree that can be read),
 * {@link io.riskanalyzer.models.ResamplingTrainer} (any of them on resampled rows) and {@link io.riskanalyzer.models.Trainers} (the
 * trainer of a model, from its provenance). A trainer takes a {@code Dataset} and returns a model in
 * its flat form, with everything that was learnt inside: what is put in place of a missing value, how columns are
 * scaled, which levels there are. Applications that score such a model need neither this package nor its engines.
 *
 * <p>The engines (Tribuo, XGBoost) are in {@code internal} and in no public signature but those of {@code tribuo}, for people who have Tribuo
 * trainers and models. This package depends on
 * {@code io.riskanalyzer.feature}, {@code data}, {@code score} and {@code model}.
 */
@NullMarked
package io.riskanalyzer.models;

import org.jspecify.annotations.NullMarked;
