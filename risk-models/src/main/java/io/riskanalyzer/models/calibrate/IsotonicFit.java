package io.riskanalyzer.models.calibrate;

import io.riskanalyzer.models.internal.ScoredRows;
import io.riskanalyzer.score.IsotonicCalibration;
import java.util.Arrays;

/** Isotonic regression by pooling adjacent violators, kept as the ends of its steps. O(groups) time. */
final class IsotonicFit {
    private final int[] starts;
    private final double[] weights;
    private final double[] positives;
    private int blocks;

    private IsotonicFit(int groups) {
        this.starts = new int[groups + 1];
        this.weights = new double[groups];
        this.positives = new double[groups];
    }

    static IsotonicCalibration of(ScoredRows rows) {
        IsotonicFit fit = new IsotonicFit(rows.groups());
        for (int group = 0; group < rows.groups(); group++) {
            fit.add(group, rows.weight(group), rows.positives(group));
        }
        fit.starts[fit.blocks] = rows.groups();
        return fit.ends(rows);
    }

    private void add(int group, double weight, double positive) {
        starts[blocks] = group;
        weights[blocks] = weight;
        positives[blocks] = positive;
        blocks++;
        while (blocks > 1 && rate(blocks - 2) >= rate(blocks - 1)) {
            weights[blocks - 2] += weights[blocks - 1];
            positives[blocks - 2] += positives[blocks - 1];
            blocks--;
        }
    }

    private double rate(int block) {
        return Math.min(positives[block] / weights[block], 1);
    }

    private IsotonicCalibration ends(ScoredRows rows) {
        double[] scores = new double[2 * blocks];
        double[] probabilities = new double[2 * blocks];
        int points = 0;
        for (int block = 0; block < blocks; block++) {
            int first = starts[block];
            int last = starts[block + 1] - 1;
            scores[points] = rows.score(first);
            probabilities[points++] = rate(block);
            if (last > first) {
                scores[points] = rows.score(last);
                probabilities[points++] = rate(block);
            }
        }
        return IsotonicCalibration.of(Arrays.copyOf(scores, points), Arrays.copyOf(probabilities, points));
    }
}
