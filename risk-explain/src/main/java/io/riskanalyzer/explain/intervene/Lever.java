package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A feature that can be changed, in which direction, how far, in which steps, and with how much effort.
 *
 * <pre>{@code
 * NumberFeature attendance = Feature.number("attendance").within(0, 1);
 * Lever lever = Lever.raising(attendance).within(0, 0.95).inSteps(0.05).effort(1).effortPerUnit(10);
 * }</pre>
 *
 * <p>The effort of a change is {@code fixed + perUnit · |to − from|}; a flag or a category has the fixed effort alone. By
 * default the fixed effort is {@value #FIXED}, and a unit costs its share of the feature's range, or of the present value
 * (of 1 at least) where the range has no end; so within ranges one change is never dearer than two.
 *
 * <p>What moves with the feature is told by {@link #carrying}. Nobody can move what is missing, a special code of a
 * scorecard, or a {@linkplain Feature#sensitive() sensitive} feature. Immutable and thread-safe; each method returns a
 * changed copy.
 */
public final class Lever {
    /** The effort of a change, however small, unless told. */
    static final double FIXED = 1;

    /** Where a value may go. */
    enum Direction {
        UP,
        DOWN,
        BOTH;

        boolean allows(double from, double to) {
            return this == BOTH || (this == UP ? to > from : to < from);
        }
    }

    /** A feature that moves with another: by so much a unit, or as a rule says. */
    record Follower(NumberFeature feature, double perUnit, DoubleUnaryOperator rule) {

        boolean isRule() {
            return Double.isNaN(perUnit);
        }

        /** The follower's value where the leader goes from a value to another, before it is cut to its range. */
        double after(double value, double from, double to) {
            return isRule() ? rule.applyAsDouble(to) : value + perUnit * (to - from);
        }
    }

    private final Feature feature;
    private final Direction direction;
    private final double least;
    private final double greatest;
    private final double step;
    private final double fixed;
    private final double perUnit;
    private final List<Follower> followers;

    private Lever(
            Feature feature,
            Direction direction,
            double least,
            double greatest,
            double step,
            double fixed,
            double perUnit,
            List<Follower> followers) {
        this.feature = feature;
        this.direction = direction;
        this.least = least;
        this.greatest = greatest;
        this.step = step;
        this.fixed = fixed;
        this.perUnit = perUnit;
        this.followers = List.copyOf(followers);
    }

    private static Lever of(Feature feature, Direction direction) {
        if (feature.isSensitive()) {
            throw new IllegalArgumentException("The feature to change (" + feature.name()
                    + ") must not be sensitive, but it is.\nMaybe name what can be changed in its place.");
        }
        return new Lever(
                feature,
                direction,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.NaN,
                FIXED,
                Double.NaN,
                List.of());
    }

    /**
     * Returns a lever that makes a number greater, never smaller.
     *
     * @param feature the number
     * @return the lever
     * @throws IllegalArgumentException if the feature is sensitive
     */
    public static Lever raising(NumberFeature feature) {
        return of(feature, Direction.UP);
    }

    /**
     * Returns a lever that makes a number smaller, never greater.
     *
     * @param feature the number
     * @return the lever
     * @throws IllegalArgumentException if the feature is sensitive
     */
    public static Lever lowering(NumberFeature feature) {
        return of(feature, Direction.DOWN);
    }

    /**
     * Returns a lever that changes a number either way, a flag, or a category.
     *
     * @param feature the feature
     * @return the lever
     * @throws IllegalArgumentException if the feature is sensitive
     */
    public static Lever changing(Feature feature) {
        return of(feature, Direction.BOTH);
    }

    /**
     * Returns a copy that goes no further than a range. For a category the range is one of level indices, for a flag of 0
     * and 1.
     *
     * @param least the least value that is gone to, −∞ for no limit but the feature's own
     * @param greatest the greatest value that is gone to, +∞ for no limit but the feature's own
     * @return the copy
     * @throws IllegalArgumentException if not {@code least <= greatest}
     */
    public Lever within(double least, double greatest) {
        if (!(least <= greatest)) {
            throw new IllegalArgumentException("The range of the lever of " + feature.name() + " (" + least + " to "
                    + greatest + ") must not end before it begins.\nMaybe exchange the two.");
        }
        return new Lever(feature, direction, least, greatest, step, fixed, perUnit, followers);
    }

    /**
     * Returns a copy that goes to multiples of a step alone: with 0.05 to 0.70, 0.75, 0.80. Without a step a number goes
     * to the nearest value that makes a difference; where the score changes with every value it goes in hundredths of its
     * range.
     *
     * @param step the step, finite, above 0
     * @return the copy
     * @throws IllegalArgumentException if the step is not finite and above 0, or the feature is no number
     */
    public Lever inSteps(double step) {
        if (!(step > 0 && step <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The step of " + feature.name() + " (" + step
                    + ") must be a finite number above 0.\nMaybe take the unit in which people count it.");
        }
        if (!(feature instanceof NumberFeature)) {
            throw new IllegalArgumentException("The feature with a step (" + feature
                    + ") must be a number.\nMaybe leave the step out: its values are steps already.");
        }
        return new Lever(feature, direction, least, greatest, step, fixed, perUnit, followers);
    }

    /**
     * Returns a copy with another effort of changing the feature at all.
     *
     * @param fixed the effort, finite, not negative; {@value #FIXED} unless told
     * @return the copy
     * @throws IllegalArgumentException if the effort is negative or not finite
     */
    public Lever effort(double fixed) {
        return new Lever(feature, direction, least, greatest, step, effortOf("effort", fixed), perUnit, followers);
    }

    /**
     * Returns a copy with another effort for each unit of change.
     *
     * @param perUnit the effort, finite, not negative
     * @return the copy
     * @throws IllegalArgumentException if the effort is negative or not finite
     */
    public Lever effortPerUnit(double perUnit) {
        return new Lever(
                feature, direction, least, greatest, step, fixed, effortOf("effort per unit", perUnit), followers);
    }

    private double effortOf(String what, double effort) {
        if (!(effort >= 0 && effort <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The " + what + " of " + feature.name() + " (" + effort
                    + ") must be a finite number of at least 0.\nMaybe count hours, or weeks.");
        }
        return effort;
    }

    /**
     * Returns a copy that moves another number along: by {@code perUnit} for each unit that this feature goes up, and as
     * much down for each that it goes down. The other one stays within its range, and where it is if it is missing.
     *
     * @param other what moves along, not sensitive
     * @param perUnit by how much, finite
     * @return the copy
     * @throws IllegalArgumentException if this feature is no number, the other is sensitive or moved twice, or the amount
     *     is not finite
     */
    public Lever carrying(NumberFeature other, double perUnit) {
        if (!(Math.abs(perUnit) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The change of " + other.name() + " with each unit of " + feature.name()
                    + " (" + perUnit + ") must be a finite number.\nMaybe give a rule in its place.");
        }
        return with(new Follower(other, perUnit, value -> value));
    }

    /**
     * Returns a copy that sets another number by a rule wherever this feature goes. The other one stays within its range,
     * and where it is if it is missing or the rule gives NaN.
     *
     * @param other what moves along, not sensitive
     * @param rule from the new value of this feature to that of the other; pure
     * @return the copy
     * @throws IllegalArgumentException if this feature is no number, or the other is sensitive or moved twice
     */
    public Lever carrying(NumberFeature other, DoubleUnaryOperator rule) {
        return with(new Follower(other, Double.NaN, rule));
    }

    private Lever with(Follower follower) {
        Feature other = follower.feature();
        if (!(feature instanceof NumberFeature)) {
            throw new IllegalArgumentException("The feature that carries " + other.name() + " (" + feature
                    + ") must be a number.\nMaybe give " + other.name() + " a lever of its own.");
        }
        if (other.isSensitive()) {
            throw new IllegalArgumentException("The feature that is carried (" + other.name()
                    + ") must not be sensitive, but it is.\nMaybe leave it where it is.");
        }
        if (other.name().equals(feature.name())
                || followers.stream().anyMatch(f -> f.feature().name().equals(other.name()))) {
            throw new IllegalArgumentException(
                    "The feature that is carried (" + other.name() + ") must be moved once, but " + feature.name()
                            + " moves it already.\nMaybe remove one of the two.");
        }
        List<Follower> more = new ArrayList<>(followers);
        more.add(follower);
        return new Lever(feature, direction, least, greatest, step, fixed, perUnit, more);
    }

    /**
     * Returns what is changed.
     *
     * @return the feature
     */
    public Feature feature() {
        return feature;
    }

    Direction direction() {
        return direction;
    }

    double least() {
        return least;
    }

    double greatest() {
        return greatest;
    }

    /** The step, NaN if none was told. */
    double step() {
        return step;
    }

    List<Follower> followers() {
        return followers;
    }

    /** The effort of a change, 0 for none. */
    double effort(double from, double to) {
        if (from == to) {
            return 0;
        }
        return feature instanceof NumberFeature number ? fixed + unitEffort(number, from) * Math.abs(to - from) : fixed;
    }

    /** Whether some change could cost nothing, so that there would be no cheapest one. */
    boolean isFree() {
        return fixed == 0 && (perUnit == 0 || !(feature instanceof NumberFeature));
    }

    private double unitEffort(NumberFeature number, double from) {
        if (!Double.isNaN(perUnit)) {
            return perUnit;
        }
        double range = number.max() - number.min();
        return 1 / (range > 0 && range <= Double.MAX_VALUE ? range : Math.max(1, Math.abs(from)));
    }

    /** Returns what the lever does, as in {@code raising attendance}. */
    @Override
    public String toString() {
        return switch (direction) {
                    case UP -> "raising ";
                    case DOWN -> "lowering ";
                    case BOTH -> "changing ";
                }
                + feature.name();
    }
}
