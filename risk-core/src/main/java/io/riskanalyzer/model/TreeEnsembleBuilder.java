package io.riskanalyzer.model;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Scale;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Takes the nodes of trees in preorder: a split, then all that is left of it, then all that is right of it. A tree ends
 * with its last leaf, and the next node begins another one. Mutable, for one thread.
 *
 * <pre>{@code
 * NumberFeature income = Feature.number("income");
 * TreeEnsemble stump = TreeEnsemble.builder("stump", Scale.LOG_ODDS, FeatureSet.of(income))
 *         .below(income, 20_000, TreeEnsemble.Side.LEFT, 100)
 *         .leaf(0.5, 30)
 *         .leaf(-0.2, 70)
 *         .build(0.1, model.provenance());
 * }</pre>
 */
public final class TreeEnsembleBuilder {
    private static final int LEAF = -1;

    private final String name;
    private final Scale scale;
    private final FeatureSet features;
    private final BitSet used = new BitSet();
    private final BitSet missingLeft = new BitSet();
    private final Deque<Integer> open = new ArrayDeque<>(); // splits that wait for what is right of them
    private final Ints roots = new Ints();
    private final Ints slots = new Ints();
    private final Ints right = new Ints();
    private final Ints levelsAt = new Ints();
    private final Ints levels = new Ints();
    private double[] numbers = new double[16];
    private double[] covers = new double[16];
    private boolean leftIsNext;

    TreeEnsembleBuilder(String name, Scale scale, FeatureSet features) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of a model (\"" + name + "\") must not be blank.\nMaybe name it after its trainer.");
        }
        this.name = name;
        this.scale = scale;
        this.features = features;
    }

    /**
     * Adds a split that sends a row to the left if a number or a flag, as 0 or 1, is below a threshold.
     *
     * @param feature the number or flag
     * @param threshold the threshold, not NaN
     * @param missing where a missing value goes
     * @param cover the weight of the training rows that came here, finite, not negative
     * @return this builder
     * @throws IllegalArgumentException if the feature is a category, the threshold is NaN or the cover is out of range
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the feature is not among those of the model
     */
    public TreeEnsembleBuilder below(Feature feature, double threshold, TreeEnsemble.Side missing, double cover) {
        if (!(feature instanceof NumberFeature || feature instanceof FlagFeature)) {
            throw new IllegalArgumentException("The feature of a threshold (" + feature.name()
                    + ") must be a number or a flag, but is a category.\nMaybe use oneOf.");
        }
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("The threshold of " + feature.name()
                    + " (NaN) must be a number.\nMaybe the file that it comes from is damaged.");
        }
        split(feature, threshold, missing, cover);
        levelsAt.add(0);
        return this;
    }

    /**
     * Adds a split that sends a row to the left if a category has one of some levels.
     *
     * @param feature the category
     * @param missing where a missing value goes
     * @param cover the weight of the training rows that came here, finite, not negative
     * @param left the indices of the levels, in any order
     * @return this builder
     * @throws IllegalArgumentException if there is no such level or the cover is out of range
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the feature is not among those of the model
     */
    public TreeEnsembleBuilder oneOf(CategoryFeature<?> feature, TreeEnsemble.Side missing, double cover, int... left) {
        int size = feature.levels().size();
        int[] words = new int[(size + Integer.SIZE - 1) / Integer.SIZE];
        for (int level : left) {
            if (!(level >= 0 && level < size)) {
                throw new IllegalArgumentException("The level of " + feature.name() + " (" + level
                        + ") must be from 0 to " + (size - 1) + ".\nMaybe it is that of another feature.");
            }
            words[level >>> 5] |= 1 << level;
        }
        split(feature, 0, missing, cover);
        levelsAt.add(levels.size());
        Arrays.stream(words).forEach(levels::add);
        return this;
    }

    private void split(Feature feature, double threshold, TreeEnsemble.Side missing, double cover) {
        int slot = features.slotOf(feature);
        int node = node(slot, threshold, cover);
        used.set(slot);
        missingLeft.set(node, missing == TreeEnsemble.Side.LEFT);
        open.push(node);
        leftIsNext = true;
    }

    /**
     * Adds a leaf.
     *
     * @param value what it adds to the raw score, finite
     * @param cover the weight of the training rows that came here, finite, not negative
     * @return this builder
     * @throws IllegalArgumentException if the value is not finite or the cover is out of range
     */
    public TreeEnsembleBuilder leaf(double value, double cover) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The value of a leaf (" + value
                    + ") must be a finite number.\nMaybe the training did not converge: take a lower learning rate.");
        }
        node(LEAF, value, cover);
        levelsAt.add(0);
        leftIsNext = false;
        return this;
    }

    private int node(int slot, double number, double cover) {
        if (!(cover >= 0 && cover <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The cover of a node (" + cover
                    + ") must be a finite number of at least 0.\nMaybe give 1 where it is not known.");
        }
        int node = slots.size();
        if (open.isEmpty()) {
            roots.add(node);
        } else if (!leftIsNext) {
            right.set(open.pop(), node);
        }
        if (node == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * node);
            covers = Arrays.copyOf(covers, 2 * node);
        }
        slots.add(slot);
        right.add(0);
        numbers[node] = number;
        covers[node] = cover;
        return node;
    }

    /**
     * Returns the model.
     *
     * @param base the raw score before any tree, finite
     * @param provenance how the model was made
     * @return the model, of the features that its splits ask for
     * @throws IllegalArgumentException if the base is not finite
     * @throws IllegalStateException if there is no tree, or the last one is not complete
     */
    public TreeEnsemble build(double base, Provenance provenance) {
        if (!(Math.abs(base) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The base (" + base + ") must be a finite number.\nMaybe all rows have one outcome.");
        }
        if (roots.size() == 0 || !open.isEmpty()) {
            throw new IllegalStateException("The trees (" + roots.size()
                    + ") must be at least one, each complete, but " + open.size()
                    + " splits of the last have nothing to the right.\nMaybe add leaves.");
        }
        List<Feature> kept = new ArrayList<>();
        int[] slotOf = new int[features.size()];
        used.stream().forEach(slot -> {
            slotOf[slot] = kept.size();
            kept.add(features.get(slot));
        });
        int[] keptSlots = IntStream.of(slots.toArray())
                .map(slot -> slot == LEAF ? LEAF : slotOf[slot])
                .toArray();
        Nodes nodes = new Nodes(
                roots.toArray(),
                keptSlots,
                Arrays.copyOf(numbers, keptSlots.length),
                right.toArray(),
                (BitSet) missingLeft.clone(),
                Arrays.copyOf(covers, keptSlots.length),
                levelsAt.toArray(),
                levels.toArray());
        return new TreeEnsemble(name, scale, base, FeatureSet.of(kept), nodes, provenance);
    }

    /** A list of numbers that are not boxed. */
    private static final class Ints {
        private int[] values = new int[16];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        void set(int index, int value) {
            values[index] = value;
        }

        int size() {
            return size;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
