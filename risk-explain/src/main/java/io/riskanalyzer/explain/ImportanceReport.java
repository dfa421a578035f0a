package io.riskanalyzer.explain;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.metric.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What each feature is worth to a scorer, and how good the scorer is with all of them.
 *
 * @param metric what was measured
 * @param baseline the metric of the rows as they are
 * @param importances one for each feature in the order of the data, then one for each group
 * @param isConditional whether values were permuted only among rows that are alike in the other features
 */
public record ImportanceReport(Metric metric, double baseline, List<Importance> importances, boolean isConditional) {

    /** Copies the list. */
    public ImportanceReport {
        importances = List.copyOf(importances);
    }

    /**
     * Creates a report of values that were permuted among all rows.
     *
     * @param metric what was measured
     * @param baseline the metric of the rows as they are
     * @param importances one for each feature in the order of the data, then one for each group
     */
    public ImportanceReport(Metric metric, double baseline, List<Importance> importances) {
        this(metric, baseline, importances, false);
    }

    /**
     * Returns the importances from the largest mean to the smallest, equal ones in the order of the data.
     *
     * @return a list as long as {@link #importances()}
     */
    public List<Importance> sorted() {
        return importances.stream()
                .sorted(Comparator.comparingDouble(Importance::mean).reversed())
                .toList();
    }

    /**
     * Returns the importance of a feature.
     *
     * @param feature the feature, found by its name
     * @return its importance
     * @throws IllegalArgumentException if the data did not have it
     */
    public Importance importanceOf(Feature feature) {
        return importanceOf(feature.name());
    }

    /**
     * Returns the importance of a feature or a group.
     *
     * @param name the name of the feature or group
     * @return its importance
     * @throws IllegalArgumentException if there is no such feature or group
     */
    public Importance importanceOf(String name) {
        return importances.stream()
                .filter(importance -> importance.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The feature or group (" + name
                        + ") must be one that was permuted, but those are "
                        + importances.stream().map(Importance::name).collect(Collectors.joining(", "))
                        + ".\nMaybe it is not among the features of the data."));
    }

    /** Returns a table from the most important to the least, and the features that the scorer does not look at. */
    @Override
    public String toString() {
        return ImportanceTable.of(this);
    }
}
