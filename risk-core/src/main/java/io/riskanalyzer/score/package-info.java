/**
 * What scores are and what is made of them: scorers, scales, calibrations, bands, explanations, reasons, policies.
 *
 * <p>Read in this order: {@link io.riskanalyzer.score.RiskScorer} (an immutable value: rules, a scorecard, a model,
 * yours) and {@link io.riskanalyzer.score.RowScorer} (the same bound to the positions of a row),
 * {@link io.riskanalyzer.score.Calibration} (raw score to probability: logistic, beta, isotonic, and corrected for another
 * base rate), {@link io.riskanalyzer.score.Bands} (score to
 * band), {@link io.riskanalyzer.score.Explainer} and {@link io.riskanalyzer.score.Reason} (why),
 * {@link io.riskanalyzer.score.Policy} (what is decided in spite of the score) and
 * {@link io.riskanalyzer.score.ScoringListener} (who is told).
 *
 * <p>A higher score is a higher risk, always. This package depends on {@code io.riskanalyzer.feature} and
 * {@code io.riskanalyzer.data}.
 */
@NullMarked
package io.riskanalyzer.score;

import org.jspecify.annotations.NullMarked;
