package io.riskanalyzer.plan;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.Set;

/** A scorer without a codec. */
final class FunctionScorer implements RiskScorer {
    private final String name;
    private final Scale scale;
    private final Feature feature;
    private final RowScorer row;

    FunctionScorer(String name, Scale scale, Feature feature, RowScorer row) {
        this.name = name;
        this.scale = scale;
        this.feature = feature;
        this.row = row;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Feature> features() {
        return Set.of(feature);
    }

    @Override
    public Scale scale() {
        return scale;
    }

    @Override
    public RowScorer bind(FeatureSet features) {
        return row;
    }
}
