package io.riskanalyzer.model;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the values of one feature are put in bins: plain data that a person may read and write.
 *
 * <p>Every value has exactly one bin. The bins stand in this order: the {@linkplain Kind#REGULAR regular} ones in the
 * order of the cuts or groups, the {@linkplain Kind#SPECIAL special} ones, for a category one for
 * {@linkplain Kind#UNSEEN unseen} levels, and last the one for {@linkplain Kind#MISSING missing} values.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Bins {

    /** What a bin holds. */
    enum Kind {
        /** An interval of a number, a group of levels, or a value of a flag. */
        REGULAR,
        /** The values of a special code. */
        SPECIAL,
        /** Levels that no group holds, and values that are no level. */
        UNSEEN,
        /** No value. */
        MISSING
    }

    /**
     * Values of a number that are codes and not quantities, such as −9 for "no bureau record".
     *
     * @param name the name that the bin of these values has, not blank
     * @param values the values, finite, at least one
     */
    record SpecialCode(String name, List<Double> values) {
        /** Checks name and values, and copies them. */
        public SpecialCode {
            values = List.copyOf(values);
            if (name.isBlank()) {
                throw new IllegalArgumentException("The name of the special code " + values + " (\"" + name
                        + "\") must not be blank.\nMaybe say what the code means: no bureau record.");
            }
            if (values.isEmpty() || !values.stream().allMatch(value -> Math.abs(value) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("The values of the special code " + name + " (" + values
                        + ") must be finite, and at least one.\nMaybe a missing value is meant: it has a bin anyway.");
            }
        }
    }

    /**
     * Returns the feature.
     *
     * @return the feature
     */
    Feature feature();

    /**
     * Returns the number of regular bins.
     *
     * @return the number, at least one
     */
    int regular();

    /**
     * Returns the number of all bins.
     *
     * @return the number
     */
    int count();

    /**
     * Returns the bin of a value.
     *
     * @param value the encoded value: NaN for missing, the index of a level, 0 or 1 for a flag
     * @return the bin, from 0 to {@code count() − 1}
     */
    int indexOf(double value);

    /**
     * Returns the name of a bin, as a table shows it.
     *
     * @param bin the bin, from 0 to {@code count() − 1}
     * @return {@code below 18}, {@code 18 to below 25}, {@code HOUSE or FLAT}, {@code missing}
     */
    String label(int bin);

    /**
     * Returns what a bin holds.
     *
     * @param bin the bin, from 0 to {@code count() − 1}
     * @return the kind
     */
    Kind kind(int bin);

    /**
     * Intervals of a number, each from a cut, which belongs to it, to below the next; and special codes, whose values are
     * in no interval.
     *
     * @param feature the number
     * @param cuts where one interval ends and the next begins, ascending, finite, shape (cuts), may be empty
     * @param specials the special codes, each value in one of them at most; may be empty
     */
    record Numbers(NumberFeature feature, List<Double> cuts, List<SpecialCode> specials) implements Bins {
        /** Checks cuts and codes, and copies them. */
        public Numbers {
            cuts = List.copyOf(cuts);
            specials = List.copyOf(specials);
            FiniteNumbers.requireAscending(feature, "cut", cuts);
            requireDifferentCodes(feature, specials);
        }

        /**
         * Creates bins without special codes.
         *
         * @param feature the number
         * @param cuts where one interval ends and the next begins, ascending, finite
         */
        public Numbers(NumberFeature feature, List<Double> cuts) {
            this(feature, cuts, List.of());
        }

        private static void requireDifferentCodes(NumberFeature feature, List<SpecialCode> specials) {
            Map<Double, String> nameOf = new HashMap<>();
            Set<String> names = new HashSet<>();
            for (SpecialCode special : specials) {
                if (!names.add(special.name())) {
                    throw new IllegalArgumentException("The special code of " + feature.name() + " (" + special.name()
                            + ") must have a name of its own, but is there twice.\nMaybe put its values together.");
                }
                for (Double value : special.values()) {
                    String other = nameOf.put(value + 0.0, special.name()); // −0 becomes 0
                    if (other != null) {
                        throw new IllegalArgumentException("The value of special code " + special.name() + " of "
                                + feature.name() + " (" + value + ") must be in one code alone, but is in " + other
                                + " too.\nMaybe remove it from one of the two.");
                    }
                }
            }
        }

        @Override
        public int regular() {
            return cuts.size() + 1;
        }

        @Override
        public int count() {
            return regular() + specials.size() + 1;
        }

        @Override
        public int indexOf(double value) {
            if (Double.isNaN(value)) {
                return count() - 1;
            }
            for (int i = 0; i < specials.size(); i++) {
                for (double code : specials.get(i).values()) {
                    if (code == value) {
                        return regular() + i;
                    }
                }
            }
            int bin = 0;
            while (bin < cuts.size() && cuts.get(bin) <= value) {
                bin++;
            }
            return bin;
        }

        @Override
        public String label(int bin) {
            if (kind(bin) == Kind.MISSING) {
                return MISSING;
            }
            if (kind(bin) == Kind.SPECIAL) {
                return specials.get(bin - regular()).name();
            }
            if (cuts.isEmpty()) {
                return "any value";
            }
            if (bin == 0) {
                return "below " + quantity(cuts.get(0));
            }
            return bin == cuts.size()
                    ? "at least " + quantity(cuts.get(bin - 1))
                    : plain(cuts.get(bin - 1)) + " to below " + quantity(cuts.get(bin));
        }

        private String quantity(double value) {
            return plain(value) + (feature.unit().isEmpty() ? "" : " " + feature.unit());
        }

        private static String plain(double value) {
            return value == 0
                    ? "0"
                    : new BigDecimal(Double.toString(value))
                            .stripTrailingZeros()
                            .toPlainString();
        }

        @Override
        public Kind kind(int bin) {
            requireBin(this, bin);
            return bin < regular() ? Kind.REGULAR : bin == count() - 1 ? Kind.MISSING : Kind.SPECIAL;
        }
    }

    /**
     * Groups of levels of a category.
     *
     * @param feature the category
     * @param groups the levels of each group, at least one group and one level in each, no level twice; a level in none is
     *     unseen
     */
    record Levels(CategoryFeature<?> feature, List<List<String>> groups) implements Bins {
        /** Checks the groups, and copies them. */
        public Levels {
            groups = groups.stream().map(List::copyOf).toList();
            requireGroups(feature, groups);
        }

        private static void requireGroups(CategoryFeature<?> feature, List<List<String>> groups) {
            if (groups.isEmpty() || groups.stream().anyMatch(List::isEmpty)) {
                throw new IllegalArgumentException("The groups of " + feature.name() + " (" + groups
                        + ") must be at least one, and have a level each.\nMaybe leave out the empty ones.");
            }
            Set<String> taken = new HashSet<>();
            for (String level : groups.stream().flatMap(List::stream).toList()) {
                if (feature.indexOf(level) < 0) {
                    throw new IllegalArgumentException("The level (" + level + ") must be one of " + feature.name()
                            + ", but that has " + feature.levels() + ".\nMaybe it is written otherwise.");
                }
                if (!taken.add(level)) {
                    throw new IllegalArgumentException("The level of " + feature.name() + " (" + level
                            + ") must be in one group alone, but is there twice.\nMaybe remove it from one.");
                }
            }
        }

        @Override
        public int regular() {
            return groups.size();
        }

        @Override
        public int count() {
            return groups.size() + 2;
        }

        @Override
        public int indexOf(double value) {
            if (Double.isNaN(value)) {
                return count() - 1;
            }
            if (value >= 0 && value < feature.levels().size()) {
                String level = feature.levels().get((int) value);
                for (int i = 0; i < groups.size(); i++) {
                    if (groups.get(i).contains(level)) {
                        return i;
                    }
                }
            }
            return groups.size();
        }

        @Override
        public String label(int bin) {
            return switch (kind(bin)) {
                case MISSING -> MISSING;
                case REGULAR -> String.join(" or ", groups.get(bin));
                case UNSEEN, SPECIAL -> unseen();
            };
        }

        /** With the levels that are in no group, if they are few. */
        private String unseen() {
            List<String> left = new ArrayList<>(feature.levels());
            groups.forEach(left::removeAll);
            return left.isEmpty() || left.size() > 3 ? "unseen" : "unseen, " + String.join(" or ", left);
        }

        @Override
        public Kind kind(int bin) {
            requireBin(this, bin);
            return bin < groups.size() ? Kind.REGULAR : bin == groups.size() ? Kind.UNSEEN : Kind.MISSING;
        }
    }

    /**
     * No, yes, and missing.
     *
     * @param feature the flag
     */
    record Flags(FlagFeature feature) implements Bins {

        @Override
        public int regular() {
            return 2;
        }

        @Override
        public int count() {
            return 3;
        }

        @Override
        public int indexOf(double value) {
            return Double.isNaN(value) ? 2 : value == 0 ? 0 : 1;
        }

        @Override
        public String label(int bin) {
            return kind(bin) == Kind.MISSING ? MISSING : bin == 0 ? "no" : "yes";
        }

        @Override
        public Kind kind(int bin) {
            requireBin(this, bin);
            return bin == 2 ? Kind.MISSING : Kind.REGULAR;
        }
    }

    /** The label of the bin of missing values. */
    String MISSING = "missing";

    private static void requireBin(Bins bins, int bin) {
        if (!(bin >= 0 && bin < bins.count())) {
            throw new IndexOutOfBoundsException("The bin of " + bins.feature().name() + " (" + bin
                    + ") must be from 0 to " + (bins.count() - 1) + ".\nMaybe the bins are those of another feature.");
        }
    }
}
