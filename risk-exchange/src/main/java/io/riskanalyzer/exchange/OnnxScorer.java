package io.riskanalyzer.exchange;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model in the ONNX format, made by any tool, as a scorer: ONNX Runtime scores the rows.
 *
 * <p>The class path must have {@code com.microsoft.onnxruntime:onnxruntime}, which this module does not bring. Two forms
 * of models are understood:
 *
 * <ul>
 *   <li>one input of float or double, shape (rows, features), in the order of the features: a number as it is, a flag as
 *       0 or 1, a category as the index of its level, NaN for a missing value;
 *   <li>an input for each feature, named after it, shape (rows, 1): float or double as above; text for a category, its
 *       level, empty if missing; int64 for a flag or category that is never missing. Pipelines of skl2onnx are such.
 * </ul>
 *
 * <p>An unknown level goes in as what it is read as. The score is a column of the output, which is float or double of
 * shape (rows) or (rows, columns), or a list of maps from class to probability, as skl2onnx writes them; a column then
 * is the position of a class in ascending order. A model that has learnt no missing values may answer NaN to one, and
 * no plan takes it then: declare such features as required.
 *
 * <p>The runtime is native code: open only files, and plans with such a scorer, from whom you trust. All weights must be in
 * the one file.
 *
 * <p>Immutable and thread-safe; the same row gives the same bits in every binding, as the runtime works on one thread for
 * each call. Another version of the runtime or another kind of processor may give other last bits, which
 * {@code ScoringPlan.verify} reports. All bindings share one session of the runtime; it is closed once neither the scorer
 * nor a binding is reachable. A score costs some microseconds and allocates, unlike those of this library's own models:
 * {@code XgboostModels} of {@code risk-models} reads XGBoost's files to that end.
 */
public final class OnnxScorer implements RiskScorer {
    private final String name;
    private final FeatureSet features;
    private final Scale scale;
    private final byte[] model;
    private final OnnxForm form;
    private final OnnxSession session;

    private OnnxScorer(Builder builder, byte[] model, OnnxForm form, OnnxSession session) {
        this.name = builder.name;
        this.features = builder.features;
        this.scale = builder.scale;
        this.model = model;
        this.form = form;
        this.session = session;
    }

