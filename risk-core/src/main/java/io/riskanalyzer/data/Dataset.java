package io.riskanalyzer.data;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.InvalidInputException;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RowTest;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.feature.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows with a known outcome. The label (was this the bad outcome?), the weights and the audited attributes stand beside
 * the features: a model cannot see them, an audit can. So may stand whose each row is and from when, which decides what may
 * be in different parts of a {@linkplain #split split}.
 *
 * <p>Immutable and thread-safe.
 */
public final class Dataset {
    private final Frame frame;
    private final boolean[] labels;
    private final double @Nullable [] weights;
    private final Frame audited;
    private final Origins origins;
    private final Duration decision;

    private Dataset(
            Frame frame,
            boolean[] labels,
            double @Nullable [] weights,
            Frame audited,
            Origins origins,
            Duration decision) {
        this.frame = frame;
        this.labels = labels;
        this.weights = weights;
        this.audited = audited;
        this.origins = origins;
        this.decision = decision;
    }

    private Dataset(Frame frame, boolean[] labels, Frame audited) {
        this(frame, labels, null, audited, Origins.UNKNOWN, Duration.ZERO);
    }

    /** This dataset with other features of the same rows. */
    private Dataset with(Frame features) {
        return new Dataset(features, labels, weights, audited, origins, decision);
    }

    private Dataset with(Origins of) {
        return new Dataset(frame, labels, weights, audited, of, decision);
    }

    private Dataset without(Feature column) {
        return with(frame.select(frame.features().without(column.name())));
    }

    /**
     * Returns a builder that reads features, label, weight and audited attributes from subjects.
     *
     * @param schema how a subject becomes a row
     * @param <T> the type of a subject
     * @return the step that asks for the label
     */
    public static <T> LabelStep<T> builder(Schema<T> schema) {
        return label -> new Builder<>(schema, label);
    }

    /**
     * Returns a dataset with the given labels.
     *
     * @param frame the features
     * @param labels whether the outcome was the bad one, shape (rows); copied
     * @return the dataset, each row of weight 1
     * @throws IllegalArgumentException if the shapes differ
     */
    public static Dataset of(Frame frame, boolean[] labels) {
        requireRows("labels", labels.length, frame);
        return new Dataset(frame, labels.clone(), frame.select(FeatureSet.of()));
    }

    /**
     * Returns a dataset whose label is a condition on the frame itself. The features of the condition are taken out, so
     * that no model sees them.
     *
     * @param frame the features and the outcome
     * @param positive what the bad outcome is
     * @return the dataset of the other features, each row of weight 1
     * @throws IllegalArgumentException if a feature of the condition is not in the frame, or is missing or unknown in a
     *     row
     */
    public static Dataset of(Frame frame, Condition positive) {
        RowTest test = positive.bind(frame.features());
        RowTest opposite = positive.not().bind(frame.features());
        boolean[] labels = new boolean[frame.rows()];
        double[] row = new double[frame.features().size()];
        for (int i = 0; i < labels.length; i++) {
            frame.copyRow(i, row);
            labels[i] = test.test(row);
            if (!labels[i] && !opposite.test(row)) {
                throw new IllegalArgumentException("The outcome of row " + frame.number(i) + " (" + positive.describe()
                        + ") must be known, but a value that it needs is missing."
                        + "\nMaybe leave out the rows whose outcome is not known yet.");
            }
        }
        String[] hidden = positive.features().stream().map(Feature::name).toArray(String[]::new);
        return of(frame.select(frame.features().without(hidden)), labels);
    }

    /**
     * Returns a copy in which each row counts as the given weight.
     *
     * @param weights the weights, finite and not negative, shape (rows); copied
     * @return the copy
     * @throws IllegalArgumentException if the shapes differ or a weight is negative or not finite
     */
    public Dataset weighted(double... weights) {
        requireRows("weights", weights.length, frame);
        double[] copy = weights.clone();
        requireWeights(copy, Feature.number("weight").optional());
        return new Dataset(frame, labels, copy, audited, origins, decision);
    }

    private void requireWeights(double[] values, NumberFeature weight) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("The " + weight.name() + " of row " + frame.number(i) + " ("
                        + (weight.isSensitive() ? "withheld" : weight.format(values[i]))
                        + ") must be a finite number of at least 0.\nMaybe leave the row out.");
            }
        }
    }

    /**
     * Returns a copy in which a column is taken out of the features and becomes the weight.
     *
     * @param weight the column
     * @return the copy
     * @throws IllegalArgumentException if there is no such feature, or a weight is missing, negative or not finite
     */
    public Dataset weightedBy(NumberFeature weight) {
        double[] values = new double[rows()];
        frame.copyColumn(frame.features().slotOf(weight), 0, rows(), values);
        requireWeights(values, weight);
        return new Dataset(frame, labels, values, audited, origins, decision).without(weight);
    }

    /**
     * Returns a copy whose rows have other values: what stands beside the features stays as it is.
     *
     * @param values a frame of as many rows, of any features
     * @return the copy
     * @throws IllegalArgumentException if the numbers of rows differ
     */
    public Dataset withValues(Frame values) {
        requireRows("labels", rows(), values);
        return with(values);
    }

    /**
     * Returns a copy in which columns are taken out of the features and become audited attributes.
     *
     * @param attributes the columns
     * @return the copy
     * @throws IllegalArgumentException if there is no such feature
     */
    public Dataset audit(CategoryFeature<?>... attributes) {
        List<Feature> all = new ArrayList<>(audited.features().stream().toList());
        double[] row = new double[all.size() + attributes.length];
        int[] slots = new int[attributes.length];
        String[] names = new String[attributes.length];
        for (int i = 0; i < attributes.length; i++) {
            slots[i] = frame.features().slotOf(attributes[i]);
            names[i] = attributes[i].name();
            all.add(frame.features().get(slots[i]));
        }
        Frame.Builder builder = Frame.builder(FeatureSet.of(all));
        for (int i = 0; i < rows(); i++) {
            audited.copyRow(i, row);
            for (int j = 0; j < slots.length; j++) {
                row[row.length - slots.length + j] = frame.value(i, slots[j]);
            }
            builder.add(row, frame.number(i), frame.id(i));
        }
        Frame seen = frame.select(frame.features().without(names));
        return new Dataset(seen, labels, weights, builder.build(), origins, decision);
    }

    /**
     * Returns a copy in which each row belongs to a group: the customer, student or household that it is of. Rows of one
     * group are never in two parts of a {@linkplain #split split} or in two {@linkplain #folds folds}.
     *
     * @param groupOf the group of each row, counted from 0; {@code data.frame()::id} for that of the ids
     * @return the copy
     * @throws IllegalArgumentException if a row has no group
     */
    public Dataset groupedBy(IntFunction<? extends @Nullable String> groupOf) {
        return with(origins.grouped(frame, groupOf));
    }

    /**
     * Returns a copy in which a column is taken out of the features and becomes the group of each row.
     *
     * @param group the column
     * @return the copy
     * @throws IllegalArgumentException if there is no such feature, or a group is missing or unknown
     */
    public Dataset groupedBy(CategoryFeature<?> group) {
        return with(origins.grouped(frame, group)).without(group);
    }

    /**
     * Returns a copy in which each row has the time of its observation, by which it can be {@linkplain #splitByTime
     * split}.
     *
     * @param timeOf the time of each row, counted from 0, in any unit; finite
     * @return the copy
     * @throws IllegalArgumentException if a time is not finite
     */
    public Dataset timedBy(IntToDoubleFunction timeOf) {
        return with(origins.timed(frame, timeOf));
    }

    /**
     * Returns a copy in which a column is taken out of the features and becomes the time of each row.
     *
     * @param time the column
     * @return the copy
     * @throws IllegalArgumentException if there is no such feature, or a time is missing
     */
    public Dataset timedBy(NumberFeature time) {
        return with(origins.timed(frame, time)).without(time);
    }

    /**
     * Returns a copy for a decision at the given time, and refuses features that are known later: a model must not learn
     * from what will not be there when it is asked.
     *
     * @param decision when the decision is made, counted like {@link Feature#knownAt()}; the start of the observation
     *     unless told
     * @return the copy
     * @throws IllegalArgumentException if a feature is known later than the decision
     */
    public Dataset decidedAt(Duration decision) {
        Dataset decided = new Dataset(frame, labels, weights, audited, origins, decision);
        decided.requireKnownAtDecision();
        return decided;
    }

    /**
     * Returns a copy for a decision at the given time, without the features that are known later.
     *
     * @param decision when the decision is made, counted like {@link Feature#knownAt()}
     * @return the copy
     */
    public Dataset knownBy(Duration decision) {
        Frame known = frame.select(frame.features().knownBy(decision));
        return new Dataset(known, labels, weights, audited, origins, decision);
    }

    /**
     * Refuses features whose value is known only after the decision. Every trainer calls this first.
     *
     * @throws IllegalArgumentException if there is such a feature; the error names each
     */
    public void requireKnownAtDecision() {
        List<String> late = frame.features().stream()
                .filter(feature -> feature.knownAt().compareTo(decision) > 0)
                .map(feature -> feature.name() + " (after " + feature.knownAt() + ")")
                .toList();
        if (!late.isEmpty()) {
            throw new IllegalArgumentException("The features to learn from must be known by the time of the decision ("
                    + decision + " after the start of the observation), but later known are " + String.join(", ", late)
                    + ".\nMaybe leave them out by knownBy(…) of the dataset, or tell the true time by decidedAt(…).");
        }
    }

    private static void requireRows(String what, int length, Frame frame) {
        if (length != frame.rows()) {
            throw new IllegalArgumentException(
                    "The " + what + " (" + length + ") must be one for each row, but there are " + frame.rows()
                            + " rows.\nMaybe some rows were rejected: see rejected() of the frame.");
        }
    }

    /**
     * Returns the features that a model may see.
     *
     * @return the features
     */
    public FeatureSet features() {
        return frame.features();
    }

    /**
     * Returns the number of rows.
     *
     * @return the number
     */
    public int rows() {
        return frame.rows();
    }

    /**
     * Returns the rows of the features, with the ids of the subjects.
     *
     * @return the frame
     */
    public Frame frame() {
        return frame;
    }

    /**
     * Returns whether the outcome of a row was the bad one.
     *
     * @param row the row, from 0
     * @return the label
     */
    public boolean label(int row) {
        return labels[row];
    }

    /**
     * Returns the labels.
     *
     * @return a copy, shape (rows)
     */
    public boolean[] labels() {
        return labels.clone();
    }

    /**
     * Returns the weight of a row.
     *
     * @param row the row, from 0
     * @return the weight, 1 if there are none
     */
    public double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /**
     * Returns the weights.
     *
     * @return a copy, shape (rows); null if every row counts as 1
     */
    public double @Nullable [] weights() {
        return weights == null ? null : weights.clone();
    }

    /**
     * Returns the groups of the rows.
     *
     * @return the number of the group of each row, from 0 in the order in which they are met, a copy, shape (rows); null
     *     if the rows have no groups
     */
    public int @Nullable [] groups() {
        int[] groups = origins.groups();
        return groups == null ? null : groups.clone();
    }

    /**
     * Returns the times of the rows.
     *
     * @return the time of each row, a copy, shape (rows); null if the rows have no times
     */
    public double @Nullable [] times() {
        double[] times = origins.times();
        return times == null ? null : times.clone();
    }

    /**
     * Returns the audited attributes of the rows.
     *
     * @return a frame of as many rows, without any feature if nothing is audited
     */
    public Frame audited() {
        return audited;
    }

    /**
     * Returns the number of rows whose label is true.
     *
     * @return the number
     */
    public int positives() {
        int count = 0;
        for (boolean label : labels) {
            count += label ? 1 : 0;
        }
        return count;
    }

    /**
     * Returns the rows for which a predicate holds, in the same order.
     *
     * @param rows tells which rows are wanted
     * @return the smaller dataset
     */
    public Dataset filter(IntPredicate rows) {
        return take(IntStream.range(0, rows()).filter(rows).toArray());
    }

    /**
     * Returns the given rows, in the given order.
     *
     * @param rows the rows, from 0; a row may be there more than once
     * @return the dataset of these rows
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public Dataset take(int... rows) {
        Frame taken = frame.take(rows);
        boolean[] takenLabels = new boolean[rows.length];
        double @Nullable [] takenWeights = weights == null ? null : new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            takenLabels[i] = labels[rows[i]];
            if (takenWeights != null) {
                takenWeights[i] = weight(rows[i]);
            }
        }
        return new Dataset(taken, takenLabels, takenWeights, audited.take(rows), origins.take(rows), decision);
    }

    /**
     * Deals the rows at random to three parts, each with the same share of positives, as near as whole rows allow. Every
     * row is in exactly one part. The same seed gives the same parts.
     *
     * <p>If the rows have groups, a group goes to one part as a whole. The groups are dealt from the largest down, equal
     * ones at random, each to the part that lacks most of what the group consists of, positives and negatives counted as
     * shares of all of their class; few or large groups keep the shares less well.
     *
     * @param train the share of the rows to train on, in (0, 1)
     * @param calibration the share to calibrate on, in [0, 1 − train); the rest is for testing
     * @param seed the seed
     * @return the parts, each in the order of this dataset
     * @throws IllegalArgumentException if a share is out of range, or there are fewer groups than parts
     */
    public Split split(double train, double calibration, long seed) {
        return parts(new Dealer(labels, origins.groups(), seed).split(new Shares(train, calibration)));
    }

    /**
     * Cuts the rows into three parts by their times: the earliest to train on, then those to calibrate on, then those to
     * test on. Rows of one instant are in one part; the cuts are moved to the nearest change of time.
     *
     * <p>If the rows have groups, the rows whose group is in an earlier part already are left out, so that the parts
     * share neither an instant nor a group.
     *
     * @param train the share of the rows to train on, in (0, 1)
     * @param calibration the share to calibrate on, in [0, 1 − train); the rest is for testing
     * @return the parts, each in the order of this dataset
     * @throws IllegalArgumentException if a share is out of range, or a part has no row
     * @throws IllegalStateException if the rows have no times
     */
    public Split splitByTime(double train, double calibration) {
        double[] shares = new Shares(train, calibration).all();
        return parts(TimeOrder.requireRows(new TimeOrder(requireTimes()).parts(shares, origins.groups()), shares));
    }

    private Split parts(int[] part) {
        return new Split(filter(i -> part[i] == 0), filter(i -> part[i] == 1), filter(i -> part[i] == 2));
    }

    /**
     * Deals the rows at random to folds for cross-validation, each with the same share of positives, as near as whole
     * rows allow; groups stay together, as in {@link #split}. The same seed gives the same folds.
     *
     * @param count the number of folds, from 2 to the number of rows
     * @param seed the seed
     * @return the fold of each row, from 0 to {@code count - 1}, shape (rows)
     * @throws IllegalArgumentException if the number is out of range, or there are fewer groups
     */
    public int[] folds(int count, long seed) {
        requireFolds(count);
        return new Dealer(labels, origins.groups(), seed).folds(count);
    }

    /**
     * Cuts the rows into folds that follow each other in time and are of equal size, as near as whole instants allow:
     * rows of one instant are in one fold. Groups are not looked at.
     *
     * @param count the number of folds, from 2 to the number of rows
     * @return the fold of each row, 0 for the earliest, shape (rows)
     * @throws IllegalArgumentException if the number is out of range, or a fold has no row
     * @throws IllegalStateException if the rows have no times
     */
    public int[] foldsByTime(int count) {
        requireFolds(count);
        double[] shares = new double[count];
        Arrays.fill(shares, 1.0 / count);
        return TimeOrder.requireRows(new TimeOrder(requireTimes()).parts(shares, null), shares);
    }

    private void requireFolds(int count) {
        if (count < 2 || count > rows()) {
            throw new IllegalArgumentException("The number of folds (" + count
                    + ") must be from 2 to the number of rows (" + rows() + ").\nMaybe take 5.");
        }
    }

    private double[] requireTimes() {
        double[] times = origins.times();
        if (times == null) {
            throw new IllegalStateException("The rows must have times to be split by them, but they have none."
                    + "\nMaybe name the column by timedBy(…).");
        }
        return times;
    }

    /**
     * Returns the SHA-256 of the features, their values, the labels, the weights, which rows are of one group, and the
     * times; audited attributes, ids and the names of groups are left out, as a model does not see them.
     *
     * @return 64 hexadecimal digits
     */
    public String hash() {
        return DatasetHash.of(this);
    }

    /** Returns the shape and the share of positives. */
    @Override
    public String toString() {
        return "Dataset of " + rows() + " rows × " + features().size() + " features, " + positives() + " positive";
    }

    /**
     * Asks for the label.
     *
     * @param <T> the type of a subject
     */
    @FunctionalInterface
    public interface LabelStep<T> {
        /**
         * Tells what the bad outcome is.
         *
         * @param isPositive whether the outcome of a subject was the bad one
         * @return the builder
         */
        Builder<T> label(Predicate<? super T> isPositive);
    }

    /**
     * Collects subjects. Mutable, for one thread.
     *
     * @param <T> the type of a subject
     */
    public static final class Builder<T> {
        private final Schema<T> schema;
        private final Predicate<? super T> label;
        private final Schema.Builder<T> auditing;
        private @Nullable ToDoubleFunction<? super T> weight;
        private @Nullable Function<? super T, @Nullable String> id;
        private @Nullable Function<? super T, @Nullable String> group;
        private @Nullable Function<? super T, Instant> time;
        private final List<T> subjects = new ArrayList<>();

        private Builder(Schema<T> schema, Predicate<? super T> label) {
            this.schema = schema;
            this.label = label;
            this.auditing = Schema.builder();
        }

        /**
         * Adds an audited attribute: the model does not see it, an audit does.
         *
         * @param attribute the attribute
         * @param reader reads its level; null for missing
         * @param <E> the type of a level
         * @return this builder
         * @throws IllegalArgumentException if the schema has a feature of this name, which the model would see
         */
        public <E> Builder<T> audit(CategoryFeature<E> attribute, Function<? super T, ? extends @Nullable E> reader) {
            if (schema.features().contains(attribute.name())) {
                throw new IllegalArgumentException("The audited attribute (" + attribute.name()
                        + ") must not be a feature of the schema, where a model would see it."
                        + "\nMaybe build the dataset and take it out by audit(" + attribute.name() + ").");
            }
            auditing.read(attribute, reader);
            return this;
        }

        /**
         * Tells how much each subject counts; 1 unless told.
         *
         * @param reader reads the weight, finite and not negative
         * @return this builder
         */
        public Builder<T> weight(ToDoubleFunction<? super T> reader) {
            this.weight = reader;
            return this;
        }

        /**
         * Tells the id of each subject.
         *
         * @param reader reads the id
         * @return this builder
         */
        public Builder<T> id(Function<? super T, @Nullable String> reader) {
            this.id = reader;
            return this;
        }

        /**
         * Tells whose row each one is, so that the rows of one person, customer or household stay in one part.
         *
         * @param reader reads the name of the group, never null
         * @return this builder
         * @see Dataset#groupedBy(IntFunction)
         */
        public Builder<T> group(Function<? super T, @Nullable String> reader) {
            this.group = reader;
            return this;
        }

        /**
         * Tells when each subject was observed.
         *
         * @param reader reads the time, which is kept in seconds since 1970
         * @return this builder
         * @see Dataset#splitByTime
         */
        public Builder<T> time(Function<? super T, Instant> reader) {
            this.time = reader;
            return this;
        }

        private Dataset withOrigins(Dataset data) {
            Dataset result = data;
            Function<? super T, @Nullable String> groupOf = group;
            if (groupOf != null) {
                result = result.groupedBy(row -> groupOf.apply(subjects.get(row)));
            }
            Function<? super T, Instant> timeOf = time;
            return timeOf == null ? result : result.timedBy(row -> seconds(timeOf.apply(subjects.get(row))));
        }

        private static double seconds(Instant time) {
            return time.getEpochSecond() + time.getNano() / 1e9;
        }

        /**
         * Adds a subject.
         *
         * @param subject the subject
         * @return this builder
         */
        public Builder<T> add(T subject) {
            subjects.add(subject);
            return this;
        }

        /**
         * Adds subjects.
         *
         * @param more the subjects
         * @return this builder
         */
        public Builder<T> addAll(Iterable<? extends T> more) {
            more.forEach(subjects::add);
            return this;
        }

        /**
         * Returns the dataset.
         *
         * @return the dataset, in the order in which the subjects were added
         * @throws InvalidInputException if the schema refuses a subject: a model must not learn from what is left over
         *     by chance, so nothing is dropped silently
         */
        public Dataset build() {
            Schema<T> attributes = auditing.build();
            Frame.Builder rows = Frame.builder(schema.features());
            Frame.Builder auditedRows = Frame.builder(attributes.features());
            double[] row = new double[schema.features().size()];
            double[] auditedRow = new double[attributes.features().size()];
            boolean[] labels = new boolean[subjects.size()];
            double[] weights = new double[weight == null ? 0 : labels.length];
            for (int i = 0; i < labels.length; i++) {
                T subject = subjects.get(i);
                boolean legal = schema.encode(subject, row);
                legal &= attributes.encode(subject, auditedRow); // both are read, so that all violations are known
                if (!legal) {
                    throw invalid(i, subject, attributes);
                }
                String subjectId = id == null ? null : id.apply(subject);
                rows.add(row, i + 1, subjectId);
                auditedRows.add(auditedRow, i + 1, subjectId);
                labels[i] = label.test(subject);
                if (weight != null) {
                    weights[i] = weight.applyAsDouble(subject);
                }
            }
            Dataset dataset = new Dataset(rows.build(), labels, auditedRows.build());
            return withOrigins(weight == null ? dataset : dataset.weighted(weights));
        }

        private InvalidInputException invalid(int index, T subject, Schema<T> attributes) {
            List<Violation> violations = new ArrayList<>(schema.violations(subject));
            violations.addAll(attributes.violations(subject));
            return new InvalidInputException(
                    violations.stream().map(v -> v.inRow(index + 1)).toList());
        }
    }
}
