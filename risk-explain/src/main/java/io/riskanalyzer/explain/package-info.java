/**
 * Why a score is what it is, for any scorer: what its features are worth to it, and to one subject.
 *
 * <p>Read in this order: {@link io.riskanalyzer.explain.PermutationImportance} (what each feature is worth to a scorer)
 * and {@link io.riskanalyzer.explain.ImportanceReport} (its answer), {@link io.riskanalyzer.explain.Explanations} (the
 * scores of many rows, split into contributions) and {@link io.riskanalyzer.explain.TypicalValues} (what reasons compare
 * a row with), {@link io.riskanalyzer.explain.SliceFinder} (where a model is worst).
 *
 * <p>What a scorer does to many rows: {@link io.riskanalyzer.explain.ShapSummary} (which terms move the scores),
 * {@link io.riskanalyzer.explain.Effects} (partial dependence, individual curves, accumulated effects, interactions) and
 * {@link io.riskanalyzer.explain.Surrogate} (a small model that imitates it).
 *
 * <p>For single rows, any scorer has {@link io.riskanalyzer.explain.PermutationShap},
 * {@link io.riskanalyzer.explain.KernelShap} and, of few features, {@link io.riskanalyzer.explain.ExactShapley}, against a
 * {@link io.riskanalyzer.explain.Background}; linear models have {@link io.riskanalyzer.explain.LinearShap}, trees
 * {@link io.riskanalyzer.explain.TreeShap} with {@link io.riskanalyzer.explain.ShapInteractions} of pairs.
 * {@link io.riskanalyzer.explain.ProbabilityExplanation} puts reasons on the scale of the calibrated probability, and
 * {@link io.riskanalyzer.explain.CalibratedScorer} is that probability as a scorer.
 *
 * <p>Rules and linear models explain themselves in {@code risk-core} and {@code risk-rules}; here is what
 * needs more than the scorer itself: data, repetition, or an algorithm of its own.
 *
 * <p>This package depends on {@code risk-core} alone.
 */
@NullMarked
package io.riskanalyzer.explain;

import org.jspecify.annotations.NullMarked;
