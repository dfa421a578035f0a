package io.riskanalyzer.models.validate;

import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.models.internal.TextTable;
import java.util.List;

/**
 * How two scores of the same rows compare, metric by metric. Made by an {@link Evaluator}.
 *
 * @param confidence how often an interval should hold the true difference, in (0, 1)
 * @param differences the metrics, in the order in which they were asked for
 */
public record Comparison(double confidence, List<Difference> differences) {

    /** Copies the list. */
    public Comparison {
        differences = List.copyOf(differences);
    }

    /**
     * Returns the difference of a metric.
     *
     * @param metric the metric, which is known by its name
     * @return the difference
     * @throws IllegalArgumentException if it was not measured
     */
    public Difference of(Metric metric) {
        return differences.stream()
                .filter(difference -> difference.metric().equals(metric.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The metric (" + metric.name()
                        + ") must be one that was measured, but that are "
                        + String.join(
                                ", ",
                                differences.stream().map(Difference::metric).toList())
                        + ".\nMaybe add it to the metrics of the evaluator."));
    }

    /** Returns the differences as a table for people to read. */
    @Override
    public String toString() {
        TextTable table = new TextTable("metric", "first", "second", "difference", "from", "to", "p");
        for (Difference difference : differences) {
            table.add(
                    difference.metric(),
                    TextTable.number(difference.first()),
                    TextTable.number(difference.second()),
                    TextTable.number(difference.value()),
                    TextTable.number(difference.from()),
                    TextTable.number(difference.to()),
                    TextTable.number(difference.pValue()));
        }
        return "first − second, intervals of " + TextTable.percent(confidence) + "\n" + table;
    }
}
