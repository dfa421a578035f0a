package io.riskanalyzer.models.validate;

import io.riskanalyzer.metric.ConfusionMatrix;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.models.internal.Tails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures scores with confidence intervals, and tests whether two scores of the same rows differ.
 *
 * <p>AUC and Gini have DeLong's interval and test, if rows have no weights and there are two rows of each class; every
 * other metric, and all of them with weights, the percentiles of a bootstrap: as many rows are drawn with replacement as
 * there are, a row counting as often as it was drawn times its weight. A resample in which a metric is undefined is left out
 * of that metric; one that lacks a class is drawn anew. The intervals are those of these scores on other rows of the same
 * kind; that another model would have been trained on other rows is not in them, nor that rows of one group are alike. The
 * interval of the calibration error is biased upwards, as that is of noisy bins; that of an AUC of exactly 1 is empty.
 *
 * <pre>{@code
 * double[] scores = {0.9, 0.8, 0.45, 0.4, 0.35, 0.1};
 * double[] others = {0.7, 0.9, 0.5, 0.2, 0.6, 0.3};
 * boolean[] defaulted = {true, true, false, true, false, false};
 *
 * Estimate auc = Evaluator.DEFAULTS.evaluate(scores, defaulted, null).of(Metrics.AUC);
 * double pValue = Evaluator.DEFAULTS.compare(scores, others, defaulted, null).of(Metrics.AUC).pValue();
 * System.out.println(Evaluator.builder().threshold(0.5).confidence(0.9).build().evaluate(scores, defaulted, null));
 * }</pre>
 *
 * <p>Immutable and thread-safe; the same seed gives the same bits on any number of threads. O(rows log rows) time, then
 * O(rows × resamples × metrics), and O(rows × threads + resamples × metrics) memory.
 *
 * @see <a href="https://doi.org/10.2307/2531595">DeLong, DeLong and Clarke-Pearson, Comparing the areas under two or more
 *     correlated receiver operating characteristic curves, 1988</a>
 * @see <a href="https://doi.org/10.1214/ss/1177013815">Efron and Tibshirani, Bootstrap methods for standard errors,
 *     confidence intervals, and other measures of statistical accuracy, 1986</a>
 */
public final class Evaluator {
    /** 95 % confidence, 1000 resamples, seed 1, a thread for each available processor, the usual metrics. */
    public static final Evaluator DEFAULTS = new Evaluator(
            List.of(), List.of(), 0.95, 1000, 1, Runtime.getRuntime().availableProcessors());

    private static final List<Metric> OF_RANKS =
            List.of(Metrics.AUC, Metrics.GINI, Metrics.KS, Metrics.AVERAGE_PRECISION, Metrics.liftAt(0.1));
    private static final List<Metric> OF_PROBABILITIES = List.of(Metrics.BRIER, Metrics.LOG_LOSS, Metrics.ECE);

    private final List<Metric> metrics;
    private final List<Metric> decisions;
    private final double confidence;
    private final int resamples;
    private final long seed;
    private final int threads;

    private Evaluator(
            List<Metric> metrics, List<Metric> decisions, double confidence, int resamples, long seed, int threads) {
        this.metrics = metrics;
        this.decisions = decisions;
        this.confidence = confidence;
        this.resamples = resamples;
        this.seed = seed;
        this.threads = threads;
    }

