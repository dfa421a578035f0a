package io.riskanalyzer.models;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.internal.NewtonLogistic;
import io.riskanalyzer.models.internal.NumberForm;
import io.riskanalyzer.models.internal.Once;
import io.riskanalyzer.models.internal.StoredSettings;
import io.riskanalyzer.models.internal.TrainingRecord;
import io.riskanalyzer.models.internal.TribuoLogistic;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Learns a logistic regression: a linear model of the log-odds of the bad outcome.
 *
 * <pre>{@code
 * LinearModel model = LogisticTrainer.DEFAULTS.train(split.train());
 * LinearModel bent = LogisticTrainer.builder().numbersAs(NumberEncoding.splines(5)).build().train(split.train());
 * LogisticFit fit = LogisticTrainer.builder().l2(0).build().fit(split.train()); // with standard errors
 * }</pre>
 *
 * <p>It minimises {@code Σ wᵢ ln(1 + exp(−sᵢ ηᵢ)) + l1 Σ |βⱼ| + l2/2 Σ βⱼ²}, where {@code ηᵢ} are the log-odds of a row and
 * {@code sᵢ} is 1 for a positive and −1 for a negative one; the intercept is not penalised. With the default {@code l2} of 1
 * that is what scikit-learn's {@code LogisticRegression} does on standardised columns ({@code l2 = 1 / C}). A row of weight
 * {@code w} counts {@code w} times, one of weight 0 not at all.
 *
 * <p>All preparation is learnt from the training rows and becomes part of the model. A missing number or flag is replaced
 * by the median, and that it was missing counts on its own if that happened in training; the values are then scaled to
 * mean 0 and standard deviation 1, or taken as {@link NumberEncoding} tells. A category has a weight for each level that was
 * seen, a missing value being a level if it was seen; any other level counts as average. What was the same in all training
 * rows has no influence.
 *
 * <p>The model is centred: a contribution of 0 is that of the average training row, and the base of the model is the mean
 * of the log-odds over the training rows.
 *
 * <p>Newton's method until it has converged, in a few passes of O(rows × entries²) time for the entries of a row that are
 * not 0, and O(columns²) memory; on the common pool's threads, of whose number the result does not depend. Immutable and
 * thread-safe.
 *
 * @see <a href="https://doi.org/10.18637/jss.v033.i01">Friedman, Hastie and Tibshirani, Regularization paths for
 *     generalized linear models via coordinate descent, 2010</a>
 */
public final class LogisticTrainer implements Trainer {

    /** The trainer whose settings are the defaults: l2 of 1, no l1, numbers linear, no class weights, seed 1. */
    public static final LogisticTrainer DEFAULTS =
            new LogisticTrainer(0, 1, null, NumberEncoding.LINEAR, Map.of(), ClassWeights.NONE, 1);

    static final String NAME = "logistic";

    private static final String NEWTON = "newton";
    private static final String STOCHASTIC = "stochastic";
    private static final String SOLVER = "solver";
    private static final String CLASS_WEIGHTS = "classWeights";
    private static final String EPOCHS = "epochs";
    private static final String LEARNING_RATE = "learningRate";
    private static final String NUMBERS = "numbers";

    private final double l1;
    private final double l2;
    private final @Nullable Descent descent;
    private final NumberEncoding numbers;
    private final Map<String, NumberEncoding> numbersByName;
    private final ClassWeights classWeights;
    private final long seed;

    /** Stochastic gradient descent. */
    private record Descent(int epochs, double learningRate) {}

