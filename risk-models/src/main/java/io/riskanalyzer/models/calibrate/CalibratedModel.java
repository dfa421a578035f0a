package io.riskanalyzer.models.calibrate;

import io.riskanalyzer.model.Model;
import io.riskanalyzer.score.Calibration;

/**
 * A model and the calibration of its raw scores, learnt together: what goes into one plan.
 *
 * @param model the model, which learnt from all rows
 * @param calibration the calibration of its raw scores
 */
public record CalibratedModel(Model model, Calibration calibration) {}
