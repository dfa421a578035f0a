package io.riskanalyzer.data;

/**
 * How the rows of a dataset are shared out; what is left is for testing.
 *
 * @param train the share to train on, in (0, 1)
 * @param calibration the share to calibrate on, in [0, 1 − train)
 */
record Shares(double train, double calibration) {
    Shares {
        if (!(train > 0 && train < 1)) {
            throw new IllegalArgumentException(
                    "The share of training rows (" + train + ") must be above 0 and below 1.\nMaybe take 0.6.");
        }
        if (!(calibration >= 0 && train + calibration < 1)) {
            throw new IllegalArgumentException("The share of calibration rows (" + calibration
                    + ") must be at least 0 and leave rows to test on, but the share of training rows is " + train
                    + ".\nMaybe take 0.2.");
        }
    }

    double[] all() {
        return new double[] {train, calibration, 1 - train - calibration};
    }
}
