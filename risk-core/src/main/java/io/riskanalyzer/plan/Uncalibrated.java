package io.riskanalyzer.plan;

import io.riskanalyzer.score.Calibration;

/** The calibration of plans without: the score is the raw score. */
enum Uncalibrated implements Calibration {
    SCORES;

    @Override
    public double probabilityOf(double rawScore) {
        return rawScore;
    }
}
