package io.riskanalyzer;

import io.riskanalyzer.feature.InvalidInputException;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;

/**
 * Scores one subject after the other without allocating, where the subject's own readers do not. Mutable, for one thread:
 * it holds the values of the subject that was scored last.
 *
 * @param <T> the type of a subject
 */
public final class ScoringSession<T> {
    private final Schema<T> encoding;
    private final BoundPlan bound;
    private final Listeners audience;
    private final double[] row;
    private double rawScore = Double.NaN;
    private double score = Double.NaN;
    private Band band = Bands.NONE.get(0);

    ScoringSession(Schema<T> encoding, BoundPlan bound, Listeners audience) {
        this.encoding = encoding;
        this.bound = bound;
        this.audience = audience;
        this.row = new double[encoding.features().size()];
    }

    /**
     * Scores a subject. The bits are those of {@link RiskAnalyzer#assess}.
     *
     * @param subject the subject
     * @return the score
     * @throws InvalidInputException if the schema refuses the subject; the session still holds the one before
     */
    public double score(T subject) {
        if (!encoding.encode(subject, row)) {
            throw DefaultRiskAnalyzer.refuse(encoding, audience, subject);
        }
        rawScore = bound.rawScore(row);
        score = bound.scoreOf(rawScore);
        band = bound.bandOf(row, score);
        audience.tellScored(row, score, band);
        return score;
    }

    /**
     * Returns the scorer's own score of the subject that was scored last.
     *
     * @return the raw score, NaN before the first
     */
    public double rawScore() {
        return rawScore;
    }

    /**
     * Returns the number that is shown for the subject that was scored last.
     *
     * @return the displayed score, NaN before the first
     */
    public double displayed() {
        return bound.displayedOf(rawScore, score);
    }

    /**
     * Returns the band of the subject that was scored last.
     *
     * @return the band
     * @throws IllegalStateException if none was scored yet
     */
    public Band band() {
        if (Double.isNaN(score)) {
            throw new IllegalStateException("The session has scored no subject yet.\nMaybe call score(subject) first.");
        }
        return band;
    }
}
