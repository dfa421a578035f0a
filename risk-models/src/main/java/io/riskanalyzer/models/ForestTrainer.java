package io.riskanalyzer.models;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.models.internal.TrainingRecord;
import io.riskanalyzer.models.internal.TribuoTrees;
import io.riskanalyzer.models.internal.XgboostBooster;
import io.riskanalyzer.models.internal.XgboostColumn;
import io.riskanalyzer.models.internal.XgboostEngine;
import io.riskanalyzer.models.internal.XgboostEnsemble;
import io.riskanalyzer.score.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Learns a random forest: the mean of many deep trees, each of other rows and other features.
 *
 * <pre>{@code
 * TreeEnsemble model = ForestTrainer.DEFAULTS.train(split.train());
 * TreeEnsemble other = ForestTrainer.builder().trees(500).minLeafWeight(10).seed(7).build().train(split.train());
 * }</pre>
 *
 * <p>The raw score is the mean share of positive rows in the leaves, by weight: a probability, which tends to stay away
 * from 0 and 1. Splits lower the Gini impurity most among a random share of the features. A row of weight {@code w} counts
 * {@code w} times, one of weight 0 not at all.
 *
 * <p>The default engine is XGBoost, whose forests draw rows without replacement and find thresholds on histograms; a
 * missing value goes, at each split, where it went best in training. {@link Engine#TRIBUO} draws rows with replacement,
 * as Breiman did, and is many times slower, on one thread; there a missing value is taken for the median. The same data
 * and seed give the same model, to the bit, on any number of threads.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1023/A:1010933404324">Breiman, Random forests, 2001</a>
 */
public final class ForestTrainer implements Trainer {
    /** What grows the trees. */
    public enum Engine {
        /** XGBoost's histograms, on all threads. */
        XGBOOST,
        /** Tribuo's CART, on one thread. */
        TRIBUO
    }

    static final String NAME = "forest";

    private static final String TREES = "trees";
    private static final String MAX_DEPTH = "maxDepth";
    private static final String MIN_LEAF_WEIGHT = "minLeafWeight";
    private static final String ROW_SHARE = "rowShare";
    private static final String COLUMN_SHARE = "columnShare";
    private static final String BINS = "bins";
    private static final String CLASS_WEIGHTS = "classWeights";
    private static final String ENGINE = "engine";
    private static final String SEED = "seed";
    private static final String THREADS = "threads";

    /** As many trees are trained at a time, if the number of trees can be divided so. */
    private static final int MOST_BATCHES = 20;

    private static final Map<String, String> DEFAULT_SETTINGS = Map.of(
            TREES, "300",
            MAX_DEPTH, "20",
            MIN_LEAF_WEIGHT, "3.0",
            ROW_SHARE, "0.632",
            COLUMN_SHARE, "0.4",
            BINS, "256",
            CLASS_WEIGHTS, ClassWeights.NONE.toString(),
            ENGINE, text(Engine.XGBOOST));

    /**
     * The trainer whose settings are the defaults: 300 trees of depth 20 at most, at least 3 rows a leaf, 63.2 % of the
     * rows a tree (as many as differ in a draw with replacement), 40 % of the features a split, seed 1.
     */
    public static final ForestTrainer DEFAULTS = builder().build();

    private final Map<String, String> settings;
    private final long seed;
    private final int threads;

    private ForestTrainer(Map<String, String> settings, long seed, int threads) {
        this.settings = settings;
        this.seed = seed;
        this.threads = threads;
    }

    /** The trainer of a provenance's settings. */
    static ForestTrainer of(Map<String, String> settings, long seed) {
        Map<String, String> complete = new TreeMap<>(DEFAULT_SETTINGS);
        complete.putAll(settings);
        return new ForestTrainer(complete, seed, DEFAULTS.threads);
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
     * Trains a model.
     *
     * @param data the rows to learn from, with at least one positive and one negative of a weight above 0
     * @return the model, on the scale of probabilities
     * @throws IllegalArgumentException if nothing can be learnt: there is no feature, all rows have one outcome, or every
     *     weight is 0
     * @throws IllegalStateException if XGBoost fails, or its native library does not load
     */
    @Override
    public TreeEnsemble train(Dataset data) {
        return train(data, (done, total) -> {});
    }

    /**
     * Trains a model, and tells how far it is after each part of the trees.
     *
     * @param data the rows to learn from, with at least one positive and one negative of a weight above 0
     * @param progress is told on this thread; what it throws ends the training
     * @return the model, on the scale of probabilities
     */
    @Override
    public TreeEnsemble train(Dataset data, Progress progress) {
        TrainingRecord record = new TrainingRecord(NAME, data);
        Dataset weighted = ClassWeights.parse(told(CLASS_WEIGHTS)).applyTo(data);
        return told(ENGINE).equals(text(Engine.TRIBUO))
                ? byTribuo(weighted, record, progress)
                : byXgboost(weighted, record, progress);
    }

    private TreeEnsemble byTribuo(Dataset data, TrainingRecord record, Progress progress) {
        TribuoTrees.Growth growth = new TribuoTrees.Growth(
                Integer.parseInt(told(MAX_DEPTH)),
                2 * Double.parseDouble(told(MIN_LEAF_WEIGHT)),
                Double.parseDouble(told(COLUMN_SHARE)));
        TribuoTrees trees = TribuoTrees.many(data, growth, Integer.parseInt(told(TREES)), seed, progress);
        return trees.ensemble(NAME, record.end(settings, seed, "tribuo", trees.engineVersion()));
    }

    private TreeEnsemble byXgboost(Dataset data, TrainingRecord record, Progress progress) {
        int trees = Integer.parseInt(told(TREES));
        int batches = MOST_BATCHES;
        while (trees % batches != 0) {
            batches--;
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put(
                "objective",
                "reg:squarederror"); // whose gain on labels of 0 and 1 is Gini's, and whose leaves are means
        parameters.put("eta", 1);
        parameters.put("lambda", 0);
        parameters.put("num_parallel_tree", trees / batches);
        parameters.put("max_depth", told(MAX_DEPTH));
        parameters.put("min_child_weight", told(MIN_LEAF_WEIGHT));
        parameters.put("subsample", told(ROW_SHARE));
        parameters.put("colsample_bynode", told(COLUMN_SHARE));
        parameters.put("max_bin", told(BINS));
        parameters.put("max_cat_to_onehot", Integer.MAX_VALUE);
        parameters.put("max_cached_hist_node", 256); // deep trees would keep gigabytes of histograms
        List<XgboostBooster> boosters = new XgboostEngine(parameters, seed, threads).bag(data, batches, progress);
        return XgboostEnsemble.mean(
                boosters,
                NAME,
                Scale.PROBABILITY,
                data.features(),
                XgboostColumn.allOf(data.features()),
                record.end(settings, seed, XgboostEngine.NAME, boosters.get(0).version()));
    }

    private String told(String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    private static String text(Engine engine) {
        return engine.name().toLowerCase(Locale.ROOT);
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
                new Settings(Map.of(SEED, "1", THREADS, Integer.toString(XgboostEngine.DEFAULT_THREADS)));

        private Builder() {}

        /**
         * Tells the number of trees; 300 unless told. More are never worse, but slower.
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
         * Tells how many splits a row passes at most in a tree; 20 unless told.
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
         * Tells the least weight of the rows of a leaf; 3 unless told. More makes the probabilities of noisy data better.
         * Tribuo splits what has twice this weight, and may cut off a smaller leaf.
         *
         * @param weight the weight, finite, above 0
         * @return this builder
         * @throws IllegalArgumentException if the weight is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder minLeafWeight(double weight) {
            settings.tell(MIN_LEAF_WEIGHT, "least weight of a leaf", weight, Settings.Range.POSITIVE);
            return this;
        }

        /**
         * Tells on what share of the rows each tree is trained; 0.632 unless told. Tribuo draws as many rows as there are,
         * with replacement, whatever is told.
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
         * Tells what share of the features each split chooses from; 0.4 unless told. For Tribuo each level of a category
         * is one feature.
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
         * Tells into how many bins XGBoost puts numbers to find thresholds; 256 unless told.
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
         * Tells what grows the trees; XGBoost unless told.
         *
         * @param engine the engine
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder engine(Engine engine) {
            settings.tell(ENGINE, "engine", text(engine));
            return this;
        }

        /**
         * Tells what decides the samples of rows and features; 1 unless told. The same seed and data give the same model,
         * to the bit.
         *
         * @param seed any number
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder seed(long seed) {
            others.tell(SEED, SEED, seed);
            return this;
        }

        /**
         * Tells on how many threads XGBoost trains; half of the processors, at least one, unless told. The model does not depend
         * on it.
         *
         * @param threads the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         * @throws IllegalStateException if it was told before
         */
        public Builder threads(int threads) {
            others.tell(THREADS, "number of threads", threads, 1);
            return this;
        }

        /**
         * Returns the trainer.
         *
         * @return the trainer
         */
        public ForestTrainer build() {
            Map<String, String> rest = others.complete();
            return new ForestTrainer(
                    settings.complete(),
                    Long.parseLong(rest.getOrDefault(SEED, "1")),
                    Integer.parseInt(rest.getOrDefault(THREADS, "1")));
        }
    }
}
