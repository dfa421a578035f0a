package io.riskanalyzer.feature;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The features of a row, in order. Immutable and thread-safe.
 *
 * <p>Names are unique. The position of a feature in this set is its slot in every row that belongs to it.
 */
public final class FeatureSet implements Iterable<Feature> {
    private final List<Feature> features;
    private final Map<String, Integer> slots;
    private final Limits limits;

    private FeatureSet(List<? extends Feature> features) {
        this.features = List.copyOf(features);
        this.slots = new HashMap<>();
        this.limits = new Limits(this.features);
        for (Feature feature : features) {
            if (slots.put(feature.name(), slots.size()) != null) {
                throw new IllegalArgumentException("The feature (" + feature.name()
                        + ") must have a name of its own, but it is there twice.\nMaybe rename one of the two.");
            }
        }
    }

    /**
     * Returns the set of the given features.
     *
     * @param features the features, with different names
     * @return the set, in that order
     * @throws IllegalArgumentException if a name is there twice
     */
    public static FeatureSet of(Feature... features) {
        return new FeatureSet(List.of(features));
    }

    /**
     * Returns the set of the given features.
     *
     * @param features the features, with different names
     * @return the set, in that order
     * @throws IllegalArgumentException if a name is there twice
     */
    public static FeatureSet of(List<? extends Feature> features) {
        return new FeatureSet(features);
    }

    /**
     * Returns the number of features, which is the length of a row.
     *
     * @return the number
     */
    public int size() {
        return features.size();
    }

    /**
     * Returns the feature of a slot.
     *
     * @param slot the slot, from 0
     * @return the feature
     * @throws IndexOutOfBoundsException if there is no such slot
     */
    public Feature get(int slot) {
        return features.get(slot);
    }

    /**
     * Returns the feature of a name.
     *
     * @param name the name
     * @return the feature
     * @throws SchemaMismatchException if there is none; the error suggests the nearest name
     */
    public Feature get(String name) {
        Integer slot = slots.get(name);
        if (slot == null) {
            throw new SchemaMismatchException(
                    "The feature (" + name + ") must be one of " + this + "." + Names.suggestion(name, slots.keySet()));
        }
        return features.get(slot);
    }

    /**
     * Returns whether there is a feature of this name.
     *
     * @param name the name
     * @return whether there is one
     */
    public boolean contains(String name) {
        return slots.containsKey(name);
    }

    /**
     * Returns the slot of a feature: that of the feature with its name, which must be encoded in the same way, that is,
     * be of the same kind and, for a category, have the same levels in the same order and read unknown ones alike.
     *
     * @param feature the feature
     * @return its slot in a row
     * @throws SchemaMismatchException if there is no such feature, or one that is encoded otherwise
     */
    public int slotOf(Feature feature) {
        Integer slot = slots.get(feature.name());
        if (slot == null) {
            throw new SchemaMismatchException(
                    "The feature (" + feature.name() + ") must be in the schema, but that has " + this + ".\nMaybe add "
                            + feature.name() + " to the schema.");
        }
        Feature mine = features.get(slot);
        if (!encodedAlike(feature, mine)) {
            throw new SchemaMismatchException(
                    "The feature (" + feature + ") must be encoded as in the schema, but there it" + " is " + mine
                            + ".\nMaybe use the same constant in both places.");
        }
        return slot;
    }

    private static boolean encodedAlike(Feature a, Feature b) {
        if (a instanceof CategoryFeature<?> one && b instanceof CategoryFeature<?> other) {
            return one.levels().equals(other.levels())
                    && Double.compare(one.resolve(Feature.UNKNOWN_LEVEL), other.resolve(Feature.UNKNOWN_LEVEL)) == 0;
        }
        return a.getClass() == b.getClass();
    }

    /**
     * Returns whether every value of a row is legal, as {@link Feature#accepts} says of each. Allocates nothing.
     *
     * @param row the encoded values, shape (features)
     * @return whether all are legal
     */
    public boolean accepts(double[] row) {
        return limits.accept(row);
    }

    /**
     * Returns this set without the named features.
     *
     * @param names the names to leave out
     * @return the smaller set, in the same order
     * @throws SchemaMismatchException if a name is not in this set
     */
    public FeatureSet without(String... names) {
        List<Feature> left = new ArrayList<>(features);
        for (String name : names) {
            left.remove(get(name));
        }
        return new FeatureSet(left);
    }

    /**
     * Returns this set with further features at its end.
     *
     * @param more the features to add
     * @return the larger set
     * @throws IllegalArgumentException if a name is there twice
     */
    public FeatureSet with(Feature... more) {
        return new FeatureSet(Stream.concat(features.stream(), Stream.of(more)).toList());
    }

    /**
     * Returns the features that are known by the given time.
     *
     * @param cutoff the time of the decision, after the start of the observation
     * @return those of this set whose {@link Feature#knownAt()} is not later, in the same order
     */
    public FeatureSet knownBy(Duration cutoff) {
        return new FeatureSet(features.stream()
                .filter(feature -> feature.knownAt().compareTo(cutoff) <= 0)
                .toList());
    }

    /**
     * Returns the names in order.
     *
     * @return the names, immutable
     */
    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /**
     * Returns the features in order.
     *
     * @return an iterator that removes nothing
     */
    @Override
    public Iterator<Feature> iterator() {
        return features.iterator();
    }

    /**
     * Returns the features in order.
     *
     * @return a stream of them
     */
    public Stream<Feature> stream() {
        return features.stream();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureSet that && features.equals(that.features);
    }

    @Override
    public int hashCode() {
        return features.hashCode();
    }

    /** Returns the names, separated by commas. */
    @Override
    public String toString() {
        return features.isEmpty()
                ? "no feature"
                : features.stream()
                        .map(Feature::name)
                        .collect(Collectors.collectingAndThen(Collectors.toList(), Names::list));
    }
}
