package io.riskanalyzer.models;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.models.internal.TrainingRecord;
import io.riskanalyzer.models.internal.TribuoTrees;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Learns one decision tree that a person can read: CART, by Tribuo.
 *
 * <pre>{@code
 * TreeEnsemble model = TreeTrainer.builder().maxDepth(3).build().train(split.train());
 * System.out.println(model.describe(0));
 * }</pre>
 *
 * <p>Each split is the one that lowers the Gini impurity most. A missing number or flag is taken for the median of the
 * training rows, a missing category for none of its levels; a category is split one level against the others. The raw
 * score is the share of positive rows in the leaf, by weight: a coarse probability, and one that is too sure of itself
 * where leaves are small. A row of weight {@code w} counts {@code w} times, one of weight 0 not at all.
 *
 * <p>Immutable and thread-safe; one thread.
 *
 * @see <a href="https://doi.org/10.1201/9781315139470">Breiman, Friedman, Olshen and Stone, Classification and regression
 *     trees, 1984</a>
 */
public final class TreeTrainer implements Trainer {
    static final String NAME = "tree";

    private static final String MAX_DEPTH = "maxDepth";
    private static final String MIN_SPLIT_WEIGHT = "minSplitWeight";
    private static final String CLASS_WEIGHTS = "classWeights";
    private static final String SEED = "seed";

    private static final Map<String, String> DEFAULT_SETTINGS =
            Map.of(MAX_DEPTH, "5", MIN_SPLIT_WEIGHT, "40.0", CLASS_WEIGHTS, ClassWeights.NONE.toString());

    /** The trainer whose settings are the defaults: depth 5, no split of less than 40 rows. */
    public static final TreeTrainer DEFAULTS = builder().build();

    private final Map<String, String> settings;
    private final long seed;

    private TreeTrainer(Map<String, String> settings, long seed) {
        this.settings = settings;
        this.seed = seed;
    }

    /** The trainer of a provenance's settings. */
    static TreeTrainer of(Map<String, String> settings, long seed) {
        Map<String, String> complete = new TreeMap<>(DEFAULT_SETTINGS);
        complete.putAll(settings);
        return new TreeTrainer(complete, seed);
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
     * @return all settings but the seed
     */
    public Map<String, String> settings() {
        return settings;
    }

    /**
     * Trains a model.
     *
     * @param data the rows to learn from, with at least one positive and one negative of a weight above 0
     * @return the model, one tree on the scale of probabilities
     * @throws IllegalArgumentException if nothing can be learnt: there is no feature, all rows have one outcome, or every
     *     weight is 0
     */
    @Override
    public TreeEnsemble train(Dataset data) {
        TrainingRecord record = new TrainingRecord(NAME, data);
        ClassWeights weights = ClassWeights.parse(told(CLASS_WEIGHTS));
        TribuoTrees.Growth growth = new TribuoTrees.Growth(
                Integer.parseInt(told(MAX_DEPTH)), Double.parseDouble(told(MIN_SPLIT_WEIGHT)), 1);
        TribuoTrees tree = TribuoTrees.one(weights.applyTo(data), growth, seed);
        return tree.ensemble(NAME, record.end(settings, seed, "tribuo", tree.engineVersion()));
    }

    private String told(String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    /** Returns the settings. */
    @Override
    public String toString() {
        return NAME + " " + settings + ", seed " + seed;
    }

    /** Takes the settings, each at most once. Mutable, for one thread. */
    public static final class Builder {
        private final Settings settings = new Settings(DEFAULT_SETTINGS);
        private final Settings others = new Settings(Map.of(SEED, "1"));

        private Builder() {}

        /**
         * Tells how many splits a row passes at most; 5 unless told.
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
         * Tells the least weight of rows that are split further; 40 unless told. A leaf may be smaller.
         *
         * @param weight the weight, finite, above 0
         * @return this builder
         * @throws IllegalArgumentException if the weight is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder minSplitWeight(double weight) {
            settings.tell(MIN_SPLIT_WEIGHT, "least weight of a split", weight, Settings.Range.POSITIVE);
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
         * Tells what decides between splits that are equally good; 1 unless told.
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
         * Returns the trainer.
         *
         * @return the trainer
         */
        public TreeTrainer build() {
            return new TreeTrainer(
                    settings.complete(), Long.parseLong(others.complete().getOrDefault(SEED, "1")));
        }
    }
}
