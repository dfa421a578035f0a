package io.riskanalyzer.data;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.feature.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many encoded rows, stored by column, shape (rows, features), with the rows of the source that were rejected.
 *
 * <p>Every value in a frame is legal for its feature. Immutable and thread-safe.
 */
public final class Frame {
    private final FeatureSet features;
    private final double[][] columns;
    private final int rows;
    private final long[] numbers;
    private final @Nullable String @Nullable [] ids;
    private final List<RejectedRow> rejected;

    private Frame(
            FeatureSet features,
            double[][] columns,
            int rows,
            long[] numbers,
            @Nullable String @Nullable [] ids,
            List<RejectedRow> rejected) {
        this.features = features;
        this.columns = columns;
        this.rows = rows;
        this.numbers = numbers;
        this.ids = ids;
        this.rejected = List.copyOf(rejected);
    }

    /**
     * Encodes subjects. Those that the schema refuses are in {@link #rejected()}, the others in the rows.
     *
     * @param schema the schema
     * @param subjects the subjects
     * @param <T> the type of a subject
     * @return the frame
     */
    public static <T> Frame of(Schema<T> schema, Iterable<? extends T> subjects) {
        Builder builder = builder(schema.features());
        double[] row = new double[schema.features().size()];
        long number = 0;
        for (T subject : subjects) {
            number++;
            if (!schema.encode(subject, row)) {
                builder.reject(new RejectedRow(number, null, schema.violations(subject)));
            } else if (!builder.add(row, number, null)) {
                throw new IllegalStateException("The schema accepted row " + number + " against its own features.");
            }
        }
        return builder.build();
    }

    /**
     * Returns a builder of a frame, row by row.
     *
     * @param features the features of the rows
     * @return an empty builder
     */
    public static Builder builder(FeatureSet features) {
        return new Builder(features, Builder.FIRST_CAPACITY);
    }

