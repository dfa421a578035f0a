/**
 * What is saved, shipped and verified: the whole of an analysis in one file.
 *
 * <p>Read in this order: {@link io.riskanalyzer.plan.ScoringPlan} (features, scorer, calibration, display, bands, policy,
 * explainer, reasons), {@link io.riskanalyzer.plan.BoundPlan} (the same, ready for rows) and
 * {@link io.riskanalyzer.plan.PartCodec} (how a part of your own is written and read).
 *
 * <p>The one package that touches Jackson's streaming parser. It depends on {@code feature}, {@code data}, {@code score}
 * and {@code model}.
 */
@NullMarked
package io.riskanalyzer.plan;

import org.jspecify.annotations.NullMarked;
