package io.riskanalyzer.feature;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A feature with a fixed list of levels. Immutable and thread-safe.
 *
 * <p>Encoded as the index of the level; missing as NaN. A value that is none of the levels is unknown: it is a
 * {@link Violation}, unless {@link #unknownAs} or {@link #unknownAsMissing()} says how to read it. It is then encoded as
 * {@link Feature#UNKNOWN_LEVEL}, and {@link #resolve} gives the value that scorers take in its place.
 *
 * @param <E> the type of a level: an enum, or {@code String}
 */
public final class CategoryFeature<E> implements Feature {
    static final int REJECTED = -2;
    static final int MISSING = -1;

    private final Traits traits;
    private final List<String> levels;
    private final Map<String, Integer> indexOf;
    private final int unknownAs;

    CategoryFeature(Traits traits, List<String> levels, int unknownAs) {
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("The levels of " + traits.name()
                    + " (none) must be at least one.\nMaybe declare a flag or a number instead.");
        }
        this.traits = traits;
        this.levels = List.copyOf(levels);
        this.unknownAs = unknownAs;
        this.indexOf = new HashMap<>();
        for (int i = 0; i < levels.size(); i++) {
            String level = levels.get(i);
            if (level.isBlank()) {
                throw new IllegalArgumentException("The level " + (i + 1) + " of " + traits.name() + " (\"" + level
                        + "\") must not be blank.\nMaybe make the feature optional: a blank is a missing value.");
            }
            if (indexOf.put(level, i) != null) {
                throw new IllegalArgumentException("The level " + (i + 1) + " of " + traits.name() + " (" + level
                        + ") must differ from the others, but is there twice.\nMaybe remove one.");
            }
        }
    }

    private CategoryFeature<E> with(Traits changed) {
        return new CategoryFeature<>(changed, levels, unknownAs);
    }

    @Override
    public CategoryFeature<E> optional() {
        return with(traits.optional());
    }

    @Override
    public CategoryFeature<E> sensitive() {
        return with(traits.sensitive());
    }

    @Override
    public CategoryFeature<E> knownAt(Duration time) {
        return with(traits.knownAt(time));
    }

    /**
     * Returns a copy that reads an unknown level as the given one.
     *
     * @param level the level to take instead
     * @return the copy
     * @throws IllegalArgumentException if it is not a level of this feature
     */
    public CategoryFeature<E> unknownAs(E level) {
        return new CategoryFeature<>(traits, levels, indexOfLevel(nameOf(level)));
    }

    /**
     * Returns a copy that reads an unknown level as missing, and may be missing.
     *
     * @return the copy
     */
    public CategoryFeature<E> unknownAsMissing() {
        return new CategoryFeature<>(traits.optional(), levels, MISSING);
    }

    /**
     * Returns the condition that the value is the given level.
     *
     * @param level the level
     * @return the condition, not true for a missing value
     * @throws IllegalArgumentException if it is not a level of this feature
     */
    public Condition is(E level) {
        return new Condition.OneOf(this, List.of(nameOf(level)));
    }

    /**
     * Returns the condition that the value is one of the given levels.
     *
     * @param levels the levels, at least one
     * @return the condition, not true for a missing value
     * @throws IllegalArgumentException if there is none, or one is not a level of this feature
     */
    @SafeVarargs
    public final Condition isOneOf(E... levels) {
        if (levels.length == 0) {
            throw new IllegalArgumentException(
                    "The levels asked of " + name() + " (none) must be at least one.\nMaybe leave the condition away.");
        }
        List<String> names = new ArrayList<>();
        for (E level : levels) {
            names.add(nameOf(level));
        }
        return new Condition.OneOf(this, names);
    }

    @Override
    public String name() {
        return traits.name();
    }

    @Override
    public boolean isOptional() {
        return traits.isOptional();
    }

    @Override
    public boolean isSensitive() {
        return traits.isSensitive();
    }

    @Override
    public Duration knownAt() {
        return traits.knownAt();
    }

    /**
     * Returns the names of the levels; the index in this list is the encoded value.
     *
     * @return the names, immutable
     */
    public List<String> levels() {
        return levels;
    }

    /**
     * Returns the index of a level.
     *
     * @param level the name of the level
     * @return the index, or −1 if there is no such level
     */
    public int indexOf(String level) {
        Integer index = indexOf.get(level);
        return index == null ? -1 : index;
    }

    /**
     * Returns whether an unknown level is a violation.
     *
     * @return true unless {@link #unknownAs} or {@link #unknownAsMissing()} was told
     */
    public boolean rejectsUnknown() {
        return unknownAs == REJECTED;
    }

    /**
     * Returns the value that a scorer takes for an encoded one: the encoded value itself, and for
     * {@link Feature#UNKNOWN_LEVEL} the level that it is read as, or NaN if it is read as missing.
     *
     * <p>Where unknown levels are rejected, a row that came through a schema holds none; NaN is returned.
     *
     * @param value the encoded value
     * @return the index of a level, or NaN
     */
    public double resolve(double value) {
        if (value != UNKNOWN_LEVEL) {
            return value;
        }
        return unknownAs >= 0 ? unknownAs : Double.NaN;
    }

    /**
     * Returns the encoded value that an unknown level of one feature has in another: {@link Feature#UNKNOWN_LEVEL}, or,
     * where the other rejects unknown levels and this one does not, the other's value of what this one reads it as.
     *
     * @param other the feature of the same name in another set
     * @return the value in the other's encoding
     */
    public double unknownIn(CategoryFeature<?> other) {
        if (!other.rejectsUnknown() || rejectsUnknown()) {
            return UNKNOWN_LEVEL;
        }
        double level = resolve(UNKNOWN_LEVEL);
        return Double.isNaN(level) ? level : other.indexOf(levels.get((int) level));
    }

    @Override
    public boolean accepts(double value) {
        if (Double.isNaN(value)) {
            return traits.isOptional();
        }
        return value == UNKNOWN_LEVEL
                ? !rejectsUnknown()
                : value >= 0 && value < levels.size() && value == Math.rint(value);
    }

    @Override
    public String format(double value) {
        if (traits.isSensitive()) {
            return Traits.WITHHELD;
        }
        if (Double.isNaN(value)) {
            return Traits.MISSING;
        }
        return value == UNKNOWN_LEVEL ? "unknown" : levels.get((int) value);
    }

    /** The name of a level as it is written: that of the enum constant, or the text itself. */
    static String nameOf(Object level) {
        return level instanceof Enum<?> constant ? constant.name() : level.toString();
    }

    int indexOfLevel(String level) {
        int index = indexOf(level);
        if (index < 0) {
            throw new IllegalArgumentException("The level (" + level + ") must be one of " + traits.name() + ", but "
                    + traits.name() + " has " + Names.list(levels) + "." + Names.suggestion(level, levels));
        }
        return index;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CategoryFeature<?> that
                && traits.equals(that.traits)
                && levels.equals(that.levels)
                && unknownAs == that.unknownAs;
    }

    @Override
    public int hashCode() {
        return Objects.hash(traits, levels, unknownAs);
    }

    @Override
    public String toString() {
        String policy = unknownAs == REJECTED
                ? ""
                : unknownAs == MISSING ? ", unknown as missing" : ", unknown as " + levels.get(unknownAs);
        return traits.name() + " (category of " + Names.list(levels) + policy + traits.suffix() + ")";
    }
}
