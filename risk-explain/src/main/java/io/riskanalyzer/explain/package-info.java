/**
 * Why a score is what it is, for any scorer: what its features are worth to it, and to one subject.
 *
 * <p>Read in this order: {@link io.riskanalyzer.explain.PermutationImportance} (what each feature is worth to a scorer)
 * and {@link io.riskanalyzer.explain.ImportanceReport} (its answer), {@link io.riskanalyzer.explain.Explanations} (the
 * scores of many rows, split into contributions) and {@link io.riskanalyzer.explain.TypicalValues} (what reasons compare
 * a row with), {@link io.riskanalyzer.explain.SliceFinder} (where a model is worst).
 *
 * <p>Rules and linear models explain themselves in {@code risk-core} and {@code risk-rules}; here is what
 * needs more than the scorer itself: data, repetition, or an algorithm of its own.
 *
 * <p>This package depends on {@code risk-core} alone.
 */
@NullMarked
package io.riskanalyzer.explain;

import org.jspecify.annotations.NullMarked;
