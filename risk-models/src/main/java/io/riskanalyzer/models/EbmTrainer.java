package io.riskanalyzer.models;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.internal.EbmFit;
import io.riskanalyzer.models.internal.EbmForm;
import io.riskanalyzer.models.internal.Once;
import io.riskanalyzer.models.internal.StoredSettings;
import io.riskanalyzer.models.internal.TrainingRecord;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learns an explainable boosting machine: one shape for each feature, that one can draw, edit and sign, and that add up to
 * the log-odds of the bad outcome.
 *
 * <pre>{@code
 * LinearModel model = EbmTrainer.DEFAULTS.train(split.train());
 * LinearModel falling = EbmTrainer.builder().monotone(ATTENDANCE, Direction.DECREASING).build().train(split.train());
 * }</pre>
 *
 * <p>The model is a {@link LinearModel} whose numbers contribute by {@linkplain io.riskanalyzer.model.LinearTerm.Steps
 * steps} and whose categories by levels; a missing value and each level have constants of their own. A level that was not
 * seen in training contributes 0, as the average row does, and so does a missing value where none was. There are no
 * interactions of features. The model is centred: the base is the mean of the log-odds over the training rows.
 *
 * <p>Small trees on one feature at a time are boosted in turn, at a low rate, so that features share what they both could
 * tell. Each of several boostings learns from 85 % of the rows, drawn anew, and ends when the others no longer gain; the
 * shapes are their averages. A row of weight {@code w} counts {@code w} times, one of weight 0 not at all.
 *
 * <p>O(bags × rounds × features × rows) time, a few nanoseconds each, on as many threads as there are processors; the model
 * does not depend on how many. Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1145/2487575.2487579">Lou, Caruana, Gehrke and Hooker, Accurate intelligible models with
 *     pairwise interactions, 2013</a>
 */
public final class EbmTrainer implements Trainer {

    /** The trainer whose settings are the defaults, as the builder tells them. */
    public static final EbmTrainer DEFAULTS =
            new EbmTrainer(new EbmForm(8, 3000, 50, 0.04, 3, 256, 4), Map.of(), ClassWeights.NONE, 1);

    static final String NAME = "ebm";

    private static final String MONOTONE = "monotone ";

    private final EbmForm form;
    private final Map<String, Direction> directions;
    private final ClassWeights classWeights;
    private final long seed;

