package io.riskanalyzer.explain;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.RowExplainer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A bound explainer whose terms have the themes of another one, code by code. Thread-safe.
 *
 * @param explainer what explains
 * @param themes the themes by code
 */
record ThemedExplainer(RowExplainer explainer, Map<String, String> themes) implements RowExplainer {

    /** The themes of an explainer by code. */
    static Map<String, String> themesOf(RowExplainer explainer) {
        Map<String, String> themes = new HashMap<>();
        for (int term = 0; term < explainer.terms(); term++) {
            themes.put(explainer.code(term), explainer.theme(term));
        }
        return Map.copyOf(themes);
    }

    @Override
    public int terms() {
        return explainer.terms();
    }

    @Override
    public Set<Feature> features(int term) {
        return explainer.features(term);
    }

    @Override
    public String code(int term) {
        return explainer.code(term);
    }

    @Override
    public String theme(int term) {
        return themes.getOrDefault(explainer.code(term), explainer.theme(term));
    }

    @Override
    public double explain(double[] row, double[] contributions) {
        return explainer.explain(row, contributions);
    }

    @Override
    public Reason reason(int term, double[] row, double contribution) {
        return explainer.reason(term, row, contribution);
    }
}
