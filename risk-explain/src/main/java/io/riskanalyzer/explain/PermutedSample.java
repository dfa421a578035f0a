package io.riskanalyzer.explain;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.metric.Metric;
import org.jspecify.annotations.Nullable;

/** Labelled rows of which some columns are permuted, while the others, the labels and the weights stay. Thread-safe. */
final class PermutedSample {
    private final boolean[] labels;
    private final double @Nullable [] weights;
    private final Rescoring rescoring;
    private final Metric metric;
    private final double baseline;

    /** The frame has the rows of the data, encoded as they are scored. */
    PermutedSample(Dataset data, Frame frame, Scoring scoring, Metric metric) {
        this.labels = data.labels();
        this.weights = data.weights();
        this.rescoring = scoring.rescoringOf(frame);
        this.metric = metric;
        this.baseline = metricOf(scoring.scoresOf(frame), "of the rows as they are");
    }

    double baseline() {
        return baseline;
    }

    /** Returns how much worse the metric is if row i takes the values of row order[i] in the columns of a target. */
    double worsening(Target target, int[] order) {
        double after = metricOf(rescoring.scoresOf(target, order), "with " + target.name() + " permuted");
        return metric.isLoss() ? after - baseline : baseline - after;
    }

    private double metricOf(double[] scores, String which) {
        double value = metric.of(scores, labels, weights);
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The " + metric.name() + " " + which + " (" + value
                    + ") must be a finite number.\nMaybe its threshold is beyond all scores: take another metric.");
        }
        return value;
    }
}
