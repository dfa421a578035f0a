package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import java.util.Arrays;

/** The rows that a trainer learns from: those of a weight above 0. */
final class TrainingRows {
    private final Dataset data;
    private final double[] weights;

    private TrainingRows(Dataset data, double[] weights) {
        this.data = data;
        this.weights = weights;
    }

    /**
     * Takes the rows that count.
     *
     * @param data the rows as given
     * @throws IllegalArgumentException if there is no feature, no row that counts, or not one of each outcome, or a feature is known only
     *     after the decision
     */
    static TrainingRows of(Dataset data) {
        data.requireKnownAtDecision();
        if (data.features().size() == 0) {
            throw new IllegalArgumentException("The features to learn from (none) must be at least one."
                    + "\nMaybe the outcome was the only column that is neither dropped nor audited.");
        }
        if (data.rows() == 0) {
            throw new IllegalArgumentException("The rows to learn from (none) must have both outcomes."
                    + "\nMaybe all were rejected: see rejected() of the frame.");
        }
        double[] weights = data.weights();
        Dataset counted = weights == null ? data : data.filter(row -> data.weight(row) > 0);
        if (counted.rows() == 0) {
            throw new IllegalArgumentException("The weights of the rows to learn from (all 0) must be above 0 for both"
                    + " outcomes.\nMaybe leave them out: each row then counts as 1.");
        }
        int positives = counted.positives();
        if (positives == 0 || positives == counted.rows()) {
            String which = counted.rows() < data.rows() ? " of a weight above 0" : "";
            throw new IllegalArgumentException("The rows to learn from (" + counted.rows() + which
                    + ") must have both outcomes, but all are " + (positives == 0 ? "negative" : "positive")
                    + ".\nMaybe check what the label takes as positive.");
        }
        double[] kept = counted.weights();
        if (kept == null) {
            kept = new double[counted.rows()];
            Arrays.fill(kept, 1);
        }
        return new TrainingRows(counted, kept);
    }

    /** Returns weights of a mean from 1 to 2, in proportion to those of the rows, for which their unit does not matter. */
    double[] normalisedWeights() {
        // Powers of two keep whole weights in exact proportion; the first of the two keeps the sum from overflowing.
        double largest = powerOfTwo(Arrays.stream(weights).max().orElse(1));
        double mean = powerOfTwo(
                Arrays.stream(weights).map(w -> w / largest).average().orElse(1));
        return Arrays.stream(weights).map(w -> w / largest / mean).toArray();
    }

    private static double powerOfTwo(double value) {
        return Math.scalb(1.0, Math.getExponent(value));
    }

    Dataset data() {
        return data;
    }

    /** Returns the weight of each row, shape (rows), not to be changed. */
    double[] weights() {
        return weights;
    }
}
