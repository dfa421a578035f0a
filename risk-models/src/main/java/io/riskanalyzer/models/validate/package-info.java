/**
 * How good a way to learn is, how sure that is, and which one to take.
 *
 * <p>Read in this order: {@link io.riskanalyzer.models.validate.Candidate} (a trainer, with a calibration if wanted),
 * {@link io.riskanalyzer.models.validate.CrossValidation} (how it does on rows that it has not seen),
 * {@link io.riskanalyzer.models.validate.Evaluator} (every metric of given scores with a confidence interval, and paired
 * tests between two models), {@link io.riskanalyzer.models.validate.ModelSelection} (the best of many candidates, on a
 * {@link io.riskanalyzer.models.validate.Leaderboard}), {@link io.riskanalyzer.models.validate.ValidationCurve} (how it
 * goes with a setting or with the number of rows) and {@link io.riskanalyzer.models.validate.SingleFeatures} (which
 * features are suspiciously strong by themselves).
 *
 * <p>Nothing here knows a particular trainer. This package depends on {@code io.riskanalyzer.feature}, {@code data},
 * {@code metric}, {@code score}, {@code model} and {@code plan}.
 */
@NullMarked
package io.riskanalyzer.models.validate;

import org.jspecify.annotations.NullMarked;
