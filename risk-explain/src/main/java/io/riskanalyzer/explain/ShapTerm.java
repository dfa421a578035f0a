package io.riskanalyzer.explain;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left out of a row and put back as one: a feature or a group.
 *
 * @param name the name of the feature or group
 * @param features its features, as the scorer has them
 */
record ShapTerm(String name, List<Feature> features) {

    ShapTerm {
        features = List.copyOf(features);
    }

    /** The terms of the features that a scorer reads: those of the groups, and each other one, where its first one stands. */
    static List<ShapTerm> of(FeatureSet read, Background background) {
        Map<String, List<Feature>> members = new LinkedHashMap<>();
        for (Feature feature : read) {
            String name = background.groups().entrySet().stream()
                    .filter(group -> group.getValue().contains(feature.name()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(feature.name());
            members.computeIfAbsent(name, key -> new ArrayList<>()).add(feature);
        }
        return members.entrySet().stream()
                .map(term -> new ShapTerm(term.getKey(), term.getValue()))
                .toList();
    }
}
