/**
 * How good scores are, measured against what happened: metrics, the confusion matrix and the curves behind them.
 *
 * <p>Read in this order: {@link io.riskanalyzer.metric.Metric} (one number for a scored sample),
 * {@link io.riskanalyzer.metric.Metrics} (the usual ones: AUC, Gini, KS, average precision, Brier score, log loss,
 * calibration error, lift), {@link io.riskanalyzer.metric.ConfusionMatrix} (what a threshold does),
 * {@link io.riskanalyzer.metric.RocCurve}, {@link io.riskanalyzer.metric.PrecisionRecallCurve} and
 * {@link io.riskanalyzer.metric.GainsCurve} (what every threshold does).
 *
 * <pre>{@code
 * double[] scores = {0.9, 0.8, 0.4, 0.3, 0.1};
 * boolean[] defaulted = {true, false, true, false, false};
 *
 * Metrics.AUC.of(scores, defaulted);                           // 0.8333333333333334
 * ConfusionMatrix.at(0.5, scores, defaulted).recall();         // 0.5
 * GainsCurve.of(scores, defaulted).capturedAt(0.6);          // 1.0
 * }</pre>
 *
 * <p>Said once, true everywhere in this package:
 *
 * <ul>
 *   <li>A higher score is a higher risk, and a positive ({@code true}) is what the score warns of. A row is predicted
 *       positive where {@code score >= threshold}.
 *   <li>Scores, labels and weights are parallel arrays of shape (rows). They are read, never kept and never changed.
 *       Equal scores are one group whose inner order does not count; −0.0 equals 0.0.
 *   <li>A missing weights array means a weight of 1 for each row. Weight 2 is the same as the row twice, weight 0 the
 *       same as no row. The scale of the weights does not matter, except where an answer is itself a weight.
 *   <li>The order of the rows does not matter: long sums are compensated.
 *   <li>Wrong arguments are refused with an {@link java.lang.IllegalArgumentException} that names the row; a share
 *       whose denominator is 0 is undefined and answered as NaN.
 *   <li>Everything is immutable and thread-safe.
 * </ul>
 *
 * <p>This package depends on nothing but the JDK.
 */
@NullMarked
package io.riskanalyzer.metric;

import org.jspecify.annotations.NullMarked;
