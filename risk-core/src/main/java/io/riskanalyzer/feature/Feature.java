package io.riskanalyzer.feature;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * One named input of a risk score, declared once as a typed constant and used everywhere: in schemas, rules, models,
 * reasons, audits and reports.
 *
 * <pre>{@code
 * NumberFeature attendance = Feature.number("attendance").within(0, 1);
 * FlagFeature feesOverdue = Feature.flag("feesOverdue");
 * CategoryFeature<String> programme = Feature.category("programme", "arts", "law", "science").optional();
 * }</pre>
 *
 * <p>Features are immutable and thread-safe. Each method that changes a property returns a changed copy. Two features
 * are equal if all their properties are; levels of a category are compared by name, never by the enum they came from.
 */
public sealed interface Feature permits NumberFeature, FlagFeature, CategoryFeature {

    /** What stands in an encoded row for a level outside the declared ones: −1. */
    double UNKNOWN_LEVEL = -1;

    /**
     * Returns the name: that of the record component, map key or column that the value is read from.
     *
     * @return the name, never blank
     */
    String name();

    /**
     * Returns whether a subject may lack this feature. A missing value of a feature that is not optional is a
     * {@link Violation}.
     *
     * @return whether a missing value is legal
     */
    boolean isOptional();

    /**
     * Returns whether the values of this feature stay out of messages, logs, metrics and reason texts. The name may be
     * told.
     *
     * @return whether values are withheld
     */
    boolean isSensitive();

    /**
     * Returns when the value becomes known, counted from the start of the observation of a subject (enrolment, the loan
     * application).
     *
     * <p>A feature that becomes known only after the decision leaks the future into the score; select what is known in
     * time by {@link FeatureSet#knownBy(Duration)}.
     *
     * @return the time after the start, zero unless declared
     */
    Duration knownAt();

    /**
     * Returns a copy that may be missing.
     *
     * @return the copy
     */
    Feature optional();

    /**
     * Returns a copy whose values are withheld from every text.
     *
     * @return the copy
     */
    Feature sensitive();

    /**
     * Returns a copy that becomes known after the given time.
     *
     * @param time the time after the start of the observation, not negative
     * @return the copy
     * @throws IllegalArgumentException if the time is negative
     */
    Feature knownAt(Duration time);

    /**
     * Returns whether a row may hold the given encoded value of this feature.
     *
     * <p>Legal are NaN if the feature is optional; for a number a finite value in its range; for a flag 0 and 1; for a
     * category the index of a level, and {@link #UNKNOWN_LEVEL} if the feature says what to do with it.
     *
     * @param value the encoded value
     * @return whether it is legal
     */
    boolean accepts(double value);

    /**
     * Returns an encoded value as a person would write it: {@code 62.5 %}, {@code yes}, {@code science},
     * {@code missing}; {@code (withheld)} if the feature is sensitive. Numbers are rounded to four significant digits
     * or two decimals, whichever keeps more.
     *
     * @param value the encoded value
     * @return the text, with the unit if there is one
     */
    String format(double value);

    /**
     * Returns the condition that this feature has no value.
     *
     * @return a condition that is true for a missing value, and for an unknown level that is read as missing
     */
    default Condition isMissing() {
        return new Condition.Missing(this, Condition.Presence.MISSING);
    }

    /**
     * Declares a number.
     *
     * @param name the name, not blank
     * @return a required number of any finite value, without unit
     * @throws IllegalArgumentException if the name is blank
     */
    static NumberFeature number(String name) {
        return new NumberFeature(Traits.named(name), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "");
    }

    /**
     * Declares a flag, a feature that is either true or false.
     *
     * @param name the name, not blank
     * @return a required flag
     * @throws IllegalArgumentException if the name is blank
     */
    static FlagFeature flag(String name) {
        return new FlagFeature(Traits.named(name));
    }

    /**
     * Declares a category whose levels are the constants of an enum, in their order.
     *
     * @param name the name, not blank
     * @param values the enum
     * @param <E> the enum
     * @return a required category that rejects unknown levels
     * @throws IllegalArgumentException if the name is blank or the enum has no constant
     */
    static <E extends Enum<E>> CategoryFeature<E> category(String name, Class<E> values) {
        List<String> levels =
                Arrays.stream(values.getEnumConstants()).map(Enum::name).toList();
        return new CategoryFeature<>(Traits.named(name), levels, CategoryFeature.REJECTED);
    }

    /**
     * Declares a category with the given levels, in this order.
     *
     * @param name the name, not blank
     * @param levels the names of the levels, all different, none blank
     * @return a required category that rejects unknown levels
     * @throws IllegalArgumentException if the name is blank, there is no level, or a level is blank or there twice
     */
    static CategoryFeature<String> category(String name, String... levels) {
        return category(name, List.of(levels));
    }

    /**
     * Declares a category with the given levels, in this order.
     *
     * @param name the name, not blank
     * @param levels the names of the levels, all different, none blank
     * @return a required category that rejects unknown levels
     * @throws IllegalArgumentException if the name is blank, there is no level, or a level is blank or there twice
     */
    static CategoryFeature<String> category(String name, List<String> levels) {
        return new CategoryFeature<>(Traits.named(name), levels, CategoryFeature.REJECTED);
    }
}
