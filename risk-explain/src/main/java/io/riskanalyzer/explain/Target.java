package io.riskanalyzer.explain;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.Set;

/** What is permuted together: one feature or a group. */
final class Target {
    private final String name;
    private final FeatureSet features;
    private final int[] slots;

    /** Takes from the columns those of the features that are read: permuting the others would change nothing. */
    Target(String name, FeatureSet features, FeatureSet columns, Set<String> read) {
        this.name = name;
        this.features = features;
        this.slots = features.stream()
                .map(Feature::name)
                .filter(read::contains)
                .mapToInt(feature -> columns.slotOf(columns.get(feature)))
                .toArray();
    }

    String name() {
        return name;
    }

    FeatureSet features() {
        return features;
    }

    boolean isUsed() {
        return slots.length > 0;
    }

    int[] slots() {
        return slots;
    }
}
