package io.riskanalyzer.explain;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Reason;
import java.util.List;

/** The reasons of an explainer whose terms are features, bound to the positions of a row. Thread-safe. */
final class FeatureReasons {
    private final int[] slots;
    private final Feature[] told;
    private final String[] typical;

    /**
     * @param terms the feature of each term
     * @param features what a row consists of, in order
     * @param values what is typical
     */
    FeatureReasons(List<Feature> terms, FeatureSet features, TypicalValues values) {
        slots = new int[terms.size()];
        told = new Feature[slots.length];
        typical = new String[slots.length];
        for (int i = 0; i < slots.length; i++) {
            Feature feature = terms.get(i);
            slots[i] = features.slotOf(feature);
            told[i] = features.get(slots[i]).isSensitive() // whoever calls it sensitive is obeyed
                    ? feature.sensitive()
                    : feature;
            double value = values.of(told[i]);
            typical[i] = Double.isNaN(value) ? "" : ", typical " + told[i].format(value);
        }
    }

    /** The reason that a term gives for a row: its value, and what is typical. */
    Reason of(int term, double[] row, double contribution) {
        Feature feature = told[term];
        double value = row[slots[term]];
        return new Reason(
                feature.name(),
                contribution,
                feature.name() + " is " + feature.format(value) + readAs(feature, value) + typical[term]);
    }

    private static String readAs(Feature feature, double value) {
        return feature instanceof CategoryFeature<?> category
                        && value == Feature.UNKNOWN_LEVEL
                        && !category.isSensitive()
                ? ", read as " + category.format(category.resolve(value))
                : "";
    }
}