    /**
     * Returns a builder.
     *
     * @param name the name that people know the model by, not blank
     * @param features what the model takes, in the order of its columns, at least one
     * @param scale what its output counts in; higher must be riskier
     * @return the builder
     * @throws IllegalArgumentException if the name is blank or there is no feature
     */
    public static Builder builder(String name, FeatureSet features, Scale scale) {
        return new Builder(name, features, scale);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Feature> features() {
        return new LinkedHashSet<>(features.stream().toList());
    }

    @Override
    public Scale scale() {
        return scale;
    }

    @Override
    public RowScorer bind(FeatureSet row) {
        int[] slots = features.stream().mapToInt(row::slotOf).toArray();
        return new BoundOnnxScorer(session, features, slots, form.rowsAtOnce());
    }

    FeatureSet columns() {
        return features;
    }

    OnnxForm form() {
        return form;
    }

    /** The file; not to be changed. */
    byte[] model() {
        return model;
    }

    @Override
    public String toString() {
        return name + " (ONNX model of " + features.size() + " features)";
    }

    /** Collects the options, each to be set once at most, and opens the model. Mutable, for one thread. */
    public static final class Builder {
        private static final OnnxForm DEFAULTS = new OnnxForm("", "", OnnxForm.LAST_OF_TWO, 1);

        private final String name;
        private final FeatureSet features;
        private final Scale scale;
        private @Nullable String output;
        private @Nullable Integer column;
        private @Nullable Integer rowsAtOnce;

        private Builder(String name, FeatureSet features, Scale scale) {
            if (name.isBlank()) {
                throw new IllegalArgumentException(
                        "The name of a model (\"" + name + "\") must not be blank.\nMaybe name it after its file.");
            }
            if (features.size() == 0) {
                throw new IllegalArgumentException("The features of an ONNX model (none) must be at least one.\nMaybe"
                        + " list the columns that it was trained on.");
            }
            this.name = name;
            this.features = features;
            this.scale = scale;
        }

        /**
         * Sets the output that holds the score. By default the one that is float, double or a list of maps, if there is
         * only one such.
         *
         * @param output its name in the model
         * @return this builder
         * @throws IllegalArgumentException if the name is blank
         * @throws IllegalStateException if it was set before
         */
        public Builder output(String output) {
            if (output.isBlank()) {
                throw new IllegalArgumentException("The name of the output (\"" + output
                        + "\") must not be blank.\nMaybe leave it out where there is only one.");
            }
            this.output = once("output", this.output, output);
            return this;
        }

        /**
         * Sets the column of the bad outcome. By default the only one, or the second of two.
         *
         * @param column the column of the output, from 0
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         * @throws IllegalStateException if it was set before
         */
        public Builder column(int column) {
            if (column < 0) {
                throw new IllegalArgumentException(
                        "The column of the output (" + column + ") must be at least 0.\nMaybe count from 0.");
            }
            this.column = once("column", this.column, column);
            return this;
        }

        /**
         * Sets how many rows of a frame go to the runtime in one call. By default 1: every row is then computed as if it
         * were alone, to the same bits, which is what {@link RowScorer} promises.
         *
         * <p>More rows at once save the cost of the calls, some microseconds each. Trees give the same bits so; matrix
         * products may differ in the last one, and a plan that finds out refuses to be built.
         *
         * @param rows the number of rows, at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         * @throws IllegalStateException if it was set before
         */
        public Builder rowsAtOnce(int rows) {
            if (rows < 1) {
                throw new IllegalArgumentException(
                        "The number of rows at once (" + rows + ") must be at least 1.\nMaybe take 256.");
            }
            this.rowsAtOnce = once("rowsAtOnce", this.rowsAtOnce, rows);
            return this;
        }

        private static <V> V once(String name, @Nullable V before, V value) {
            if (before != null) {
                throw new IllegalStateException("The option (" + name
                        + ") must be set once, but was set before.\nMaybe remove one of the two calls.");
            }
            return Objects.requireNonNull(value, name);
        }

        /**
         * Opens a model.
         *
         * @param file the file
         * @return the scorer
         * @throws IllegalArgumentException if the file is no ONNX model, its inputs or outputs do not fit, or the runtime
         *     knows an operator of it not
         * @throws IllegalStateException if ONNX Runtime is not on the class path, or not for this platform
         * @throws java.io.UncheckedIOException if the file cannot be read
         */
        public OnnxScorer load(Path file) {
            return open(ModelFile.read(file), file.toString());
        }

        /**
         * Opens a model that is in memory.
         *
         * @param model what its file holds; copied
         * @return the scorer
         * @throws IllegalArgumentException if it is no ONNX model, its inputs or outputs do not fit, or the runtime knows
         *     an operator of it not
         * @throws IllegalStateException if ONNX Runtime is not on the class path, or not for this platform
         */
        public OnnxScorer of(byte[] model) {
            return open(model.clone(), name);
        }

        private OnnxScorer open(byte[] model, String source) {
            OnnxForm wanted = new OnnxForm(
                    source,
                    output == null ? DEFAULTS.output() : output,
                    column == null ? DEFAULTS.column() : column,
                    rowsAtOnce == null ? DEFAULTS.rowsAtOnce() : rowsAtOnce);
            try {
                return new OnnxScorer(this, model, wanted, OnnxSession.open(model, features, wanted));
            } catch (LinkageError e) {
                throw new IllegalStateException(
                        "ONNX Runtime (com.microsoft.onnxruntime:onnxruntime) must be on the class path to score "
                                + source + ", but cannot be loaded: " + e
                                + ".\nMaybe add it to the dependencies; risk-exchange does not bring it.",
                        e);
            }
        }
    }
}