    /**
     * Returns a builder whose settings are the {@linkplain #DEFAULTS defaults} unless told.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Measures scores.
     *
     * @param scores the score of each row, finite; probabilities for the metrics that need them; shape (rows)
     * @param labels whether each row is a positive, shape (rows)
     * @param weights the weight of each row, finite and not negative, shape (rows); null counts every row as 1
     * @return the metrics with their intervals
     * @throws IllegalArgumentException if a metric refuses the sample: the shapes differ, a class or a row is missing, or
     *     a score is not of the kind that it needs
     */
    public Evaluation evaluate(double[] scores, boolean[] labels, double @Nullable [] weights) {
        List<Metric> wanted = metricsFor(scores);
        double[] values = valuesOf(wanted, scores, labels, weights);
        DeLong ranked = rankedOrNull(wanted, scores, labels, weights);
        List<Metric> drawn = drawn(wanted, ranked);
        double[][][] replicates = replicates(drawn, labels, weights, scores);
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            int at = drawn.indexOf(wanted.get(i));
            estimates.add(
                    at < 0
                            ? byDeLong(wanted.get(i), values[i], Objects.requireNonNull(ranked))
                            : byBootstrap(wanted.get(i), values[i], replicates[0][at]));
        }
        int positives = (int)
                IntStream.range(0, labels.length).filter(row -> labels[row]).count();
        return new Evaluation(labels.length, positives, confidence, estimates);
    }

    /**
     * Compares two scores of the same rows.
     *
     * @param first the first score of each row, shape (rows)
     * @param second the second score of each row, shape (rows)
     * @param labels whether each row is a positive, shape (rows)
     * @param weights the weight of each row, finite and not negative, shape (rows); null counts every row as 1
     * @return the differences with their intervals and tests
     * @throws IllegalArgumentException as {@link #evaluate}
     * @see McNemar
     */
    public Comparison compare(double[] first, double[] second, boolean[] labels, double @Nullable [] weights) {
        List<Metric> wanted = metricsFor(first, second);
        double[] values = valuesOf(wanted, first, labels, weights);
        double[] others = valuesOf(wanted, second, labels, weights);
        DeLong ranked = rankedOrNull(wanted, first, labels, weights);
        List<Metric> drawn = drawn(wanted, ranked);
        double[][][] replicates = replicates(drawn, labels, weights, first, second);
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Metric metric = wanted.get(i);
            int at = drawn.indexOf(metric);
            if (at < 0) {
                DeLong other = DeLong.of(second, labels);
                differences.add(byDeLong(metric, values[i], others[i], Objects.requireNonNull(ranked), other));
            } else {
                differences.add(byBootstrap(metric, values[i], others[i], replicates[0][at], replicates[1][at]));
            }
        }
        return new Comparison(confidence, differences);
    }

    private List<Metric> metricsFor(double[]... scores) {
        List<Metric> wanted = new ArrayList<>(metrics);
        if (metrics.isEmpty()) {
            wanted.addAll(OF_RANKS);
            boolean areProbabilities =
                    Stream.of(scores).flatMapToDouble(Arrays::stream).allMatch(score -> score >= 0 && score <= 1);
            wanted.addAll(areProbabilities ? OF_PROBABILITIES : List.of());
        }
        wanted.addAll(decisions);
        return wanted;
    }

    private static double[] valuesOf(
            List<Metric> metrics, double[] scores, boolean[] labels, double @Nullable [] weights) {
        return metrics.stream()
                .mapToDouble(metric -> metric.of(scores, labels, weights))
                .toArray();
    }

    private static boolean isArea(Metric metric) {
        return metric.equals(Metrics.AUC) || metric.equals(Metrics.GINI);
    }

    private static @Nullable DeLong rankedOrNull(
            List<Metric> metrics, double[] scores, boolean[] labels, double @Nullable [] weights) {
        if (weights != null || metrics.stream().noneMatch(Evaluator::isArea)) {
            return null;
        }
        DeLong ranked = DeLong.of(scores, labels);
        return ranked.hasVariance() ? ranked : null;
    }

    private static List<Metric> drawn(List<Metric> metrics, @Nullable DeLong ranked) {
        return ranked == null
                ? metrics
                : metrics.stream().filter(metric -> !isArea(metric)).toList();
    }

    private double[][][] replicates(
            List<Metric> drawn, boolean[] labels, double @Nullable [] weights, double[]... scores) {
        return drawn.isEmpty()
                ? new double[scores.length][0][0]
                : Bootstrap.of(labels, weights, scores)
                        .replicates(drawn, resamples, seed, threads, (done, total) -> {});
    }

    private Estimate byDeLong(Metric metric, double value, DeLong ranked) {
        double scale = metric.equals(Metrics.GINI) ? 2 : 1;
        double error = scale * Math.sqrt(ranked.variance());
        double reach = Tails.normalQuantile(confidence) * error;
        double least = metric.equals(Metrics.GINI) ? -1 : 0;
        return new Estimate(
                metric.name(),
                value,
                Math.max(least, value - reach),
                Math.min(1, value + reach),
                error,
                Estimate.Method.DELONG);
    }

    private Difference byDeLong(Metric metric, double first, double second, DeLong ranked, DeLong other) {
        double scale = metric.equals(Metrics.GINI) ? 2 : 1;
        double error = scale * Math.sqrt(ranked.varianceOfDifference(other));
        double difference = first - second;
        double reach = Tails.normalQuantile(confidence) * error;
        double pValue = difference == 0 ? 1 : Tails.ofNormal(difference / error);
        return new Difference(
                metric.name(), first, second, difference - reach, difference + reach, pValue, Estimate.Method.DELONG);
    }

    private Estimate byBootstrap(Metric metric, double value, double[] replicates) {
        double[] sorted = Percentiles.defined(replicates);
        double tail = (1 - confidence) / 2;
        return new Estimate(
                metric.name(),
                value,
                Percentiles.of(sorted, tail),
                Percentiles.of(sorted, 1 - tail),
                Percentiles.deviation(sorted),
                Estimate.Method.BOOTSTRAP);
    }

    private Difference byBootstrap(Metric metric, double first, double second, double[] ofFirst, double[] ofSecond) {
        double[] differences = new double[ofFirst.length];
        Arrays.setAll(differences, i -> ofFirst[i] - ofSecond[i]);
        double[] sorted = Percentiles.defined(differences);
        double tail = (1 - confidence) / 2;
        long below = DoubleStream.of(sorted).filter(d -> d <= 0).count();
        long above = DoubleStream.of(sorted).filter(d -> d >= 0).count();
        double pValue =
                sorted.length == 0 ? Double.NaN : Math.min(1, 2.0 * (1 + Math.min(below, above)) / (sorted.length + 1));
        return new Difference(
                metric.name(),
                first,
                second,
                Percentiles.of(sorted, tail),
                Percentiles.of(sorted, 1 - tail),
                pValue,
                Estimate.Method.BOOTSTRAP);
    }

    /** Takes the settings, each at most once. Mutable, for one thread. */
    public static final class Builder {
        private final List<Metric> metrics = new ArrayList<>();
        private @Nullable Double threshold;
        private @Nullable Double confidence;
        private @Nullable Integer resamples;
        private @Nullable Long seed;
        private @Nullable Integer threads;

        private Builder() {}

        /**
         * Sets what is measured; unless told AUC, Gini, KS, average precision and the lift of the riskiest tenth, and for
         * scores that are probabilities Brier score, log loss and calibration error.
         *
         * @param measured the metrics, of different names
         * @return this builder
         * @throws IllegalArgumentException if there is none
         * @throws IllegalStateException if they were set before
         */
        public Builder metrics(Metric... measured) {
            once("metrics", metrics.isEmpty() ? null : metrics, List.of(measured));
            if (measured.length == 0) {
                throw new IllegalArgumentException(
                        "The metrics (none) must be at least one.\nMaybe leave the setting out.");
            }
            metrics.addAll(List.of(measured));
            return this;
        }

        /**
         * Adds what a decision at a threshold is measured by: accuracy, precision, recall, specificity, F1 score and
         * Matthews' correlation. Without it none of them is measured.
         *
         * @param least the least score that is predicted positive
         * @return this builder
         * @throws IllegalArgumentException if it is NaN
         * @throws IllegalStateException if it was set before
         */
        public Builder threshold(double least) {
            if (Double.isNaN(least)) {
                throw new IllegalArgumentException("The threshold (NaN) must be a number.\nMaybe take 0.5.");
            }
            this.threshold = once("threshold", this.threshold, least);
            return this;
        }

        /**
         * Sets how often an interval should hold the true value; 0.95 unless told.
         *
         * @param share the share, in (0, 1)
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         * @throws IllegalStateException if it was set before
         */
        public Builder confidence(double share) {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException(
                        "The confidence (" + share + ") must be above 0 and below 1.\nMaybe take 0.95.");
            }
            this.confidence = once("confidence", this.confidence, share);
            return this;
        }

        /**
         * Sets how many samples are drawn; 1000 unless told.
         *
         * @param number the number, at least 1; some 200 for a standard error, 1000 for an interval
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         * @throws IllegalStateException if it was set before
         */
        public Builder resamples(int number) {
            requirePositive("resamples", number);
            this.resamples = once("resamples", this.resamples, number);
            return this;
        }

        /**
         * Sets what the samples are drawn from; 1 unless told.
         *
         * @param value the seed
         * @return this builder
         * @throws IllegalStateException if it was set before
         */
        public Builder seed(long value) {
            this.seed = once("seed", this.seed, value);
            return this;
        }

        /**
         * Sets how many threads work; one for each available processor unless told. The result does not depend on it.
         *
         * @param number the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         * @throws IllegalStateException if it was set before
         */
        public Builder threads(int number) {
            requirePositive("threads", number);
            this.threads = once("threads", this.threads, number);
            return this;
        }

        /**
         * Returns the evaluator.
         *
         * @return the evaluator
         * @throws IllegalArgumentException if two metrics have one name
         */
        public Evaluator build() {
            List<Metric> decided = threshold == null ? List.of() : decisions(threshold);
            List<String> names = Stream.concat(metrics.stream(), decided.stream())
                    .map(Metric::name)
                    .toList();
            if (names.stream().distinct().count() < names.size()) {
                throw new IllegalArgumentException("The metrics (" + String.join(", ", names)
                        + ") must each have a name of its own.\nMaybe leave one out.");
            }
            return new Evaluator(
                    List.copyOf(metrics),
                    decided,
                    confidence == null ? DEFAULTS.confidence : confidence,
                    resamples == null ? DEFAULTS.resamples : resamples,
                    seed == null ? DEFAULTS.seed : seed,
                    threads == null ? DEFAULTS.threads : threads);
        }

        private static List<Metric> decisions(double threshold) {
            return List.of(
                    decision(threshold, "accuracy", ConfusionMatrix::accuracy),
                    decision(threshold, "precision", ConfusionMatrix::precision),
                    decision(threshold, "recall", ConfusionMatrix::recall),
                    decision(threshold, "specificity", ConfusionMatrix::specificity),
                    decision(threshold, "f1", ConfusionMatrix::f1),
                    decision(threshold, "mcc", ConfusionMatrix::mcc));
        }

        private static Metric decision(double threshold, String name, ToDoubleFunction<ConfusionMatrix> measure) {
            return Metrics.atThreshold(threshold, name, measure);
        }

        private static void requirePositive(String what, int number) {
            if (number < 1) {
                throw new IllegalArgumentException(
                        "The number of " + what + " (" + number + ") must be at least 1.\nMaybe leave it out.");
            }
        }

        private static <V> V once(String name, @Nullable V before, V value) {
            if (before != null) {
                throw new IllegalStateException("The setting (" + name
                        + ") must be set once, but was set before.\nMaybe remove one of the two calls.");
            }
            return value;
        }
    }
}
