package io.riskanalyzer.models.validate;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.RiskScorer;

/** Learns how raw scores become probabilities, such as {@code Calibrations::isotonic}. Immutable and thread-safe. */
@FunctionalInterface
public interface Calibrator {

    /**
     * Learns a calibration.
     *
     * @param scorer what gives the raw scores
     * @param data rows that the scorer has not learnt from
     * @return the calibration
     * @throws IllegalArgumentException if nothing can be learnt from the rows
     */
    Calibration calibrate(RiskScorer scorer, Dataset data);
}
