/**
 * Probabilities that mean what they say: calibrations learnt from data, how to see whether a calibration holds, and
 * answers that know when they are not sure.
 *
 * <p>Read in this order: {@link io.riskanalyzer.models.calibrate.Calibrations} (from a model and rows to a calibration,
 * also cross-fitted), {@link io.riskanalyzer.models.calibrate.CalibrationMethod} (which curve, when),
 * {@link io.riskanalyzer.models.calibrate.ReliabilityCurve} (what was said against what came),
 * {@link io.riskanalyzer.models.calibrate.BrierDecomposition} and
 * {@link io.riskanalyzer.models.calibrate.GoodnessOfFit} (the same in numbers and tests), and
 * {@link io.riskanalyzer.models.calibrate.ConformalClassifier} (low, high, or refer to a person, with a promised
 * coverage). What a saved plan needs to score is in {@code io.riskanalyzer.score}.
 *
 * <p>A higher score is a higher risk; a positive is what the score warns of. This package depends on the core alone, and
 * on commons-math3 through {@code io.riskanalyzer.models.internal}.
 */
@NullMarked
package io.riskanalyzer.models.calibrate;

import org.jspecify.annotations.NullMarked;
