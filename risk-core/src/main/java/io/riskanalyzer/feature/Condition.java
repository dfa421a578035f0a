package io.riskanalyzer.feature;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a rule tests: a comparison of one feature, or several joined by and, or, not. A value that can be printed,
 * stored, analysed and run.
 *
 * <pre>{@code
 * NumberFeature attendance = Feature.number("attendance").within(0, 1);
 * FlagFeature feesOverdue = Feature.flag("feesOverdue");
 * Condition slipping = feesOverdue.isTrue().and(attendance.below(0.9));
 * String text = slipping.describe(); // feesOverdue is yes and attendance is below 0.9
 * }</pre>
 *
 * <p>The logic has three values (Kleene): a comparison with a missing value is neither true nor false but unknown;
 * <i>and</i> is unknown where no part is false and one is unknown, <i>or</i> where no part is true and one is unknown,
 * <i>not</i> of unknown is unknown. Only <i>true</i> fires. {@link #not()} is pushed to the leaves at once, so
 * {@code attendance.below(0.75).not()} is {@code attendance.atLeast(0.75)}, and neither of the two is true for a missing
 * attendance. {@link Feature#isMissing()} alone is never unknown.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Condition {

    /** How a number is compared with a limit. */
    enum Operator {
        /** {@code value < limit}. */
        BELOW("below"),
        /** {@code value <= limit}. */
        AT_MOST("at most"),
        /** {@code value > limit}. */
        ABOVE("above"),
        /** {@code value >= limit}. */
        AT_LEAST("at least");

        private final String words;

        Operator(String words) {
            this.words = words;
        }

        /** The operator as phrases have it. */
        String words() {
            return words;
        }

        Operator opposite() {
            return switch (this) {
                case BELOW -> AT_LEAST;
                case AT_MOST -> ABOVE;
                case ABOVE -> AT_MOST;
                case AT_LEAST -> BELOW;
            };
        }
    }

    /** Whether a value is asked to be there. */
    enum Presence {
        /** There is no value. */
        MISSING,
        /** There is a value. */
        PRESENT
    }

    /**
     * A number compared with a limit.
     *
     * @param feature the number
     * @param operator the comparison
     * @param limit the limit, finite
     */
    record Comparison(NumberFeature feature, Operator operator, double limit) implements Condition {
        /** Checks the limit; −0 becomes 0, which is the same limit. */
        public Comparison {
            requireFinite(feature, limit);
            limit += 0.0;
        }

        /**
         * Returns the least value for which the comparison is true.
         *
         * @return the value, −∞ if there is none
         */
        public double least() {
            return switch (operator) {
                case BELOW, AT_MOST -> Double.NEGATIVE_INFINITY;
                case ABOVE -> Math.nextUp(limit);
                case AT_LEAST -> limit;
            };
        }

        /**
         * Returns the greatest value for which the comparison is true.
         *
         * @return the value, +∞ if there is none
         */
        public double greatest() {
            return switch (operator) {
                case BELOW -> Math.nextDown(limit);
                case AT_MOST -> limit;
                case ABOVE, AT_LEAST -> Double.POSITIVE_INFINITY;
            };
        }

        @Override
        public Condition not() {
            return new Comparison(feature, operator.opposite(), limit);
        }

        @Override
        public String describe() {
            return Phrases.nameOf(feature) + " is " + operator.words + " " + Phrases.quantity(feature, limit);
        }

        @Override
        public Set<Feature> features() {
            return Set.of(feature);
        }

        @Override
        public RowTest bind(FeatureSet features) {
            return inRange(features.slotOf(feature), least(), greatest());
        }
    }

    /**
     * A number between two limits, both included.
     *
     * @param feature the number
     * @param from the least value, finite
     * @param to the greatest value, finite
     */
    record Between(NumberFeature feature, double from, double to) implements Condition {
        /** Checks the limits; −0 becomes 0, which is the same limit. */
        public Between {
            requireFinite(feature, from);
            requireFinite(feature, to);
            from += 0.0;
            to += 0.0;
            if (from > to) {
                throw new IllegalArgumentException("The lower limit of " + feature.name() + " (" + Numbers.plain(from)
                        + ") must not be above the upper one, but that is " + Numbers.plain(to)
                        + ".\nMaybe exchange the two.");
            }
        }

        @Override
        public Condition not() {
            return feature.below(from).or(feature.above(to));
        }

        @Override
        public String describe() {
            return Phrases.nameOf(feature) + " is between " + Phrases.quantity(feature, from) + " and "
                    + Phrases.quantity(feature, to);
        }

        @Override
        public Set<Feature> features() {
            return Set.of(feature);
        }

        @Override
        public RowTest bind(FeatureSet features) {
            return inRange(features.slotOf(feature), from, to);
        }
    }

    /**
     * A flag that is true, or false.
     *
     * @param feature the flag
     * @param value the value asked for
     */
    record FlagIs(FlagFeature feature, boolean value) implements Condition {
        @Override
        public Condition not() {
            return new FlagIs(feature, !value);
        }

        @Override
        public String describe() {
            return Phrases.nameOf(feature) + " is " + (value ? "yes" : "no");
        }

        @Override
        public Set<Feature> features() {
            return Set.of(feature);
        }

        @Override
        public RowTest bind(FeatureSet features) {
            double asked = value ? 1 : 0;
            return inRange(features.slotOf(feature), asked, asked);
        }
    }

    /**
     * A category whose level is one of several.
     *
     * @param feature the category
     * @param levels the levels asked for, in the feature's order; with none the condition is never true
     */
    record OneOf(CategoryFeature<?> feature, List<String> levels) implements Condition {
        /** Checks the levels, and puts them in the feature's order. */
        public OneOf {
            for (String level : levels) {
                feature.indexOfLevel(level);
            }
            List<String> asked = levels;
            levels = feature.levels().stream().filter(asked::contains).toList();
        }

        /**
         * Returns whether an encoded value fulfils this condition; an unknown level counts as what it is read as.
         *
         * @param value the encoded value
         * @return whether it is one of the levels
         */
        public boolean holdsFor(double value) {
            double resolved = feature.resolve(value);
            return resolved >= 0 && levels.contains(feature.levels().get((int) resolved));
        }

        @Override
        public Condition not() {
            List<String> others =
                    feature.levels().stream().filter(l -> !levels.contains(l)).toList();
            return new OneOf(feature, others);
        }

        @Override
        public String describe() {
            return Phrases.nameOf(feature)
                    + switch (levels.size()) {
                        case 0 -> " is none of its levels";
                        case 1 -> " is " + Phrases.word(levels.get(0));
                        default -> " is one of " + Phrases.words(levels);
                    };
        }

        @Override
        public Set<Feature> features() {
            return Set.of(feature);
        }

        @Override
        public RowTest bind(FeatureSet features) {
            int slot = features.slotOf(feature);
            boolean[] fulfilled = new boolean[feature.levels().size() + 1];
            for (int i = 0; i < fulfilled.length; i++) {
                fulfilled[i] = holdsFor(i - 1);
            }
            return row -> {
                double value = row[slot];
                return value >= Feature.UNKNOWN_LEVEL && fulfilled[(int) value + 1];
            };
        }
    }

    /**
     * A feature that has no value, or has one. Never unknown.
     *
     * @param feature the feature
     * @param asked whether the value is asked to be missing or to be there
     */
    record Missing(Feature feature, Presence asked) implements Condition {
        @Override
        public Condition not() {
            return new Missing(feature, asked == Presence.MISSING ? Presence.PRESENT : Presence.MISSING);
        }

        @Override
        public String describe() {
            return Phrases.nameOf(feature) + (asked == Presence.MISSING ? " is missing" : " is known");
        }

        @Override
        public Set<Feature> features() {
            return Set.of(feature);
        }

        @Override
        public RowTest bind(FeatureSet features) {
            int slot = features.slotOf(feature);
            boolean missing = asked == Presence.MISSING;
            if (feature instanceof CategoryFeature<?> category
                    && Double.isNaN(category.resolve(Feature.UNKNOWN_LEVEL))) {
                return row -> !(row[slot] >= 0) == missing;
            }
            return row -> Double.isNaN(row[slot]) == missing;
        }
    }

    /**
     * Several conditions that must all be true.
     *
     * @param parts the conditions, at least one
     */
    record And(List<Condition> parts) implements Condition {
        /** Copies the parts; a part that is itself an <i>and</i> is replaced by its parts. */
        public And {
            requireParts(parts);
            parts = parts.stream()
                    .flatMap(part -> part instanceof And and ? and.parts().stream() : Stream.of(part))
                    .toList();
        }

        @Override
        public Condition not() {
            return new Or(parts.stream().map(Condition::not).toList());
        }

        @Override
        public String describe() {
            return parts.stream()
                    .map(part -> part instanceof Or ? "(" + part.describe() + ")" : part.describe())
                    .collect(Collectors.joining(" and "));
        }

        @Override
        public Set<Feature> features() {
            return union(parts);
        }

        @Override
        public RowTest bind(FeatureSet features) {
            RowTest[] tests = bindAll(parts, features);
            return row -> {
                for (RowTest test : tests) {
                    if (!test.test(row)) {
                        return false;
                    }
                }
                return true;
            };
        }
    }

    /**
     * Several conditions of which one at least must be true.
     *
     * @param parts the conditions, at least one
     */
    record Or(List<Condition> parts) implements Condition {
        /** Copies the parts; a part that is itself an <i>or</i> is replaced by its parts. */
        public Or {
            requireParts(parts);
            parts = parts.stream()
                    .flatMap(part -> part instanceof Or or ? or.parts().stream() : Stream.of(part))
                    .toList();
        }

        @Override
        public Condition not() {
            return new And(parts.stream().map(Condition::not).toList());
        }

        @Override
        public String describe() {
            return parts.stream()
                    .map(part -> part instanceof And ? "(" + part.describe() + ")" : part.describe())
                    .collect(Collectors.joining(" or "));
        }

        @Override
        public Set<Feature> features() {
            return union(parts);
        }

        @Override
        public RowTest bind(FeatureSet features) {
            RowTest[] tests = bindAll(parts, features);
            return row -> {
                for (RowTest test : tests) {
                    if (test.test(row)) {
                        return true;
                    }
                }
                return false;
            };
        }
    }

    /**
     * Returns the condition that this one and the other are true.
     *
     * @param other the other condition
     * @return the conjunction
     */
    default Condition and(Condition other) {
        return new And(List.of(this, other));
    }

    /**
     * Returns the condition that this one or the other is true.
     *
     * @param other the other condition
     * @return the disjunction
     */
    default Condition or(Condition other) {
        return new Or(List.of(this, other));
    }

    /**
     * Returns the opposite, with the negation pushed to the leaves. It is true where this condition is false, and
     * unknown where this one is unknown.
     *
     * @return the negation
     */
    Condition not();

    /**
     * Returns this condition in words, which {@link #parse} reads. Names of several words, and those that could be taken
     * for a word of the phrase, stand in single quotes.
     *
     * @return a phrase such as {@code attendance is below 0.75 and feesOverdue is yes}
     */
    String describe();

    /**
     * Reads a condition from the words that {@link #describe()} writes.
     *
     * <pre>{@code
     * FeatureSet features = FeatureSet.of(Feature.number("attendance"), Feature.flag("feesOverdue"));
     * Condition slipping = Condition.parse("feesOverdue is yes and attendance is below 0.9", features);
     * }</pre>
     *
     * <p>A number is {@code below}, {@code at most}, {@code above} or {@code at least} a limit, or {@code between 1 and 2},
     * both included; the feature's unit may follow the limit. A flag is {@code yes} or {@code no}; a category is a level,
     * or {@code one of} several with commas between them. Everything is {@code missing} or {@code known}. {@code and} binds
     * more tightly than {@code or}; brackets group. Names stand as they are or in quotes, single or double, which are
     * doubled within. Blanks are free, and the fixed words may be in upper case.
     *
     * <p>The condition equals the one that was described, but for a conjunction or disjunction of a single part, which is
     * read as that part.
     *
     * @param phrase the words
     * @param features the features that it may name
     * @return the condition
     * @throws ConditionFormatException if the phrase is none; it tells the word and what may be meant
     */
    static Condition parse(String phrase, FeatureSet features) {
        return PhraseParser.parse(phrase, features);
    }

    /**
     * Returns the features that are looked at.
     *
     * @return the features, in the order in which they are first named
     */
    Set<Feature> features();

    /**
     * Compiles this condition for rows of the given features: positions resolved, levels turned into indices.
     *
     * @param features what a row consists of
     * @return the test, thread-safe
     * @throws SchemaMismatchException if a feature is not among them, or is there as another kind
     */
    RowTest bind(FeatureSet features);

    private static RowTest inRange(int slot, double least, double greatest) {
        return row -> row[slot] >= least && row[slot] <= greatest; // false for NaN
    }

    private static void requireFinite(NumberFeature feature, double limit) {
        if (!(Math.abs(limit) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The limit of " + feature.name() + " (" + limit
                    + ") must be a finite number.\nMaybe use "
                    + (Double.isNaN(limit)
                            ? "isMissing() to test for a missing value."
                            : "atLeast(…) or atMost(…) where only one side has a limit."));
        }
    }

    private static void requireParts(List<Condition> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(
                    "The parts of a condition (none) must be at least one.\nMaybe leave the condition away.");
        }
    }

    private static Set<Feature> union(List<Condition> parts) {
        Set<Feature> all = new LinkedHashSet<>();
        parts.forEach(part -> all.addAll(part.features()));
        return Collections.unmodifiableSet(all);
    }

    private static RowTest[] bindAll(List<Condition> parts, FeatureSet features) {
        return parts.stream().map(part -> part.bind(features)).toArray(RowTest[]::new);
    }
}
