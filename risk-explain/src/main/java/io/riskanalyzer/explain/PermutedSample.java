package io.riskanalyzer.explain;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.metric.Metric;
import java.util.List;

/**
 * Labelled rows of which some columns are permuted, while the others, the labels and the weights stay. They are measured whole,
 * and where intervals are wanted, without each of some groups of rows. Thread-safe.
 */
final class PermutedSample {
    private final List<SamplePart> parts; // the whole first
    private final Rescoring rescoring;
    private final Metric metric;
    private final double[] baselines; // of each part

    /** The frame has the rows of the data, encoded as they are scored. */
    PermutedSample(Dataset data, Frame frame, Scoring scoring, Metric metric) {
        this(List.of(SamplePart.whole(data)), frame, scoring, metric);
    }

    PermutedSample(List<SamplePart> parts, Frame frame, Scoring scoring, Metric metric) {
        this.parts = parts;
        this.rescoring = scoring.rescoringOf(frame);
        this.metric = metric;
        this.baselines = metricsOf(scoring.scoresOf(frame), "of the rows as they are");
    }

    double baseline() {
        return baselines[0];
    }

    /** Returns how much worse the metric is if row i takes the values of row order[i] in the columns of a target. */
    double worsening(Target target, int[] order) {
        return worsenings(target, order)[0];
    }

    /** Returns how much worse the metric of each part is if row i takes the values of row order[i] in a target's columns. */
    double[] worsenings(Target target, int[] order) {
        double[] after = metricsOf(rescoring.scoresOf(target, order), "with " + target.name() + " permuted");
        for (int i = 0; i < after.length; i++) {
            after[i] = metric.isLoss() ? after[i] - baselines[i] : baselines[i] - after[i];
        }
        return after;
    }

    private double[] metricsOf(double[] scores, String which) {
        double[] values = new double[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).measure(metric, scores);
            if (!(Math.abs(values[i]) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("The " + metric.name() + " " + which + " (" + values[i]
                        + ") must be a finite number.\nMaybe its threshold is beyond all scores: take another metric.");
            }
        }
        return values;
    }
}
