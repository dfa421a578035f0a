package io.riskanalyzer.score;

/**
 * Turns a raw score into the probability of the bad outcome. Thread-safe; allocates nothing.
 */
@FunctionalInterface
public interface Calibration {

    /**
     * Returns the probability that belongs to a raw score. Never decreases with the score.
     *
     * @param rawScore the raw score, finite
     * @return the probability, in [0, 1]
     */
    double probabilityOf(double rawScore);
}