    private EbmTrainer(EbmForm form, Map<String, Direction> directions, ClassWeights classWeights, long seed) {
        this.form = form;
        this.directions = Map.copyOf(directions);
        this.classWeights = classWeights;
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
     * Trains a model.
     *
     * @param data the rows to learn from, with at least one positive and one negative of a weight above 0
     * @return the model, on the scale of log-odds, with a term for each feature in the order of the features
     * @throws IllegalArgumentException if nothing can be learnt: there is no feature, all rows have one outcome, every
     *     weight is 0, or a feature that must be monotone is not in the data
     */
    @Override
    public LinearModel train(Dataset data) {
        return train(data, (done, total) -> {});
    }

    @Override
    public LinearModel train(Dataset data, Progress progress) {
        for (String name : directions.keySet()) {
            if (!data.features().contains(name)) {
                throw new IllegalArgumentException("The feature that must be monotone (" + name
                        + ") must be a feature of the data, but that has "
                        + data.features().names()
                        + ".\nMaybe it has another name there.");
            }
        }
        TrainingRecord training = new TrainingRecord(NAME, data);
        EbmFit fit = EbmFit.of(
                classWeights.applyTo(data),
                form,
                slot -> direction(data.features().get(slot)),
                seed,
                progress);
        return new LinearModel(NAME, fit.base(), fit.terms(), training.end(settings(), seed));
    }

    private int direction(Feature feature) {
        Direction direction = directions.get(feature.name());
        return direction == null ? 0 : direction == Direction.INCREASING ? 1 : -1;
    }

    /** The settings as text, from which {@link #ofSettings} makes the same trainer. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("bags", Integer.toString(form.bags()));
        settings.put("rounds", Integer.toString(form.rounds()));
        settings.put("patience", Integer.toString(form.patience()));
        settings.put("learningRate", Double.toString(form.learningRate()));
        settings.put("leaves", Integer.toString(form.leaves()));
        settings.put("bins", Integer.toString(form.bins()));
        settings.put("leastWeight", Double.toString(form.leastWeight()));
        settings.put("classWeights", classWeights.toString());
        directions.forEach((name, direction) ->
                settings.put(MONOTONE + name, direction.name().toLowerCase(Locale.ROOT)));
        return settings;
    }

    /** The trainer of which these are the {@link #settings}. */
    static EbmTrainer ofSettings(Map<String, String> texts, long seed) {
        StoredSettings settings = new StoredSettings(NAME, texts);
        Builder builder = builder()
                .bags(settings.integer("bags"))
                .rounds(settings.integer("rounds"))
                .patience(settings.integer("patience"))
                .learningRate(settings.number("learningRate"))
                .leaves(settings.integer("leaves"))
                .bins(settings.integer("bins"))
                .leastWeight(settings.number("leastWeight"))
                .classWeights(ClassWeights.parse(settings.take("classWeights")))
                .seed(seed);
        settings.takeAll(MONOTONE)
                .forEach((name, direction) ->
                        builder.monotone(Feature.number(name), Direction.valueOf(direction.toUpperCase(Locale.ROOT))));
        settings.requireAllTaken();
        return builder.build();
    }

    /** Returns the settings. */
    @Override
    public String toString() {
        return NAME + " " + settings() + ", seed " + seed;
    }

    /** Takes the settings, each at most once. Mutable, for one thread. */
    public static final class Builder {
        private final Once once = new Once();
        private final Map<String, Direction> directions = new TreeMap<>();
        private int bags = DEFAULTS.form.bags();
        private int rounds = DEFAULTS.form.rounds();
        private int patience = DEFAULTS.form.patience();
        private double learningRate = DEFAULTS.form.learningRate();
        private int leaves = DEFAULTS.form.leaves();
        private int bins = DEFAULTS.form.bins();
        private double leastWeight = DEFAULTS.form.leastWeight();
        private ClassWeights classWeights = DEFAULTS.classWeights;
        private long seed = DEFAULTS.seed;

        private Builder() {}

        /**
         * Tells how many boostings are averaged; 8 unless told.
         *
         * @param bags the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         * @throws IllegalStateException if it was told before
         */
        public Builder bags(int bags) {
            this.bags = atLeast(1, "number of bags", bags, DEFAULTS.form.bags());
            return this;
        }

        /**
         * Tells after how many rounds, in each of which every feature has its turn, a boosting ends at last; 3,000 unless
         * told.
         *
         * @param rounds the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         * @throws IllegalStateException if it was told before
         */
        public Builder rounds(int rounds) {
            this.rounds = atLeast(1, "number of rounds", rounds, DEFAULTS.form.rounds());
            return this;
        }

        /**
         * Tells after how many rounds without a gain a boosting ends; 50 unless told.
         *
         * @param patience the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         * @throws IllegalStateException if it was told before
         */
        public Builder patience(int patience) {
            this.patience = atLeast(1, "patience", patience, DEFAULTS.form.patience());
            return this;
        }

        /**
         * Tells what part of its demand a leaf gets in a round; 0.04 unless told. A lower rate takes more rounds.
         *
         * @param learningRate the rate, above 0, at most 1
         * @return this builder
         * @throws IllegalArgumentException if the rate is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder learningRate(double learningRate) {
            once.requireFirst("learning rate", learningRate);
            if (!(learningRate > 0 && learningRate <= 1)) {
                throw new IllegalArgumentException("The learning rate (" + learningRate
                        + ") must be above 0 and at most 1.\nMaybe take " + DEFAULTS.form.learningRate() + ".");
            }
            this.learningRate = learningRate;
            return this;
        }

        /**
         * Tells the greatest number of leaves of a tree; 3 unless told.
         *
         * @param leaves the number, at least 2
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 2
         * @throws IllegalStateException if it was told before
         */
        public Builder leaves(int leaves) {
            this.leaves = atLeast(2, "number of leaves", leaves, DEFAULTS.form.leaves());
            return this;
        }

        /**
         * Tells the greatest number of bins of a number, of about as many rows each; 256 unless told. A missing value is
         * a bin beside them.
         *
         * @param bins the number, from 2 to 10,000
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder bins(int bins) {
            if (bins > 10_000) {
                throw new IllegalArgumentException("The number of bins (" + bins
                        + ") must be at most 10000.\nMaybe take " + DEFAULTS.form.bins() + ".");
            }
            this.bins = atLeast(2, "number of bins", bins, DEFAULTS.form.bins());
            return this;
        }

        /**
         * Tells the least weight of the rows of a leaf; 4 unless told.
         *
         * @param leastWeight the weight, finite, at least 0
         * @return this builder
         * @throws IllegalArgumentException if the weight is negative or not finite
         * @throws IllegalStateException if it was told before
         */
        public Builder leastWeight(double leastWeight) {
            once.requireFirst("least weight", leastWeight);
            if (!(leastWeight >= 0 && leastWeight <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("The least weight of a leaf (" + leastWeight
                        + ") must be a finite number of at least 0.\nMaybe take " + DEFAULTS.form.leastWeight() + ".");
            }
            this.leastWeight = leastWeight;
            return this;
        }

        /**
         * Tells by what the weights of the rows are multiplied; {@link ClassWeights#NONE} unless told.
         *
         * @param classWeights the factors of the two outcomes
         * @return this builder
         * @throws IllegalStateException if they were told before
         */
        public Builder classWeights(ClassWeights classWeights) {
            once.requireFirst("class weights", classWeights);
            this.classWeights = classWeights;
            return this;
        }

        /**
         * Tells that the shape of a number or a flag goes one way only. A missing value is free.
         *
         * @param feature the number or flag
         * @param direction the way
         * @return this builder
         * @throws IllegalArgumentException if the feature is a category, whose levels have no order
         * @throws IllegalStateException if it was told before
         */
        public Builder monotone(Feature feature, Direction direction) {
            if (feature instanceof CategoryFeature<?>) {
                throw new IllegalArgumentException("The feature that must be monotone (" + feature
                        + ") must be a number or a flag.\nMaybe declare it as a number: its levels have no order.");
            }
            once.requireFirst("direction of " + feature.name(), direction);
            directions.put(feature.name(), direction);
            return this;
        }

        /**
         * Tells what decides which rows each boosting learns from; 1 unless told. The same seed and data give the same
         * model, to the bit.
         *
         * @param seed any number
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder seed(long seed) {
            once.requireFirst("seed", seed);
            this.seed = seed;
            return this;
        }

        private int atLeast(int least, String what, int value, int usual) {
            once.requireFirst(what, value);
            if (value < least) {
                throw new IllegalArgumentException(
                        "The " + what + " (" + value + ") must be at least " + least + ".\nMaybe take " + usual + ".");
            }
            return value;
        }

        /**
         * Returns the trainer.
         *
         * @return the trainer
         */
        public EbmTrainer build() {
            EbmForm form = new EbmForm(bags, rounds, patience, learningRate, leaves, bins, leastWeight);
            return new EbmTrainer(form, directions, classWeights, seed);
        }
    }
}
