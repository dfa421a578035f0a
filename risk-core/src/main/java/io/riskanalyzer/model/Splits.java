package io.riskanalyzer.model;

import io.riskanalyzer.feature.Feature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The splits of a model. */
final class Splits {
    private Splits() {}

    /** The splits of each feature. */
    static Map<Feature, List<Integer>> byFeature(TreeEnsemble model) {
        Map<Feature, List<Integer>> splits = new LinkedHashMap<>();
        for (int node = 0; node < model.nodes(); node++) {
            if (!model.isLeaf(node)) {
                splits.computeIfAbsent(model.feature(node), feature -> new ArrayList<>())
                        .add(node);
            }
        }
        return splits;
    }
}
