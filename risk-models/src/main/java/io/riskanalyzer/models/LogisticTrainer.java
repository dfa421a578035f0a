package io.riskanalyzer.models;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.internal.LogisticFit;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns a logistic regression: a linear model of the log-odds of the bad outcome.
 *
 * <pre>{@code
 * LinearModel model = LogisticTrainer.DEFAULTS.train(split.train());
 * LinearModel other = LogisticTrainer.builder().epochs(100).seed(7).build().train(split.train());
 * }</pre>
 *
 * <p>All preparation is learnt from the training rows and becomes part of the model. A missing number or flag is replaced
 * by the median, and that it was missing counts on its own if that happened in training; the values are then scaled to
 * mean 0 and standard deviation 1. A category has a weight for each level that was seen, a missing value being a level if
 * it was seen; any other level counts as average. What was the same in all training rows has no influence. A row of weight
 * {@code w} counts {@code w} times, one of weight 0 not at all; only the proportions of the weights matter.
 *
 * <p>The model is centred: a contribution of 0 is that of the average training row, and the base of the model is the mean
 * of the log-odds over the training rows.
 *
 * <p>Stochastic gradient descent (AdaGrad), one row at a time; O(rows × features × epochs) time, in one thread. The early
 * steps count most, so that the weights of small data sets stay small, as if they were penalised. Immutable and
 * thread-safe.
 *
 * @see <a href="https://jmlr.org/papers/v12/duchi11a.html">Duchi, Hazan and Singer, Adaptive subgradient methods, 2011</a>
 */
public final class LogisticTrainer implements Trainer {

    /** The trainer whose settings are the defaults: 50 epochs, learning rate 0.03, seed 1. */
    public static final LogisticTrainer DEFAULTS = new LogisticTrainer(50, 0.03, 1);

    private static final String NAME = "logistic";

    private final int epochs;
    private final double learningRate;
    private final long seed;

    private LogisticTrainer(int epochs, double learningRate, long seed) {
        this.epochs = epochs;
        this.learningRate = learningRate;
        this.seed = seed;
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
     * Returns how often each training row is looked at.
     *
     * @return the number of epochs
     */
    public int epochs() {
        return epochs;
    }

    /**
     * Returns how far a weight moves at the first step.
     *
     * @return the learning rate
     */
    public double learningRate() {
        return learningRate;
    }

    /**
     * Returns what decides the order in which rows are looked at.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /**
     * Trains a model.
     *
     * @param data the rows to learn from, with at least one positive and one negative of a weight above 0
     * @return the model, on the scale of log-odds, with a term for each feature in the order of the features
     * @throws IllegalArgumentException if nothing can be learnt: there is no feature, all rows have one outcome, every
     *     weight is 0, or no feature differs between rows
     */
    @Override
    public LinearModel train(Dataset data) {
        Instant begin = Instant.now();
        long start = System.nanoTime();
        LogisticFit fit = LogisticFit.of(data, epochs, learningRate, seed);
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        Map<String, String> settings =
                Map.of("epochs", Integer.toString(epochs), "learningRate", Double.toString(learningRate));
        Map<String, String> versions = Map.of(
                "java", Runtime.version().toString(), "risk-models", ownVersion(), "tribuo", fit.engineVersion());
        Provenance provenance = new Provenance(
                NAME, settings, seed, data.hash(), data.rows(), data.positives(), versions, begin, duration);
        return new LinearModel(NAME, fit.base(), fit.terms(), provenance);
    }

    private static String ownVersion() {
        String version = LogisticTrainer.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version; // classes that are not in a jar have none
    }

    /** Returns the settings. */
    @Override
    public String toString() {
        return NAME + " (" + epochs + " epochs, learning rate " + learningRate + ", seed " + seed + ")";
    }

    /** Takes the settings, each at most once. Mutable, for one thread. */
    public static final class Builder {
        private @Nullable Integer epochs;
        private @Nullable Double learningRate;
        private @Nullable Long seed;

        private Builder() {}

        /**
         * Tells how often each row is looked at; 50 times unless told. More epochs come nearer to the weights of greatest
         * likelihood, which on little data are not the best ones.
         *
         * @param epochs the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         * @throws IllegalStateException if it was told before
         */
        public Builder epochs(int epochs) {
            requireFirst("number of epochs", epochs, this.epochs);
            if (epochs < 1) {
                throw new IllegalArgumentException("The number of epochs (" + epochs
                        + ") must be at least 1.\nMaybe take " + DEFAULTS.epochs + ".");
            }
            this.epochs = epochs;
            return this;
        }

        /**
         * Tells how far a weight moves at the first step, in log-odds for each standard deviation or level; 0.03 unless
         * told. Later steps are shorter by themselves.
         *
         * @param learningRate the learning rate, finite, above 0
         * @return this builder
         * @throws IllegalArgumentException if the rate is not finite or not above 0
         * @throws IllegalStateException if it was told before
         */
        public Builder learningRate(double learningRate) {
            requireFirst("learning rate", learningRate, this.learningRate);
            if (!(learningRate > 0 && learningRate <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("The learning rate (" + learningRate
                        + ") must be a finite number above 0.\nMaybe take " + DEFAULTS.learningRate + ".");
            }
            this.learningRate = learningRate;
            return this;
        }

        /**
         * Tells what decides the order in which rows are looked at; 1 unless told. The same seed and data give the same
         * model, to the bit.
         *
         * @param seed any number
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder seed(long seed) {
            requireFirst("seed", seed, this.seed);
            this.seed = seed;
            return this;
        }

        private static void requireFirst(String what, Object value, @Nullable Object before) {
            if (before != null) {
                throw new IllegalStateException("The " + what + " (" + value + ") must be set once, but it is " + before
                        + " already.\nMaybe build two trainers.");
            }
        }

        /**
         * Returns the trainer.
         *
         * @return the trainer
         */
        public LogisticTrainer build() {
            return new LogisticTrainer(
                    epochs == null ? DEFAULTS.epochs : epochs,
                    learningRate == null ? DEFAULTS.learningRate : learningRate,
                    seed == null ? DEFAULTS.seed : seed);
        }
    }
}
