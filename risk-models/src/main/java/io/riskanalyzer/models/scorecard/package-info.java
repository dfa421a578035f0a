/**
 * Scorecards: values in bins that people read, and what each bin tells of the outcome.
 *
 * <p>Read in this order: {@link io.riskanalyzer.models.scorecard.OptimalBinning} (the best bins that settings allow),
 * {@link io.riskanalyzer.models.scorecard.BinningTable} (what the bins tell: weight of evidence, information value, tests),
 * {@link io.riskanalyzer.models.scorecard.Breaks} (bins as a text that a person edits),
 * {@link io.riskanalyzer.models.scorecard.WoeEncoder} (values to weights of evidence) and, for data larger than memory,
 * {@link io.riskanalyzer.models.scorecard.BinningSketch} and {@link io.riskanalyzer.models.scorecard.BinningCounts}.
 *
 * <p>An event is the bad outcome, a label that is true. This package depends on the core alone, and on
 * {@code io.riskanalyzer.models.internal}.
 */
@NullMarked
package io.riskanalyzer.models.scorecard;

import org.jspecify.annotations.NullMarked;
