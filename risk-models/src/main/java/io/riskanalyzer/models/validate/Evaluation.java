package io.riskanalyzer.models.validate;

import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.models.internal.TextTable;
import java.util.List;

/**
 * Every metric of a scored sample with its confidence interval. Made by an {@link Evaluator}.
 *
 * @param rows the number of rows
 * @param positives the number of rows whose label is true
 * @param confidence how often an interval should hold the true value, in (0, 1)
 * @param estimates the metrics, in the order in which they were asked for
 */
public record Evaluation(int rows, int positives, double confidence, List<Estimate> estimates) {

    /** Copies the list. */
    public Evaluation {
        estimates = List.copyOf(estimates);
    }

    /**
     * Returns the estimate of a metric.
     *
     * @param metric the metric, which is known by its name
     * @return its estimate
     * @throws IllegalArgumentException if it was not measured
     */
    public Estimate of(Metric metric) {
        return estimates.stream()
                .filter(estimate -> estimate.metric().equals(metric.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The metric (" + metric.name()
                        + ") must be one that was measured, but that are "
                        + String.join(
                                ", ", estimates.stream().map(Estimate::metric).toList())
                        + ".\nMaybe add it to the metrics of the evaluator."));
    }

    /** Returns the estimates as a table for people to read. */
    @Override
    public String toString() {
        TextTable table = new TextTable("metric", "value", "from", "to", "se", "by");
        for (Estimate estimate : estimates) {
            table.add(
                    estimate.metric(),
                    TextTable.number(estimate.value()),
                    TextTable.number(estimate.from()),
                    TextTable.number(estimate.to()),
                    TextTable.number(estimate.standardError()),
                    estimate.method() == Estimate.Method.DELONG ? "DeLong" : "bootstrap");
        }
        return rows + " rows, " + positives + " positive, intervals of " + TextTable.percent(confidence) + "\n" + table;
    }
}
