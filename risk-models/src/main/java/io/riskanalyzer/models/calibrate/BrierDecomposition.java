package io.riskanalyzer.models.calibrate;

/**
 * The Brier score in four parts, by the bins of a {@link ReliabilityCurve}:
 * {@code Brier = reliability − resolution + uncertainty + withinBins}.
 *
 * <p>With {@code W} the weight, {@code p} the mean probability and {@code o} the observed rate of a bin, and {@code π} the
 * share of positives: reliability {@code Σ W (p − o)² / ΣW} is the loss for saying other rates than came, 0 at best;
 * resolution {@code Σ W (o − π)² / ΣW} is the gain by telling rows apart; uncertainty {@code π (1 − π)} is the Brier score of
 * saying the share of positives to everyone. Murphy's three parts add up where each bin has one probability; else what
 * happens within the bins is the fourth, which is near 0 for narrow bins and may be negative.
 *
 * @param reliability the calibration loss, 0 or more
 * @param resolution the gain by discrimination, from 0 to the uncertainty
 * @param uncertainty what the outcomes are by themselves, in [0, 0.25]
 * @param withinBins the variance of the probabilities within the bins, less twice their covariance with the outcome
 * @see <a href="https://doi.org/10.1175/1520-0450(1973)012%3C0595:ANVPOT%3E2.0.CO;2">Murphy, A new vector partition of the
 *     probability score, 1973</a>
 * @see <a href="https://doi.org/10.1175/2007WAF2006116.1">Stephenson, Coelho, Jolliffe, Two extra components in the Brier
 *     score decomposition, 2008</a>
 */
public record BrierDecomposition(double reliability, double resolution, double uncertainty, double withinBins) {

    /**
     * Returns the sum of the parts.
     *
     * @return the Brier score, up to rounding
     */
    public double brier() {
        return reliability - resolution + uncertainty + withinBins;
    }
}