    /**
     * Returns a builder of a frame, row by row, that makes room for a known number of rows at once.
     *
     * @param features the features of the rows
     * @param rows the number of rows that are expected; there may be fewer or more
     * @return an empty builder
     * @throws IllegalArgumentException if the number is not positive
     */
    public static Builder builder(FeatureSet features, int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException(
                    "The expected rows (" + rows + ") must be at least 1.\nMaybe leave the number out.");
        }
        return new Builder(features, rows);
    }

    /**
     * Returns the number of rows.
     *
     * @return the number of accepted rows
     */
    public int rows() {
        return rows;
    }

    /**
     * Returns the features, which are the columns.
     *
     * @return the features in order
     */
    public FeatureSet features() {
        return features;
    }

    /**
     * Returns one encoded value.
     *
     * @param row the row, from 0
     * @param feature the slot of the feature, from 0
     * @return the value
     */
    public double value(int row, int feature) {
        return columns[feature][row];
    }

    /**
     * Copies a row.
     *
     * @param row the row, from 0
     * @param to where it goes, shape (features)
     */
    public void copyRow(int row, double[] to) {
        for (int i = 0; i < columns.length; i++) {
            to[i] = columns[i][row];
        }
    }

    /**
     * Copies a part of a column.
     *
     * @param feature the slot of the feature, from 0
     * @param from the first row
     * @param to the row after the last
     * @param target where the values go, from its start; at least {@code to - from} long
     */
    public void copyColumn(int feature, int from, int to, double[] target) {
        System.arraycopy(columns[feature], from, target, 0, to - from);
    }

    /**
     * Marks rows by ranges of their values: sets bit b of a row's mark where its value of feature b is in range b. A missing
     * value is in none. Reads the columns as they lie, without a branch that depends on a value.
     *
     * @param slots the slot of each feature, shape (ranges), at most 32
     * @param least the least value of each range, shape (ranges); −∞ for no limit
     * @param greatest the greatest value of each range, shape (ranges); +∞ for no limit
     * @param from the first row
     * @param to the row after the last
     * @param marks the marks of the rows, from its start; bits are added to those that are set
     */
    public void markRanges(int[] slots, double[] least, double[] greatest, int from, int to, int[] marks) {
        for (int bit = 0; bit < slots.length; bit++) {
            RangeMarks.set(columns[slots[bit]], least[bit], greatest[bit], from, to, 1 << bit, marks);
        }
    }

    /**
     * Returns the number that a row has in its source: the line in a file, else the position from 1.
     *
     * @param row the row, from 0
     * @return the number
     */
    public long number(int row) {
        return numbers[row];
    }

    /**
     * Returns the id of the subject of a row.
     *
     * @param row the row, from 0
     * @return the id, null if the source has none
     */
    public @Nullable String id(int row) {
        return ids == null ? null : ids[row];
    }

    /**
     * Returns the rows of the source that are not in this frame, and why.
     *
     * @return the rejected rows, in the order of the source; then those that {@link #select} refused
     */
    public List<RejectedRow> rejected() {
        return rejected;
    }

    /**
     * Returns the rows of this frame with other features: each column is taken by name, and checked and encoded anew
     * where the wanted feature differs from that of this frame (its range, its levels, whether it may be missing). Rows
     * that the wanted features refuse are moved to {@link #rejected()}.
     *
     * @param wanted the features of the result, in its order
     * @return the frame; columns that need no change are shared
     * @throws SchemaMismatchException if this frame lacks a feature, or has it as another kind
     */
    public Frame select(FeatureSet wanted) {
        if (wanted.equals(features)) {
            return this;
        }
        double[][] selected = new double[wanted.size()][];
        boolean[] refused = new boolean[rows];
        boolean anyRefused = false;
        for (int i = 0; i < selected.length; i++) {
            Feature feature = wanted.get(i);
            int slot = slotOf(feature);
            selected[i] = features.get(slot).equals(feature) ? columns[slot] : encode(slot, feature);
            if (selected[i] != columns[slot]) {
                for (int row = 0; row < rows; row++) {
                    if (!feature.accepts(selected[i][row])) {
                        refused[row] = true;
                        anyRefused = true;
                    }
                }
            }
        }
        Frame all = new Frame(wanted, selected, rows, numbers, ids, rejected);
        return anyRefused ? all.without(refused, this) : all;
    }

    private int slotOf(Feature feature) {
        if (!features.contains(feature.name())) {
            throw new SchemaMismatchException("The feature (" + feature.name() + ") must be in the frame, but that has "
                    + features + ".\nMaybe read it from the source too.");
        }
        int slot = features.names().indexOf(feature.name());
        if (features.get(slot).getClass() != feature.getClass()) {
            throw new SchemaMismatchException("The feature (" + feature
                    + ") must be of one kind everywhere, but in the frame it is " + features.get(slot)
                    + ".\nMaybe declare it alike in both places.");
        }
        return slot;
    }

    /** The column of a slot as the feature wants it encoded: levels are matched by name. */
    private double[] encode(int slot, Feature feature) {
        double[] encoded = columns[slot].clone();
        if (feature instanceof CategoryFeature<?> wanted) {
            CategoryFeature<?> mine = (CategoryFeature<?>) features.get(slot);
            double unknown = mine.unknownIn(wanted);
            for (int row = 0; row < rows; row++) {
                double value = encoded[row];
                if (value == Feature.UNKNOWN_LEVEL) {
                    encoded[row] = unknown;
                } else if (value >= 0) {
                    encoded[row] = wanted.indexOf(mine.levels().get((int) value));
                }
            }
        }
        return encoded;
    }

    private Frame without(boolean[] refused, Frame source) {
        List<RejectedRow> more = new ArrayList<>(rejected);
        int[] kept = new int[rows];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            if (!refused[row]) {
                kept[count++] = row;
                continue;
            }
            List<Violation> violations = new ArrayList<>();
            for (int i = 0; i < columns.length; i++) {
                Feature feature = features.get(i);
                if (!feature.accepts(columns[i][row])) {
                    int slot = source.slotOf(feature);
                    Feature told = source.features.get(slot).isSensitive() ? feature.sensitive() : feature;
                    violations.add(Violation.of(told, source.given(row, slot)));
                }
            }
            more.add(new RejectedRow(numbers[row], id(row), violations));
        }
        Frame taken = take(Arrays.copyOf(kept, count));
        return new Frame(features, taken.columns, taken.rows, taken.numbers, taken.ids, more);
    }

    /** A value as its source had it, for messages. */
    private @Nullable Object given(int row, int slot) {
        double value = columns[slot][row];
        if (Double.isNaN(value)) {
            return null;
        }
        if (features.get(slot) instanceof CategoryFeature<?> category) {
            return value < 0 ? "unknown" : category.levels().get((int) value);
        }
        return value;
    }

    /**
     * Returns this frame with other values in one column. The other columns are shared.
     *
     * @param feature the slot of the feature, from 0
     * @param column the encoded values, shape (rows); copied
     * @return the frame, with the same row numbers, ids and rejected rows
     * @throws IllegalArgumentException if the shapes differ, or the feature does not accept a value
     * @throws IndexOutOfBoundsException if there is no such slot
     */
    public Frame with(int feature, double[] column) {
        Feature changed = features.get(feature);
        if (column.length != rows) {
            throw new IllegalArgumentException("The values of " + changed.name() + " (" + column.length
                    + ") must be one for each row, but there are " + rows
                    + " rows.\nMaybe they are those of another frame.");
        }
        double[] copy = column.clone();
        for (int row = 0; row < rows; row++) {
            if (!changed.accepts(copy[row])) {
                Violation violation = Violation.of(changed, copy[row]);
                throw new IllegalArgumentException(violation.inRow(numbers[row]).message());
            }
        }
        double[][] shared = columns.clone();
        shared[feature] = copy;
        return new Frame(features, shared, rows, numbers, ids, rejected);
    }

    /**
     * Returns the given rows of this frame, in the given order.
     *
     * @param wanted the rows, from 0; a row may be there more than once
     * @return the frame of these rows, without rejected ones
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public Frame take(int... wanted) {
        double[][] taken = new double[columns.length][wanted.length];
        long[] takenNumbers = new long[wanted.length];
        @Nullable String @Nullable [] takenIds = ids == null ? null : new String[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            int row = wanted[i];
            if (row < 0 || row >= rows) {
                throw new IndexOutOfBoundsException("The row (" + row
                        + ") must be one of the frame, counted from 0, but that has " + rows
                        + " rows.\nMaybe it is the number of the row in its source.");
            }
            for (int j = 0; j < columns.length; j++) {
                taken[j][i] = columns[j][row];
            }
            takenNumbers[i] = numbers[row];
            if (takenIds != null) {
                takenIds[i] = id(row);
            }
        }
        return new Frame(features, taken, wanted.length, takenNumbers, takenIds, List.of());
    }

    /** Returns the shape and the names of the features. */
    @Override
    public String toString() {
        return "Frame of " + rows + " rows × " + features.size() + " features (" + features + ")"
                + (rejected.isEmpty() ? "" : ", " + rejected.size() + " rejected");
    }

    /** Collects rows. Mutable, for one thread. */
    public static final class Builder {
        private static final int FIRST_CAPACITY = 256;

        private final FeatureSet features;
        private final List<RejectedRow> rejected = new ArrayList<>();
        private double[][] columns;
        private long[] numbers;
        private @Nullable String @Nullable [] ids;
        private int rows;
        private boolean built;

        private Builder(FeatureSet features, int capacity) {
            this.features = features;
            this.columns = new double[features.size()][capacity];
            this.numbers = new long[capacity];
        }

        /**
         * Adds a row, if all its values are legal.
         *
         * @param row the encoded values, shape (features); copied
         * @param number the number of the row in its source
         * @param id the id of the subject, null for none
         * @return whether the row was added; false where a feature does not accept its value
         * @throws IllegalArgumentException if the row is of another length
         * @throws IllegalStateException if the frame was built already
         */
        public boolean add(double[] row, long number, @Nullable String id) {
            if (row.length != columns.length) {
                throw new IllegalArgumentException("The length of the row (" + row.length
                        + ") must be the number of features (" + columns.length
                        + ").\nMaybe allocate it by features().size().");
            }
            if (built) {
                throw new IllegalStateException(
                        "The frame was built already.\nMaybe take a new builder for further rows.");
            }
            if (!features.accepts(row)) {
                return false;
            }
            if (rows == numbers.length) {
                grow();
            }
            for (int i = 0; i < columns.length; i++) {
                columns[i][rows] = row[i];
            }
            numbers[rows] = number;
            if (id != null) {
                if (ids == null) {
                    ids = new String[numbers.length];
                }
                ids[rows] = id;
            }
            rows++;
            return true;
        }

        private void grow() {
            int capacity = Math.addExact(rows, Math.max(rows / 2, FIRST_CAPACITY));
            for (int i = 0; i < columns.length; i++) {
                columns[i] = Arrays.copyOf(columns[i], capacity);
            }
            numbers = Arrays.copyOf(numbers, capacity);
            ids = ids == null ? null : Arrays.copyOf(ids, capacity);
        }

        /**
         * Adds a row that was rejected.
         *
         * @param row the row and its violations
         */
        public void reject(RejectedRow row) {
            rejected.add(row);
        }

        /**
         * Returns the number of rows that were added and not rejected.
         *
         * @return the number
         */
        public int rows() {
            return rows;
        }

        /**
         * Returns the frame; the builder must not be used afterwards.
         *
         * @return the frame
         */
        public Frame build() {
            built = true;
            if (rows < numbers.length) {
                for (int i = 0; i < columns.length; i++) {
                    columns[i] = Arrays.copyOf(columns[i], rows);
                }
                numbers = Arrays.copyOf(numbers, rows);
                ids = ids == null ? null : Arrays.copyOf(ids, rows);
            }
            return new Frame(features, columns, rows, numbers, ids, rejected);
        }
    }
}
