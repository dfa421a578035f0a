package io.riskanalyzer.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a subject of type {@code T} (a record, a map, any object with readers) becomes a row of features. The one place
 * where {@code T} is known; everything behind it works on rows.
 *
 * <pre>{@code
 * record Student(double attendance, boolean feesOverdue) {}
 *
 * NumberFeature attendance = Feature.number("attendance").within(0, 1);
 * FlagFeature feesOverdue = Feature.flag("feesOverdue");
 * Schema<Student> students = Schema.ofRecord(Student.class, attendance, feesOverdue);
 *
 * double[] row = new double[2];
 * boolean valid = students.encode(new Student(0.62, true), row); // row is now {0.62, 1}
 * }</pre>
 *
 * <p>Immutable and thread-safe, provided that the readers are.
 *
 * @param <T> the type of a subject
 */
public final class Schema<T> {
    private final FeatureSet features;
    private final List<Feature> told; // as violations tell them: sensitive if either side of encodingFor says so
    private final List<Reader<T>> readers;
    private final @Nullable Keys<T> keys;

    private Schema(FeatureSet features, List<Reader<T>> readers, @Nullable Keys<T> keys) {
        this(features, readers, keys, features.stream().toList());
    }

    private Schema(FeatureSet features, List<Reader<T>> readers, @Nullable Keys<T> keys, List<? extends Feature> told) {
        this.told = List.copyOf(told);
        this.features = features;
        this.readers = List.copyOf(readers);
        this.keys = keys;
    }

    /** The keys of a subject, and those that it may have. Asked without iterating, which would allocate. */
    private record Keys<T>(Function<T, Map<String, ?>> map, FeatureSet known) {
        boolean areKnown(T subject) {
            Map<String, ?> given = map.apply(subject);
            int found = 0;
            for (int i = 0; i < known.size(); i++) {
                found += given.containsKey(known.get(i).name()) ? 1 : 0;
            }
            return found == given.size();
        }

        List<Violation> violations(T subject) {
            List<Violation> found = new ArrayList<>();
            for (Object key : map.apply(subject).keySet()) {
                if (!(key instanceof String name && known.contains(name))) {
                    found.add(Violation.unknownKey(String.valueOf(key), known.names())); // it may be null
                }
            }
            return found;
        }
    }

    /**
     * Returns the schema of a record: each feature is read from the component of its name, without boxing.
     *
     * <p>A number is read from any primitive number or {@code Number}, a flag from {@code boolean} or {@code Boolean}, a
     * category from an enum or a {@code String}; null is missing. Components without a feature are not read.
     *
     * @param type the record class; it may be private where its package is not encapsulated by a module
     * @param features the features, each named like a component
     * @param <R> the record
     * @return the schema, with the features in the given order
     * @throws SchemaMismatchException if a feature has no component, or one of an unsuitable type
     * @throws IllegalArgumentException if a name is there twice, or the record cannot be accessed
     */
    public static <R extends Record> Schema<R> ofRecord(Class<R> type, Feature... features) {
        List<Reader<R>> readers =
                Arrays.stream(features).map(f -> RecordReaders.of(type, f)).toList();
        return new Schema<>(FeatureSet.of(features), readers, null);
    }

    /**
     * Returns the schema of maps, such as a JSON body, that refuses a key which no feature has.
     *
     * <p>A number is read from a {@code Number}, a flag from a {@code Boolean}, a category from a {@code String} or an
     * enum. Null and an absent key are missing.
     *
     * @param features the features, each named like its key
     * @return the schema
     */
    public static Schema<Map<String, ?>> ofMaps(FeatureSet features) {
        return new Schema<>(features, mapReaders(features), new Keys<>(map -> map, features));
    }

    /**
     * Returns the schema of maps that ignores keys which no feature has; else like {@link #ofMaps}.
     *
     * @param features the features, each named like its key
     * @return the schema
     */
    public static Schema<Map<String, ?>> ofMapsIgnoringOtherKeys(FeatureSet features) {
        return new Schema<>(features, mapReaders(features), null);
    }

    private static List<Reader<Map<String, ?>>> mapReaders(FeatureSet features) {
        return features.stream()
                .<Reader<Map<String, ?>>>map(f -> Reader.ofObject(f, map -> map.get(f.name())))
                .toList();
    }

    /**
     * Returns the schema of rows of text, such as a CSV row by column name. Other columns are ignored.
     *
     * @param features the features, each named like its column
     * @param format how numbers, flags and missing values are written
     * @return the schema
     */
    public static Schema<Map<String, String>> ofTexts(FeatureSet features, TextFormat format) {
        List<Reader<Map<String, String>>> readers = features.stream()
                .<Reader<Map<String, String>>>map(f -> Reader.ofText(f, format, map -> map.get(f.name())))
                .toList();
        return new Schema<>(features, readers, null);
    }

    /**
     * Returns a builder of a schema with a reader for each feature.
     *
     * @param type the type of a subject
     * @param <T> the type of a subject
     * @return an empty builder
     */
    public static <T> Builder<T> builder(Class<T> type) {
        Objects.requireNonNull(type); // it is there to tell the compiler what T is
        return new Builder<>();
    }

    /**
     * Returns a builder of a schema for a generic type, whose class cannot be named:
     * {@code Schema.<List<Double>>builder()}.
     *
     * @param <T> the type of a subject
     * @return an empty builder
     */
    public static <T> Builder<T> builder() {
        return new Builder<>();
    }

