package io.riskanalyzer.models.validate;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.models.internal.Workers;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a round.
 *
 * @param fitted what was learnt, null if it is not to be kept
 * @param name the name of what was learnt
 * @param trainRows how many rows were learnt from
 * @param test what came out on the rows that were judged
 * @param onTrain the value of each metric on the rows that were learnt from; empty if not asked for
 * @param training how long learning took
 * @param scoring how long scoring took
 */
record Outcome(
        @Nullable FittedCandidate fitted,
        String name,
        int trainRows,
        Judged test,
        List<Double> onTrain,
        Duration training,
        Duration scoring) {

    Outcome withoutModel() {
        return new Outcome(null, name, trainRows, test, onTrain, training, scoring);
    }

    /** Rows with their scores. Immutable; its arrays are not to be changed. */
    static final class Judged {
        private final int[] rows;
        private final double[] rawScores;
        private final double[] scores;
        private final List<Double> values;

        Judged(int[] rows, double[] rawScores, double[] scores, List<Double> values) {
            this.rows = rows;
            this.rawScores = rawScores;
            this.scores = scores;
            this.values = values;
        }

        /** The rows of the dataset. */
        int[] rows() {
            return rows;
        }

        double[] rawScores() {
            return rawScores;
        }

        double[] scores() {
            return scores;
        }

        /** The value of each metric. */
        List<Double> values() {
            return values;
        }
    }

    /** What is wanted of a round. */
    record Wish(List<Metric> metrics, boolean trainingToo, boolean keepsModel, double share, long seed) {}

    static Outcome of(Round round, Dataset data, Function<Dataset, FittedCandidate> learner, Wish wish) {
        Workers.refuseInterrupt();
        Dataset train = round.train(data, wish.share(), wish.seed());
        Dataset test = data.take(round.test());
        long start = System.nanoTime();
        FittedCandidate fitted = learner.apply(train);
        long trained = System.nanoTime();
        double[] rawScores = fitted.rawScores(test.frame());
        Duration scoring = Duration.ofNanos(System.nanoTime() - trained);
        double[] scores = fitted.scoresOf(rawScores);
        List<Double> onTrain = wish.trainingToo()
                ? valuesOf(wish.metrics(), fitted.scoresOf(fitted.rawScores(train.frame())), train)
                : List.of();
        return new Outcome(
                wish.keepsModel() ? fitted : null,
                fitted.name(),
                train.rows(),
                new Judged(round.test(), rawScores, scores, valuesOf(wish.metrics(), scores, test)),
                onTrain,
                Duration.ofNanos(trained - start),
                scoring);
    }

    private static List<Double> valuesOf(List<Metric> metrics, double[] scores, Dataset data) {
        return metrics.stream()
                .map(metric -> metric.of(scores, data.labels(), data.weights()))
                .toList();
    }
}