    private LogisticTrainer(
            double l1,
            double l2,
            @Nullable Descent descent,
            NumberEncoding numbers,
            Map<String, NumberEncoding> numbersByName,
            ClassWeights classWeights,
            long seed) {
        this.l1 = l1;
        this.l2 = l2;
        this.descent = descent;
        this.numbers = numbers;
        this.numbersByName = Map.copyOf(numbersByName);
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
     *     weight is 0, no feature differs between rows, or nothing is penalised and features tell outcomes apart without an
     *     error; or if a number that an encoding was told for is not in the data
     */
    @Override
    public LinearModel train(Dataset data) {
        if (descent == null) {
            return fit(data).model();
        }
        requireNumbers(data);
        TrainingRecord training = new TrainingRecord(NAME, data);
        TribuoLogistic fit =
                TribuoLogistic.of(classWeights.applyTo(data), this::formOf, descent.epochs, descent.learningRate, seed);
        return model(fit.base(), fit.terms(), training.end(settings(), seed, "tribuo", fit.engineVersion()));
    }

    /**
     * Trains a model, and tells its coefficients too. They have standard errors if nothing is penalised; those take the
     * weight of a row for a number of rows.
     *
     * @param data the rows to learn from, with at least one positive and one negative of a weight above 0
     * @return the model that {@link #train(Dataset)} gives, and its coefficients
     * @throws IllegalArgumentException as {@link #train(Dataset)}
     * @throws IllegalStateException if this trainer is stochastic
     */
    public LogisticFit fit(Dataset data) {
        if (descent != null) {
            throw new IllegalStateException("The solver (stochastic) must converge for coefficients, but it ends after "
                    + descent.epochs + " epochs.\nMaybe leave the solver as it is by default.");
        }
        requireNumbers(data);
        TrainingRecord training = new TrainingRecord(NAME, data);
        NewtonLogistic fit = NewtonLogistic.of(classWeights.applyTo(data), this::formOf, l1, l2);
        LinearModel model = model(fit.base(), fit.terms(), training.end(settings(), seed));
        List<Coefficient> coefficients = fit.rows().stream()
                .map(row -> new Coefficient(
                        row.name(),
                        row.estimate(),
                        Double.isNaN(row.standardError())
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(row.standardError())))
                .toList();
        return new LogisticFit(model, coefficients, fit.logLikelihood());
    }

    private static LinearModel model(double base, List<LinearTerm> terms, Provenance provenance) {
        return new LinearModel(NAME, base, terms, provenance);
    }

    private NumberForm formOf(NumberFeature feature) {
        return numbersByName.getOrDefault(feature.name(), numbers).form();
    }

    private void requireNumbers(Dataset data) {
        for (String name : numbersByName.keySet()) {
            if (!data.features().contains(name)) {
                throw new IllegalArgumentException("The number that an encoding was told for (" + name
                        + ") must be a feature of the data, but that has "
                        + data.features().names()
                        + ".\nMaybe it has another name there.");
            }
        }
    }

    /** The settings as text, from which {@link #ofSettings} makes the same trainer. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        if (descent == null) {
            settings.putAll(Map.of(SOLVER, NEWTON, "l1", Double.toString(l1), "l2", Double.toString(l2)));
        } else {
            settings.put(SOLVER, STOCHASTIC);
            settings.put(EPOCHS, Integer.toString(descent.epochs));
            settings.put(LEARNING_RATE, Double.toString(descent.learningRate));
        }
        settings.put(CLASS_WEIGHTS, classWeights.toString());
        settings.put(NUMBERS, numbers.toString());
        numbersByName.forEach((name, encoding) -> settings.put(NUMBERS + " " + name, encoding.toString()));
        return settings;
    }

    /** The trainer of which these are the {@link #settings}. */
    static LogisticTrainer ofSettings(Map<String, String> texts, long seed) {
        StoredSettings settings = new StoredSettings(NAME, texts);
        Builder builder = builder().seed(seed);
        if (settings.take(SOLVER).equals(STOCHASTIC)) {
            builder.stochastic(settings.integer(EPOCHS), settings.number(LEARNING_RATE));
        } else {
            builder.l1(settings.number("l1")).l2(settings.number("l2"));
        }
        builder.classWeights(ClassWeights.parse(settings.take(CLASS_WEIGHTS)));
        builder.numbersAs(NumberEncoding.parse(settings.take(NUMBERS)));
        settings.takeAll(NUMBERS + " ")
                .forEach((name, text) -> builder.numbersAs(Feature.number(name), NumberEncoding.parse(text)));
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
        private final Map<String, NumberEncoding> numbersByName = new TreeMap<>();
        private double l1 = DEFAULTS.l1;
        private double l2 = DEFAULTS.l2;
        private @Nullable Descent descent = DEFAULTS.descent;
        private NumberEncoding numbers = DEFAULTS.numbers;
        private ClassWeights classWeights = DEFAULTS.classWeights;
        private long seed = DEFAULTS.seed;

        private Builder() {}

        /**
         * Tells the penalty on half the sum of the squares of the weights of scaled columns; 1 unless told. 0 for none:
         * then coefficients have standard errors, and the fit fails where features tell outcomes apart without an error.
         *
         * @param l2 the penalty, finite, at least 0; scikit-learn's {@code 1 / C}
         * @return this builder
         * @throws IllegalArgumentException if the penalty is negative or not finite
         * @throws IllegalStateException if it was told before
         */
        public Builder l2(double l2) {
            once.requireFirst("l2", l2);
            this.l2 = penalty("l2", l2);
            return this;
        }

        /**
         * Tells the penalty on the sum of the sizes of the weights of scaled columns; 0 unless told. Weights that are not
         * worth it become 0. With an {@code l2} beside it, an elastic net; take {@code l2(0)} for a lasso.
         *
         * @param l1 the penalty, finite, at least 0
         * @return this builder
         * @throws IllegalArgumentException if the penalty is negative or not finite
         * @throws IllegalStateException if it was told before
         */
        public Builder l1(double l1) {
            once.requireFirst("l1", l1);
            this.l1 = penalty("l1", l1);
            return this;
        }

        private static double penalty(String name, double value) {
            if (!(value >= 0 && value <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("The penalty " + name + " (" + value
                        + ") must be a finite number of at least 0.\nMaybe take 1.");
            }
            return value;
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
         * Tells how numbers are taken; {@link NumberEncoding#LINEAR} unless told.
         *
         * @param encoding the encoding of all numbers that none is told for by name
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder numbersAs(NumberEncoding encoding) {
            once.requireFirst("encoding of numbers", encoding);
            this.numbers = encoding;
            return this;
        }

        /**
         * Tells how one number is taken.
         *
         * @param feature the number
         * @param encoding its encoding
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder numbersAs(NumberFeature feature, NumberEncoding encoding) {
            once.requireFirst("encoding of " + feature.name(), encoding);
            numbersByName.put(feature.name(), encoding);
            return this;
        }

        /**
         * Trains by stochastic gradient descent instead (AdaGrad: Duchi, Hazan and Singer 2011), by Tribuo, in one thread.
         * That takes O(rows × features × epochs) time whatever the number of columns. The early steps count most, so that
         * the weights of small data sets stay small, as if they were penalised; only the proportions of the rows' weights
         * matter. 50 epochs at a rate of 0.03 are usual.
         *
         * @param epochs how often each row is looked at, at least 1
         * @param learningRate how far a weight moves at the first step, in log-odds for each standard deviation or level;
         *     finite, above 0
         * @return this builder
         * @throws IllegalArgumentException if a number is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder stochastic(int epochs, double learningRate) {
            once.requireFirst("solver", "stochastic");
            if (epochs < 1) {
                throw new IllegalArgumentException(
                        "The number of epochs (" + epochs + ") must be at least 1.\nMaybe take 50.");
            }
            if (!(learningRate > 0 && learningRate <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "The learning rate (" + learningRate + ") must be a finite number above 0.\nMaybe take 0.03.");
            }
            this.descent = new Descent(epochs, learningRate);
            return this;
        }

        /**
         * Tells the seed, which decides the order in which stochastic gradient descent looks at rows; 1 unless told. By
         * default nothing is left to chance, and the seed changes nothing.
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

        /**
         * Returns the trainer.
         *
         * @return the trainer
         * @throws IllegalStateException if a penalty was told for stochastic gradient descent, which has none
         */
        public LogisticTrainer build() {
            if (descent != null && (once.wasTold("l1") || once.wasTold("l2"))) {
                throw new IllegalStateException("The penalties (l1 " + l1 + ", l2 " + l2
                        + ") must be left out for stochastic gradient descent, which has none."
                        + "\nMaybe leave out stochastic: the usual solver takes both.");
            }
            return new LogisticTrainer(l1, l2, descent, numbers, numbersByName, classWeights, seed);
        }
    }
}
