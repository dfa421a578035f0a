package io.riskanalyzer.explain;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.metric.Metric;
import org.jspecify.annotations.Nullable;

/** Labelled rows of which some columns are permuted, while the others, the labels and the weights stay. Thread-safe. */
final class PermutedSample {
    private final Frame frame;
    private final boolean[] labels;
    private final double @Nullable [] weights;
    private final Scoring scoring;
    private final Metric metric;
    private final double baseline;

    /** The frame has the rows of the data, encoded as they are scored. */
    PermutedSample(Dataset data, Frame frame, Scoring scoring, Metric metric) {
        this.frame = frame;
        this.labels = data.labels();
        this.weights = data.weights();
        this.scoring = scoring;
        this.metric = metric;
        this.baseline = metricOf(frame, "of the rows as they are");
    }

    double baseline() {
        return baseline;
    }

    /** Returns how much worse the metric is if row i takes the values of row order[i] in the columns of a target. */
    double worsening(Target target, int[] order) {
        Frame permuted = frame;
        double[] column = new double[order.length];
        for (int slot : target.slots()) {
            for (int row = 0; row < column.length; row++) {
                column[row] = frame.value(order[row], slot);
            }
            permuted = permuted.with(slot, column);
        }
        double after = metricOf(permuted, "with " + target.name() + " permuted");
        return metric.isLoss() ? after - baseline : baseline - after;
    }

    private double metricOf(Frame rows, String which) {
        double value = metric.of(scoring.scoresOf(rows), labels, weights);
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The " + metric.name() + " " + which + " (" + value
                    + ") must be a finite number.\nMaybe its threshold is beyond all scores: take another metric.");
        }
        return value;
    }
}
