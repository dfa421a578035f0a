/**
 * Points that data teach: what a trainer and a model are, and the flat forms in which models score.
 *
 * <p>Read in this order: {@link io.riskanalyzer.model.Trainer} (dataset in, model out),
 * {@link io.riskanalyzer.model.Model} (a scorer that knows how it was made), {@link io.riskanalyzer.model.Provenance}
 * (how it was made), {@link io.riskanalyzer.model.LinearModel} (weights, levels and missing values in flat arrays) and
 * {@link io.riskanalyzer.model.TreeEnsemble} (a tree, a forest or gradient boosting in flat arrays).
 *
 * <p>Training engines are not here: an application that scores needs this package and none of them. It depends on
 * {@code feature}, {@code data} and {@code score}.
 */
@NullMarked
package io.riskanalyzer.model;

import org.jspecify.annotations.NullMarked;
