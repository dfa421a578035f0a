package io.riskanalyzer.models.validate;

import io.riskanalyzer.data.Progress;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.models.internal.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of samples drawn with replacement. A sample is kept as how often each row was drawn, which multiplies its
 * weight; so the rows are sorted by score once and stay so.
 *
 * <p>A sample is drawn anew if it lacks a class that the rows have. Immutable; borrows its arrays.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176344552">Efron, Bootstrap methods: another look at the jackknife, 1979</a>
 */
final class Bootstrap {
    private static final int RESAMPLES_A_TASK = 8;

    private final boolean[] labels;
    private final double @Nullable [] weights;
    private final List<SortedScores> scores;
    private final boolean hasPositives;
    private final boolean hasNegatives;

    private Bootstrap(boolean[] labels, double @Nullable [] weights, List<SortedScores> scores) {
        this.labels = labels;
        this.weights = weights;
        this.scores = scores;
        this.hasPositives = draws(true, null);
        this.hasNegatives = draws(false, null);
    }

    static Bootstrap of(boolean[] labels, double @Nullable [] weights, double[]... scores) {
        List<SortedScores> sorted =
                Stream.of(scores).map(rows -> SortedScores.of(rows, labels)).toList();
        return new Bootstrap(labels, weights, sorted);
    }

    /**
     * Returns the value of each metric in each resample, by each of the scores.
     *
     * @return the values, shape (scores, metrics, resamples); NaN where a metric is undefined
     */
    double[][][] replicates(List<Metric> metrics, int resamples, long seed, int threads, Progress progress) {
        double[][][] replicates = new double[scores.size()][metrics.size()][resamples];
        SplittableRandom random = new SplittableRandom(seed);
        long[] seeds = random.longs(resamples).toArray(); // so that it does not matter which thread works on which
        int tasks = (resamples + RESAMPLES_A_TASK - 1) / RESAMPLES_A_TASK;
        Workers.resultsOf(
                tasks,
                task -> {
                    double[] counts = new double[labels.length];
                    int to = Math.min(resamples, (task + 1) * RESAMPLES_A_TASK);
                    for (int b = task * RESAMPLES_A_TASK; b < to; b++) {
                        Workers.refuseInterrupt();
                        drawInto(counts, new SplittableRandom(seeds[b]));
                        for (int s = 0; s < replicates.length; s++) {
                            Drawn drawn = scores.get(s).drawn(counts);
                            for (int m = 0; m < replicates[s].length; m++) {
                                replicates[s][m][b] = drawn.measuredBy(metrics.get(m));
                            }
                        }
                    }
                    return task;
                },
                threads,
                progress);
        return replicates;
    }

    private void drawInto(double[] counts, SplittableRandom random) {
        do {
            Arrays.fill(counts, 0);
            for (int i = 0; i < counts.length; i++) {
                counts[random.nextInt(counts.length)]++;
            }
            if (weights != null) {
                for (int row = 0; row < counts.length; row++) {
                    counts[row] *= weights[row];
                }
            }
        } while (draws(true, counts) != hasPositives || draws(false, counts) != hasNegatives);
    }

    /** Whether a row of a class has weight among those that were drawn; null for all rows. */
    private boolean draws(boolean label, double @Nullable [] counts) {
        for (int row = 0; row < labels.length; row++) {
            double weight = counts != null ? counts[row] : weights != null ? weights[row] : 1;
            if (labels[row] == label && weight > 0) {
                return true;
            }
        }
        return false;
    }

    /** The rows that were drawn at least once, a third fewer than there are, in descending order of the score. */
    private static final class Drawn {
        private final double[] scores;
        private final boolean[] labels;
        private final double[] weights;

        Drawn(int rows) {
            this.scores = new double[rows];
            this.labels = new boolean[rows];
            this.weights = new double[rows];
        }

        double measuredBy(Metric metric) {
            return metric.of(scores, labels, weights);
        }
    }

    /** Scores in descending order, with their labels. */
    private static final class SortedScores {
        private final int[] order;
        private final double[] scores;
        private final boolean[] labels;

        private SortedScores(int[] order, double[] scores, boolean[] labels) {
            this.order = order;
            this.scores = scores;
            this.labels = labels;
        }

        static SortedScores of(double[] scores, boolean[] labels) {
            int[] order = Ranks.descending(scores);
            boolean[] sortedLabels = new boolean[order.length];
            for (int i = 0; i < order.length; i++) {
                sortedLabels[i] = labels[order[i]];
            }
            // 0.0 and −0.0 are one score, but a sort of bits would tell them apart
            double[] sorted =
                    Arrays.stream(order).mapToDouble(row -> scores[row] + 0.0).toArray();
            return new SortedScores(order, sorted, sortedLabels);
        }

        Drawn drawn(double[] counts) {
            int rows = 0;
            for (double count : counts) {
                rows += count > 0 ? 1 : 0;
            }
            Drawn drawn = new Drawn(rows);
            int at = 0;
            for (int i = 0; i < order.length; i++) {
                double count = counts[order[i]];
                if (count > 0) {
                    drawn.scores[at] = scores[i];
                    drawn.labels[at] = labels[i];
                    drawn.weights[at++] = count;
                }
            }
            return drawn;
        }
    }
}
