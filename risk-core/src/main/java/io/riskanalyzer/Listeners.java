package io.riskanalyzer;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.Violation;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.ScoringListener;
import java.util.List;
import java.util.stream.IntStream;

/** Tells the listeners, with the positions at which a row may hold an unknown level. Allocates nothing a row. */
final class Listeners {
    private final ScoringListener[] listeners;
    private final FeatureSet features;
    private final int[] maybeUnknown;

    Listeners(List<ScoringListener> listeners, FeatureSet features) {
        this.listeners = listeners.toArray(new ScoringListener[0]);
        this.features = features;
        this.maybeUnknown = IntStream.range(0, features.size())
                .filter(slot -> features.get(slot) instanceof CategoryFeature<?> category && !category.rejectsUnknown())
                .toArray();
    }

    void tellScored(double[] row, double score, Band band) {
        for (ScoringListener listener : listeners) {
            for (int slot : maybeUnknown) {
                if (row[slot] == Feature.UNKNOWN_LEVEL) {
                    listener.onUnknown((CategoryFeature<?>) features.get(slot));
                }
            }
            listener.onScored(row, score, band);
        }
    }

    void tellRejected(List<Violation> violations) {
        for (ScoringListener listener : listeners) {
            listener.onRejected(violations);
        }
    }
}
