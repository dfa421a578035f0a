package io.riskanalyzer.explain;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Some rows of labelled data, or all of them. Immutable. */
final class SamplePart {
    private final int @Nullable [] rows; // null for all
    private final boolean[] labels;
    private final double @Nullable [] weights;

    private SamplePart(int @Nullable [] rows, boolean[] labels, double @Nullable [] weights) {
        this.rows = rows;
        this.labels = labels;
        this.weights = weights;
    }

    /** All rows. */
    static SamplePart whole(Dataset data) {
        return new SamplePart(null, data.labels(), data.weights());
    }

    /** All rows, then all without each of so many groups. The groups are drawn so that labels are spread evenly. */
    static List<SamplePart> wholeAndWithoutEach(Dataset data, int groups, long seed) {
        boolean[] labels = data.labels();
        double @Nullable [] weights = data.weights();
        int[] groupOf = new int[labels.length];
        int dealt = 0;
        for (boolean label : new boolean[] {false, true}) {
            for (int row : Permutation.of(labels.length, seed, "groups", 0)) {
                if (labels[row] == label) {
                    groupOf[row] = dealt++ % groups;
                }
            }
        }
        List<SamplePart> parts = new ArrayList<>();
        parts.add(whole(data));
        for (int group = 0; group < groups; group++) {
            int without = group;
            int[] kept = IntStream.range(0, groupOf.length)
                    .filter(row -> groupOf[row] != without)
                    .toArray();
            boolean[] ownLabels = new boolean[kept.length];
            double @Nullable [] ownWeights = weights == null ? null : new double[kept.length];
            for (int i = 0; i < kept.length; i++) {
                ownLabels[i] = labels[kept[i]];
                if (weights != null && ownWeights != null) {
                    ownWeights[i] = weights[kept[i]];
                }
            }
            parts.add(new SamplePart(kept, ownLabels, ownWeights));
        }
        return parts;
    }

    /** The metric of these rows, of the scores of all. */
    double measure(Metric metric, double[] scores) {
        if (rows == null) {
            return metric.of(scores, labels, weights);
        }
        double[] own = new double[rows.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = scores[rows[i]];
        }
        return metric.of(own, labels, weights);
    }
}
