package io.riskanalyzer.models;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.data.Split;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.models.internal.TrainingRecord;
import io.riskanalyzer.models.internal.XgboostBooster;
import io.riskanalyzer.models.internal.XgboostColumn;
import io.riskanalyzer.models.internal.XgboostEngine;
import io.riskanalyzer.models.internal.XgboostEnsemble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Learns gradient boosted trees with XGBoost: a sum of small trees, each of which mends what those before it leave over.
 *
 * <pre>{@code
 * TreeEnsemble model = XgboostTrainer.DEFAULTS.train(split.train());
 * TreeEnsemble other = XgboostTrainer.builder()
 *         .trees(1000)
 *         .maxDepth(4)
 *         .monotone(ATTENDANCE, Direction.DECREASING)
 *         .earlyStopping(50)
 *         .build()
 *         .train(split.train());
 * }</pre>
 *
 * <p>Thresholds are found on histograms of each number. A missing value goes, at each split, where it went best in
 * training. A split by a category parts one level from the others, or, from {@link Builder#oneHotUpTo} on, two sets of
 * levels. A row of weight {@code w} counts {@code w} times, one of weight 0 not at all; only the proportions of the weights
 * matter. The raw score is in log-odds.
 *
 * <p>The same data and seed give the same model, to the bit, on any number of threads. XGBoost compares in single
 * precision; its thresholds are kept so that the model, which compares doubles, sends every row to the same leaf.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1145/2939672.2939785">Chen and Guestrin, XGBoost: a scalable tree boosting system,
 *     2016</a>
 */
public final class XgboostTrainer implements Trainer {
    static final String NAME = "xgboost";

    private static final String TREES = "trees";
    private static final String MAX_DEPTH = "maxDepth";
    private static final String LEARNING_RATE = "learningRate";
    private static final String ROW_SHARE = "rowShare";
    private static final String COLUMN_SHARE = "columnShare";
    private static final String MIN_CHILD_WEIGHT = "minChildWeight";
    private static final String MIN_GAIN = "minGain";
    private static final String L1 = "l1";
    private static final String L2 = "l2";
    private static final String BINS = "bins";
    private static final String ONE_HOT_UP_TO = "oneHotUpTo";
    private static final String CLASS_WEIGHTS = "classWeights";
    private static final String EARLY_STOPPING = "earlyStopping";
    private static final String VALIDATION_SHARE = "validationShare";
    private static final String MONOTONE = "monotone.";
    private static final String TOGETHER = "together.";
    private static final String PARAMETER = "xgboost.";

    /** What XGBoost calls the settings that it has too. */
    private static final Map<String, String> ENGINE_NAMES = Map.of(
            MAX_DEPTH, "max_depth",
            LEARNING_RATE, "eta",
            ROW_SHARE, "subsample",
            COLUMN_SHARE, "colsample_bynode",
            MIN_CHILD_WEIGHT, "min_child_weight",
            MIN_GAIN, "gamma",
            L1, "alpha",
            L2, "lambda",
            BINS, "max_bin",
            ONE_HOT_UP_TO, "max_cat_to_onehot");

    private static final Map<String, String> DEFAULT_SETTINGS = Map.ofEntries(
            Map.entry(TREES, "300"),
            Map.entry(MAX_DEPTH, "6"),
            Map.entry(LEARNING_RATE, "0.05"),
            Map.entry(ROW_SHARE, "0.9"),
            Map.entry(COLUMN_SHARE, "0.8"),
            Map.entry(MIN_CHILD_WEIGHT, "1.0"),
            Map.entry(MIN_GAIN, "0.0"),
            Map.entry(L1, "0.0"),
            Map.entry(L2, "1.0"),
            Map.entry(BINS, "256"),
            Map.entry(ONE_HOT_UP_TO, "1000000"),
            Map.entry(CLASS_WEIGHTS, ClassWeights.NONE.toString()),
            Map.entry(EARLY_STOPPING, "0"),
            Map.entry(VALIDATION_SHARE, "0.15"));

    /**
     * The trainer whose settings are the defaults: 300 trees of depth 6, learning rate 0.05, nine tenths of the rows and
     * four fifths of the columns at random, L2 penalty 1, seed 1.
     */
    public static final XgboostTrainer DEFAULTS = builder().build();

    private final Map<String, String> settings;
    private final long seed;
    private final int threads;

    private XgboostTrainer(Map<String, String> settings, long seed, int threads) {
        this.settings = settings;
        this.seed = seed;
        this.threads = threads;
    }

    /** The trainer of a provenance's settings. */
    static XgboostTrainer of(Map<String, String> settings, long seed) {
        Map<String, String> complete = new TreeMap<>(DEFAULT_SETTINGS);
        complete.putAll(settings);
        return new XgboostTrainer(complete, seed, DEFAULTS.threads);
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
     * Returns the settings by name, as a provenance keeps them.
     *
     * @return all settings but the seed and the number of threads, on which the model does not depend
     */
    public Map<String, String> settings() {
        return settings;
    }

    /**
     * Returns what decides the samples of rows and columns.
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
     * @return the model, on the scale of log-odds
     * @throws IllegalArgumentException if nothing can be learnt: there is no feature, all rows have one outcome, or every
     *     weight is 0; if a constraint is of a feature that is not there, or of a category
     * @throws IllegalStateException if XGBoost fails, or its native library does not load
     */
    @Override
    public TreeEnsemble train(Dataset data) {
        return train(data, (done, total) -> {});
    }

    /**
     * Trains a model, and tells how far it is after each tree. Where early stopping searches the number of trees first,
     * that is told too.
     *
     * @param data the rows to learn from, with at least one positive and one negative of a weight above 0
     * @param progress is told on this thread; what it throws ends the training
     * @return the model, on the scale of log-odds
     */
    @Override
    public TreeEnsemble train(Dataset data, Progress progress) {
        TrainingRecord record = new TrainingRecord(NAME, data);
        XgboostEngine engine = new XgboostEngine(parameters(data.features()), seed, threads);
        ClassWeights weights = ClassWeights.parse(told(CLASS_WEIGHTS));
        int rounds = rounds(data, weights, engine, progress);
        XgboostBooster booster = engine.boost(weights.applyTo(data), rounds, progress);
        Provenance provenance = record.end(settings, seed, XgboostEngine.NAME, booster.version());
        return XgboostEnsemble.of(booster, NAME, data.features(), XgboostColumn.allOf(data.features()), provenance);
    }

    private int rounds(Dataset data, ClassWeights weights, XgboostEngine engine, Progress progress) {
        int trees = Integer.parseInt(told(TREES));
        int patience = Integer.parseInt(told(EARLY_STOPPING));
        if (patience == 0) {
            return trees;
        }
        double share = Double.parseDouble(told(VALIDATION_SHARE));
        Split split = data.split(1 - share, 0, seed);
        return engine.bestRounds(
                weights.applyTo(split.train()), weights.applyTo(split.test()), trees, patience, progress);
    }

    private Map<String, Object> parameters(FeatureSet features) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", "binary:logistic");
        ENGINE_NAMES.forEach((name, engineName) -> parameters.put(engineName, told(name)));
        Map<String, String> monotone = below(MONOTONE);
        if (!monotone.isEmpty()) {
            int[] signs = new int[features.size()];
            monotone.forEach((name, direction) ->
                    signs[slotOf(name, features)] = direction.equals(text(Direction.INCREASING)) ? 1 : -1);
            parameters.put(
                    "monotone_constraints",
                    Arrays.stream(signs).mapToObj(Integer::toString).collect(Collectors.joining(",", "(", ")")));
        }
        Map<String, List<String>> together = new TreeMap<>();
        below(TOGETHER)
                .forEach((name, group) -> together.computeIfAbsent(group, key -> new ArrayList<>())
                        .add(Integer.toString(slotOf(name.substring(name.indexOf('.') + 1), features))));
        if (!together.isEmpty()) {
            parameters.put("interaction_constraints", together.values().toString());
        }
        parameters.putAll(below(PARAMETER));
        return parameters;
    }

    private String told(String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    /** The settings whose names begin with a word, by what follows it. */
    private Map<String, String> below(String prefix) {
        return settings.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        setting -> setting.getKey().substring(prefix.length()),
                        Map.Entry::getValue,
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static int slotOf(String name, FeatureSet features) {
        return features.slotOf(features.get(name));
    }

    private static String text(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the settings. */
    @Override
    public String toString() {
        return NAME + " " + settings + ", seed " + seed;
    }

    /** Takes the settings, each at most once. Mutable, for one thread. */
    public static final class Builder {
        private final Settings settings = new Settings(DEFAULT_SETTINGS);
        private final Settings others =
                new Settings(Map.of("seed", "1", "threads", Integer.toString(XgboostEngine.DEFAULT_THREADS)));
        private int groups;

        private Builder() {}

        /**
         * Tells the number of trees; with {@link #earlyStopping} the greatest number. 300 unless told.
         *
         * @param trees the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         * @throws IllegalStateException if it was told before
         */
        public Builder trees(int trees) {
            settings.tell(TREES, "number of trees", trees, 1);
            return this;
        }

        /**
         * Tells how many splits a row passes at most in a tree: how many features can act together. 6 unless told.
         *
         * @param depth the depth, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the depth is less than 1
         * @throws IllegalStateException if it was told before
         */
        public Builder maxDepth(int depth) {
            settings.tell(MAX_DEPTH, "depth", depth, 1);
            return this;
        }

        /**
         * Tells how much of its correction each tree makes; 0.05 unless told. A lower rate needs more trees.
         *
         * @param rate the learning rate, above 0 and at most 1
         * @return this builder
         * @throws IllegalArgumentException if the rate is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder learningRate(double rate) {
            settings.tell(LEARNING_RATE, "learning rate", rate, Settings.Range.SHARE);
            return this;
        }

        /**
         * Tells on what share of the rows, drawn at random, each tree is trained; 0.9 unless told.
         *
         * @param share the share, above 0 and at most 1
         * @return this builder
         * @throws IllegalArgumentException if the share is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder rowShare(double share) {
            settings.tell(ROW_SHARE, "share of rows", share, Settings.Range.SHARE);
            return this;
        }

        /**
         * Tells what share of the features, drawn at random, each split chooses from; 0.8 unless told.
         *
         * @param share the share, above 0 and at most 1
         * @return this builder
         * @throws IllegalArgumentException if the share is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder columnShare(double share) {
            settings.tell(COLUMN_SHARE, "share of columns", share, Settings.Range.SHARE);
            return this;
        }

        /**
         * Tells the least weight on each side of a split, a row counting as {@code p (1 − p)} of its probability; 1 unless
         * told.
         *
         * @param weight the weight, finite, at least 0
         * @return this builder
         * @throws IllegalArgumentException if the weight is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder minChildWeight(double weight) {
            settings.tell(MIN_CHILD_WEIGHT, "least weight of a side", weight, Settings.Range.NOT_NEGATIVE);
            return this;
        }

        /**
         * Tells how much a split must lower the loss; 0 unless told.
         *
         * @param gain the gain, finite, at least 0
         * @return this builder
         * @throws IllegalArgumentException if the gain is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder minGain(double gain) {
            settings.tell(MIN_GAIN, "least gain", gain, Settings.Range.NOT_NEGATIVE);
            return this;
        }

        /**
         * Tells how much the size of leaves is penalised; 0 unless told.
         *
         * @param penalty the penalty, finite, at least 0
         * @return this builder
         * @throws IllegalArgumentException if the penalty is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder l1(double penalty) {
            settings.tell(L1, "L1 penalty", penalty, Settings.Range.NOT_NEGATIVE);
            return this;
        }

        /**
         * Tells how much the squares of leaves are penalised; 1 unless told.
         *
         * @param penalty the penalty, finite, at least 0
         * @return this builder
         * @throws IllegalArgumentException if the penalty is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder l2(double penalty) {
            settings.tell(L2, "L2 penalty", penalty, Settings.Range.NOT_NEGATIVE);
            return this;
        }

        /**
         * Tells into how many bins numbers are put to find thresholds; 256 unless told.
         *
         * @param bins the number, at least 2
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 2
         * @throws IllegalStateException if it was told before
         */
        public Builder bins(int bins) {
            settings.tell(BINS, "number of bins", bins, 2);
            return this;
        }

        /**
         * Tells up to how many levels a category is split one level against the others. A category of more levels is
         * parted into two sets of levels, which takes fewer splits and fits rare levels more easily by chance. Every
         * category is split by single levels unless told.
         *
         * @param levels the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         * @throws IllegalStateException if it was told before
         */
        public Builder oneHotUpTo(int levels) {
            settings.tell(ONE_HOT_UP_TO, "number of levels", levels, 1);
            return this;
        }

        /**
         * Tells how much positive rows count beside negative ones; as much as their own weights say, unless told.
         *
         * @param weights the weights
         * @return this builder
         * @throws IllegalStateException if they were told before
         */
        public Builder classWeights(ClassWeights weights) {
            settings.tell(CLASS_WEIGHTS, "class weights", weights);
            return this;
        }

        /**
         * Tells to search the number of trees: boosting goes on until so many more trees have not lowered the log loss on
         * a {@linkplain #validationShare part of the rows} that is kept back, at most to the {@linkplain #trees number of
         * trees}. Then the model is trained on all rows, with the best number. Off unless told.
         *
         * @param patience how many trees may pass without a lower loss, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         * @throws IllegalStateException if it was told before
         */
        public Builder earlyStopping(int patience) {
            settings.tell(EARLY_STOPPING, "patience", patience, 1);
            return this;
        }

        /**
         * Tells what share of the rows is kept back to search the number of trees; 0.15 unless told.
         *
         * @param share the share, above 0 and less than 1
         * @return this builder
         * @throws IllegalArgumentException if the share is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder validationShare(double share) {
            if (!(share < 1)) {
                throw new IllegalArgumentException(
                        "The share of rows kept back (" + share + ") must be less than 1.\nMaybe take 0.15.");
            }
            settings.tell(VALIDATION_SHARE, "share of rows kept back", share, Settings.Range.SHARE);
            return this;
        }

        /**
         * Tells that the score never moves against a feature, all else being equal. What is missing is not bound by it.
         *
         * @param feature a number or a flag
         * @param direction how the score follows it
         * @return this builder
         * @throws IllegalArgumentException if the feature is a category
         * @throws IllegalStateException if it was told for this feature before
         */
        public Builder monotone(Feature feature, Direction direction) {
            if (feature instanceof CategoryFeature) {
                throw new IllegalArgumentException(
                        "The feature of a direction (" + feature.name()
                                + ") must be a number or a flag, but is a category.\nMaybe make it a number that has an order.");
            }
            settings.tell(MONOTONE + feature.name(), "direction of " + feature.name(), text(direction));
            return this;
        }

        /**
         * Tells that features act together with each other alone: no tree splits by one of them and by another feature
         * below it. Can be told for several groups, which may overlap; features of no group act alone.
         *
         * @param features the features of one group, at least one
         * @return this builder
         * @throws IllegalArgumentException if there is none
         */
        public Builder together(Feature... features) {
            if (features.length == 0) {
                throw new IllegalArgumentException(
                        "The features of a group (none) must be at least one.\nMaybe leave the group out.");
            }
            int group = groups++;
            for (Feature feature : features) {
                settings.tell(
                        TOGETHER + group + "." + feature.name(), "group of " + feature.name(), Integer.toString(group));
            }
            return this;
        }

        /**
         * Hands a parameter to XGBoost as it is, such as {@code max_leaves}. It goes before a setting of this builder that
         * means the same.
         *
         * @param name the name, as XGBoost's documentation has it
         * @param value the value
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder parameter(String name, String value) {
            settings.tell(PARAMETER + name, "parameter " + name, value);
            return this;
        }

        /**
         * Tells what decides the samples of rows and columns; 1 unless told. The same seed and data give the same model,
         * to the bit.
         *
         * @param seed any number
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder seed(long seed) {
            others.tell("seed", "seed", seed);
            return this;
        }

        /**
         * Tells on how many threads to train; half of the processors, at least one, unless told. The model does not depend on it.
         * Threads that wait for each other spin: where another program takes a processor, a training on all of them can take
         * ten times as long.
         *
         * @param threads the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         * @throws IllegalStateException if it was told before
         */
        public Builder threads(int threads) {
            others.tell("threads", "number of threads", threads, 1);
            return this;
        }

        /**
         * Returns the trainer.
         *
         * @return the trainer
         */
        public XgboostTrainer build() {
            Map<String, String> rest = others.complete();
            return new XgboostTrainer(
                    settings.complete(),
                    Long.parseLong(rest.getOrDefault("seed", "1")),
                    Integer.parseInt(rest.getOrDefault("threads", "1")));
        }
    }
}
