package io.riskanalyzer.score;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.Set;

/** {@link Explainer#NONE}. */
final class NoExplainer implements Explainer, RowExplainer {

    @Override
    public RowExplainer bind(FeatureSet features) {
        return this;
    }

    @Override
    public int terms() {
        return 0;
    }

    @Override
    public Set<Feature> features(int term) {
        throw new IndexOutOfBoundsException("There is no term " + term + ".");
    }

    @Override
    public double explain(double[] row, double[] contributions) {
        return Double.NaN;
    }

    @Override
    public Reason reason(int term, double[] row, double contribution) {
        throw new IndexOutOfBoundsException("There is no term " + term + ".");
    }

    @Override
    public String toString() {
        return "no explainer";
    }
}
