package io.riskanalyzer.score;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Violation;
import java.util.List;

/**
 * Is told of every score that an analyzer gives, for logs, counters and monitors. It is called on the scoring thread, so
 * it must be quick, and thread-safe if the analyzer is used by several.
 */
@FunctionalInterface
public interface ScoringListener {

    /**
     * A row was scored.
     *
     * @param row the encoded values, shape (features of the plan); valid during the call alone, not to be changed
     * @param score the score
     * @param band the band
     */
    void onScored(double[] row, double score, Band band);

    /**
     * A row that was scored has a level that its feature does not know.
     *
     * @param feature the feature, which says how to read unknown levels
     */
    default void onUnknown(CategoryFeature<?> feature) {}

    /**
     * A subject was rejected.
     *
     * @param violations all that is wrong with it
     */
    default void onRejected(List<Violation> violations) {}
}
