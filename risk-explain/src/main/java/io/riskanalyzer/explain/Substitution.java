package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.Arrays;
import java.util.Set;

/** Scores rows that all take the values of one of them in some columns; of trees, those alone that ask for them. Thread-safe. */
final class Substitution {
    private final Frame frame;
    private final Rescoring rescoring;

    Substitution(Scoring scoring, Frame frame) {
        this.frame = frame;
        this.rescoring = scoring.rescoringOf(frame);
    }

    /** Returns the score of each row with the values of one row in the columns of some slots, shape (rows). */
    double[] scoresOf(int row, int... slots) {
        FeatureSet features = FeatureSet.of(
                Arrays.stream(slots).mapToObj(frame.features()::get).toArray(Feature[]::new));
        int[] order = new int[frame.rows()];
        Arrays.fill(order, row);
        return rescoring.scoresOf(
                new Target("substituted", features, frame.features(), Set.copyOf(features.names())), order);
    }
}