    /**
     * Returns the features of a row, in the order of its slots.
     *
     * @return the features
     */
    public FeatureSet features() {
        return features;
    }

    /**
     * Encodes a subject. Allocates nothing, beyond what the subject's own readers allocate.
     *
     * @param subject the subject
     * @param row where the values go, shape (features)
     * @return whether every value is legal; if not, {@link #violations} tells what is wrong, and the row must not be
     *     scored
     * @throws IllegalArgumentException if the row is of another length
     */
    public boolean encode(T subject, double[] row) {
        int size = readers.size();
        if (row.length != size) {
            throw new IllegalArgumentException("The length of the row (" + row.length
                    + ") must be the number of features (" + size + ").\nMaybe allocate it by features().size().");
        }
        for (int i = 0; i < size; i++) {
            row[i] = readers.get(i).read(subject);
        }
        return features.accepts(row) && (keys == null || keys.areKnown(subject));
    }

    /**
     * Returns all that is wrong with a subject.
     *
     * @param subject the subject
     * @return a violation for each illegal value, in the order of the features, then one for each unknown key; empty if
     *     the subject can be scored
     */
    public List<Violation> violations(T subject) {
        List<Violation> found = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            Reader<T> reader = readers.get(i);
            if (!features.get(i).accepts(reader.read(subject))) {
                found.add(reader.violation(told.get(i), subject));
            }
        }
        if (keys != null) {
            found.addAll(keys.violations(subject));
        }
        return found;
    }

    /**
     * Returns a schema that reads the same subjects into rows of other features: each is read by the reader that this
     * schema has for its name, and checked as the other feature says (its range, its levels, whether it may be missing).
     * A key of a map that this schema knows stays known.
     *
     * @param wanted the features of the new rows
     * @return the schema with these features
     * @throws SchemaMismatchException if this schema has no feature of a name, or one of another kind
     */
    public Schema<T> encodingFor(FeatureSet wanted) {
        if (features.equals(wanted)) {
            return this;
        }
        List<Reader<T>> rebound = new ArrayList<>();
        List<Feature> told = new ArrayList<>(); // sensitive if either side calls it so
        for (Feature feature : wanted) {
            if (!features.contains(feature.name())) {
                throw new SchemaMismatchException("The feature (" + feature.name() + ") must be in the schema, but that"
                        + " has " + features + ".\nMaybe add " + feature.name() + " to the schema.");
            }
            int slot = features.names().indexOf(feature.name());
            if (features.get(slot).getClass() != feature.getClass()) {
                throw new SchemaMismatchException("The feature (" + feature + ") must be of one kind everywhere, but in"
                        + " the schema it is " + features.get(slot) + ".\nMaybe declare it alike in both places.");
            }
            rebound.add(readers.get(slot).rebind(feature, features.get(slot)));
            told.add(features.get(slot).isSensitive() ? feature.sensitive() : feature);
        }
        return new Schema<>(wanted, rebound, keys, told);
    }

    @Override
    public String toString() {
        return "Schema of " + features;
    }

    /**
     * Collects features with their readers. Mutable, for one thread.
     *
     * @param <T> the type of a subject
     */
    public static final class Builder<T> {
        private final List<Feature> features = new ArrayList<>();
        private final List<Reader<T>> readers = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a number.
         *
         * @param feature the number
         * @param reader reads its value; NaN for missing
         * @return this builder
         */
        public Builder<T> read(NumberFeature feature, ToDoubleFunction<? super T> reader) {
            return add(feature, Reader.ofNumber(reader));
        }

        /**
         * Adds a flag.
         *
         * @param feature the flag
         * @param reader reads its value
         * @return this builder
         */
        public Builder<T> read(FlagFeature feature, Predicate<? super T> reader) {
            return add(feature, Reader.ofFlag(reader));
        }

        /**
         * Adds a category.
         *
         * @param feature the category
         * @param reader reads its level; null for missing
         * @param <E> the type of a level
         * @return this builder
         */
        public <E> Builder<T> read(CategoryFeature<E> feature, Function<? super T, ? extends @Nullable E> reader) {
            return add(feature, Reader.ofObject(feature, reader));
        }

        /**
         * Adds a number whose value may be null.
         *
         * @param feature the number
         * @param reader reads its value; null for missing
         * @return this builder
         */
        public Builder<T> readNullable(NumberFeature feature, Function<? super T, ? extends @Nullable Number> reader) {
            return add(feature, Reader.ofObject(feature, reader));
        }

        /**
         * Adds a flag whose value may be null.
         *
         * @param feature the flag
         * @param reader reads its value; null for missing
         * @return this builder
         */
        public Builder<T> readNullable(FlagFeature feature, Function<? super T, @Nullable Boolean> reader) {
            return add(feature, Reader.ofObject(feature, reader));
        }

        private Builder<T> add(Feature feature, Reader<T> reader) {
            features.add(feature);
            readers.add(reader);
            return this;
        }

        /**
         * Returns the schema.
         *
         * @return the schema, with the features in the order in which they were added
         * @throws IllegalArgumentException if a name is there twice
         */
        public Schema<T> build() {
            return new Schema<>(FeatureSet.of(features), readers, null);
        }
    }
}
