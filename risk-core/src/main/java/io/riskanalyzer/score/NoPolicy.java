package io.riskanalyzer.score;

import io.riskanalyzer.feature.FeatureSet;
import java.util.List;

/** {@link Policy#NONE}. */
final class NoPolicy implements Policy, RowPolicy {

    @Override
    public RowPolicy bind(FeatureSet features, Bands bands) {
        return this;
    }

    @Override
    public int levelOf(double[] row, double score, int level) {
        return level;
    }

    @Override
    public List<Reason> reasons(double[] row) {
        return List.of();
    }

    @Override
    public String toString() {
        return "no policy";
    }
}
