package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done for a person: what it changes, what it costs, how many can have it, and who may.
 *
 * <pre>{@code
 * Intervention tutoring = Intervention.named("tutoring")
 *     .costing(300)
 *     .capacity(50)
 *     .adding(ATTENDANCE, 0.10)
 *     .eligible(ATTENDANCE.below(0.75));
 * }</pre>
 *
 * <p>Its effect is told in one of two ways. Either it changes features, and the plan scores the changed row; that tells
 * what goes with the risk, and results are labelled {@link Basis#ASSOCIATIONAL}. Or the user knows from a trial by how much
 * it lowers the risk, and says so by {@link #multiplyingRisk}; then they are labelled {@link Basis#CAUSAL}.
 *
 * <p>Numbers stay within their feature's range; what is missing stays missing unless it is set. Immutable and thread-safe;
 * each method returns a changed copy.
 */
public final class Intervention {
    /** What the effect of an intervention rests on. */
    public enum Basis {
        /** The score of the changed features: it tells what goes with the risk, not what lowers it. */
        ASSOCIATIONAL,
        /** An effect on the risk that the user supplied. */
        CAUSAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum Kind {
        SET,
        ADD,
        SCALE
    }

    private record Effect(Feature feature, Kind kind, double amount) {
        double after(double value) {
            return switch (kind) {
                case SET -> amount;
                case ADD -> value + amount;
                case SCALE -> value * amount;
            };
        }
    }

    private final String name;
    private final List<Effect> effects;
    private final double riskFactor;
    private final double cost;
    private final int capacity;
    private final @Nullable Condition eligible;
    private final String group;

    private Intervention(
            String name,
            List<Effect> effects,
            double riskFactor,
            double cost,
            int capacity,
            @Nullable Condition eligible,
            String group) {
        this.name = name;
        this.effects = List.copyOf(effects);
        this.riskFactor = riskFactor;
        this.cost = cost;
        this.capacity = capacity;
        this.eligible = eligible;
        this.group = group;
    }

    /**
     * Starts an intervention that costs nothing and does nothing yet, for everyone.
     *
     * @param name its name, not blank
     * @return the intervention
     * @throws IllegalArgumentException if the name is blank
     */
    public static Intervention named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of an intervention (\"" + name + "\") must not be blank.\nMaybe say what is done.");
        }
        return new Intervention(name, List.of(), Double.NaN, 0, Integer.MAX_VALUE, null, "");
    }

    /**
     * Returns a copy that gives a feature a value, also where it is missing.
     *
     * @param feature the feature
     * @param value the encoded value, which the feature accepts; not missing
     * @return the copy
     * @throws IllegalArgumentException if the feature does not accept the value, or is changed already
     */
    public Intervention setting(Feature feature, double value) {
        if (Double.isNaN(value) || !feature.accepts(value)) {
            throw new IllegalArgumentException("The value that " + name + " gives to " + feature.name() + " ("
                    + feature.format(value) + ") must be legal, but the feature does not accept it."
                    + "\nMaybe it is written in another unit.");
        }
        return with(new Effect(feature, Kind.SET, value));
    }

    /**
     * Returns a copy that adds to a number.
     *
     * @param feature the number
     * @param amount what is added, finite; below 0 to take away
     * @return the copy
     * @throws IllegalArgumentException if the amount is not finite, or the feature is changed already
     */
    public Intervention adding(NumberFeature feature, double amount) {
        return with(new Effect(feature, Kind.ADD, requireFinite("amount that " + name + " adds", feature, amount)));
    }

    /**
     * Returns a copy that multiplies a number.
     *
     * @param feature the number
     * @param factor the factor, finite
     * @return the copy
     * @throws IllegalArgumentException if the factor is not finite, or the feature is changed already
     */
    public Intervention scaling(NumberFeature feature, double factor) {
        return with(new Effect(feature, Kind.SCALE, requireFinite("factor of " + name, feature, factor)));
    }

    private static double requireFinite(String what, Feature feature, double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The " + what + " for " + feature.name() + " (" + value
                    + ") must be a finite number.\nMaybe leave the effect out.");
        }
        return value;
    }

    private Intervention with(Effect effect) {
        if (effects.stream()
                .anyMatch(
                        other -> other.feature().name().equals(effect.feature().name()))) {
            throw new IllegalArgumentException("The feature that " + name + " changes ("
                    + effect.feature().name() + ") must be changed once, but is changed already."
                    + "\nMaybe remove one of the two effects.");
        }
        List<Effect> more = new ArrayList<>(effects);
        more.add(effect);
        return new Intervention(name, more, riskFactor, cost, capacity, eligible, group);
    }

    /**
     * Returns a copy whose effect on the risk is known: it is multiplied, after what the changed features make of it. The
     * factor is the risk ratio of a trial, or of an {@linkplain InterventionEvaluation evaluation} that one believes.
     *
     * @param factor the risk ratio, finite, not negative; below 1 if it helps
     * @return the copy, whose effect is {@link Basis#CAUSAL} if it changes no features
     * @throws IllegalArgumentException if the factor is negative or not finite
     */
    public Intervention multiplyingRisk(double factor) {
        if (!(factor >= 0 && factor <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The risk ratio of " + name + " (" + factor
                    + ") must be a finite number of at least 0.\nMaybe write 0.8 for a risk that is a fifth lower.");
        }
        return new Intervention(name, effects, factor, cost, capacity, eligible, group);
    }

    /**
     * Returns a copy with a cost.
     *
     * @param cost what it costs for one person, finite, not negative; 0 unless told
     * @return the copy
     * @throws IllegalArgumentException if the cost is negative or not finite
     */
    public Intervention costing(double cost) {
        if (!(cost >= 0 && cost <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The cost of " + name + " (" + cost
                    + ") must be a finite number of at least 0.\nMaybe count what one person more costs.");
        }
        return new Intervention(name, effects, riskFactor, cost, capacity, eligible, group);
    }

    /**
     * Returns a copy for so many people at most.
     *
     * @param people how many, not negative; any number unless told
     * @return the copy
     * @throws IllegalArgumentException if it is negative
     */
    public Intervention capacity(int people) {
        if (people < 0) {
            throw new IllegalArgumentException(
                    "The capacity of " + name + " (" + people + ") must be at least 0.\nMaybe leave it out.");
        }
        return new Intervention(name, effects, riskFactor, cost, people, eligible, group);
    }

    /**
     * Returns a copy for some people alone.
     *
     * @param condition what must be true of a person before anything is done; everyone is eligible unless told
     * @return the copy
     */
    public Intervention eligible(Condition condition) {
        return new Intervention(name, effects, riskFactor, cost, capacity, condition, group);
    }

    /**
     * Returns a copy of a group of which nobody gets more than one.
     *
     * @param name the name of the group, not blank
     * @return the copy
     * @throws IllegalArgumentException if the name is blank
     */
    public Intervention oneOf(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The group of " + this.name + " (\"" + name + "\") must not be blank.\nMaybe leave it out.");
        }
        return new Intervention(this.name, effects, riskFactor, cost, capacity, eligible, name);
    }

    /**
     * Returns the name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns what it costs for one person.
     *
     * @return the cost
     */
    public double cost() {
        return cost;
    }

    /**
     * Returns how many people can have it.
     *
     * @return the number, {@link Integer#MAX_VALUE} without a limit
     */
    public int capacity() {
        return capacity;
    }

    /**
     * Returns what its effect rests on.
     *
     * @return {@link Basis#CAUSAL} if the effect on the risk is known and no feature is changed
     */
    public Basis basis() {
        return effects.isEmpty() && !Double.isNaN(riskFactor) ? Basis.CAUSAL : Basis.ASSOCIATIONAL;
    }

    double riskFactor() {
        return Double.isNaN(riskFactor) ? 1 : riskFactor;
    }

    @Nullable
    Condition eligibility() {
        return eligible;
    }

    boolean excludes(Intervention other) {
        return !group.isEmpty() && group.equals(other.group);
    }

    boolean doesNothing() {
        return effects.isEmpty() && Double.isNaN(riskFactor);
    }

    List<Feature> changed() {
        return effects.stream().map(Effect::feature).toList();
    }

    /** Changes a row of the given slots, one for each changed feature. */
    void apply(int[] slots, List<Feature> own, double[] row) {
        for (int i = 0; i < slots.length; i++) {
            double after = effects.get(i).after(row[slots[i]]);
            row[slots[i]] = own.get(i) instanceof NumberFeature number && !Double.isNaN(after)
                    ? Math.max(number.min(), Math.min(number.max(), after))
                    : after;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
