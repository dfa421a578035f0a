package io.riskanalyzer.plan;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.DisplayScale;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.Policy;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.Scale;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The whole of an analysis but for where its rows come from: features, scorer, calibration, bands, policy and reasons.
 * It is what is saved, shipped, loaded and verified.
 *
 * <pre>{@code
 * ScoringPlan plan = ScoringPlan.builder(features, scorer)
 *     .bands(Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED"))
 *     .build();
 * plan.save(Path.of("student-risk.plan.json"));
 * ScoringPlan loaded = ScoringPlan.load(Path.of("student-risk.plan.json"));
 * loaded.verify();
 * }</pre>
 *
 * <p>A plan carries test vectors: generated rows with the scores and levels that they had when the plan was built. A
 * loaded plan gives the same bits. Immutable and thread-safe.
 */
public final class ScoringPlan {
    private final PlanParts parts;
    private final String id;
    private final TestVectors vectors;

    ScoringPlan(PlanParts parts, String id, TestVectors vectors) {
        this.parts = parts;
        this.id = id;
        this.vectors = vectors;
    }

    /**
     * Starts a plan.
     *
     * @param features what a row consists of, in order
     * @param scorer what scores a row
     * @return a builder, all options at their defaults
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature of the scorer is not among the features, or is
     *     encoded otherwise there
     */
    public static Builder builder(FeatureSet features, RiskScorer scorer) {
        return new Builder(features, scorer);
    }

    /**
     * Loads a plan from a file. Nothing but data is read: no class is named in a plan file.
     *
     * @param file the file
     * @return the plan
     * @throws PlanFormatException if it is not a plan file, is damaged, or needs what is not here; the message tells the
     *     place
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static ScoringPlan load(Path file) {
        return PlanFile.load(file);
    }

    /**
     * Loads a plan from a stream, such as a resource of the application.
     *
     * @param in the stream, read to its end and left open
     * @param name what the stream is called in errors
     * @return the plan
     * @throws PlanFormatException if it is not a plan, is damaged, or needs what is not here; the message tells the place
     * @throws java.io.UncheckedIOException if the stream cannot be read
     */
    public static ScoringPlan load(InputStream in, String name) {
        return PlanFile.load(in, name);
    }

    /**
     * Saves this plan. The file is replaced as a whole or not at all, and only by one that was read back and verified.
     *
     * @param file the file
     * @throws IllegalStateException if no codec writes a part, or a codec cannot read what it wrote
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void save(Path file) {
        PlanFile.save(this, file);
    }

    /**
     * Writes this plan to a stream, as {@link #save} does.
     *
     * @param out the stream, left open
     * @throws IllegalStateException if no codec writes a part, or a codec cannot read what it wrote
     * @throws java.io.UncheckedIOException if the stream cannot be written
     */
    public void write(OutputStream out) {
        PlanFile.write(this, out);
    }

    /**
     * Scores the test vectors again, row by row and as a frame, and compares them to the bit.
     *
     * @throws PlanFormatException if a raw score, a score or a level is not what it was; the message names the first row
     */
    public void verify() {
        vectors.verify(this);
    }

    /**
     * Binds this plan to its rows.
     *
     * @return the bound plan, thread-safe
     */
    public BoundPlan bind() {
        return new BoundPlan(parts, null);
    }

    /**
     * Binds this plan to its rows, to tell reasons in a language.
     *
     * @param language the language; what has no text in it is told as by {@link #bind()}
     * @return the bound plan, thread-safe
     */
    public BoundPlan bind(Locale language) {
        return new BoundPlan(parts, language);
    }

    /**
     * Returns what this plan is known by: the SHA-256 of its written parts, without remarks and test vectors. Two plans
     * of equal parts have the same id, on every machine; a loaded plan has the id of its file.
     *
     * @return 64 hexadecimal digits; after {@code unsaved-} where no codec writes a part, and the id then tells plans
     *     apart only as well as the names of such parts do
     */
    public String id() {
        return id;
    }

    /**
     * Returns what a row consists of.
     *
     * @return the features, in the order of the row
     */
    public FeatureSet features() {
        return parts.features();
    }

    /**
     * Returns what scores a row.
     *
     * @return the scorer
     */
    public RiskScorer scorer() {
        return parts.scorer();
    }

    /**
     * Returns what makes a score of the raw score.
     *
     * @return the calibration; where there is none, one that returns the raw score as it is
     */
    public Calibration calibration() {
        return parts.calibration();
    }

    /**
     * Returns whether there is a calibration, and the score is not the raw score itself.
     *
     * @return whether {@link #calibration()} changes anything
     */
    public boolean isCalibrated() {
        return parts.calibration() != Uncalibrated.SCORES;
    }

    /**
     * Returns what the score counts in.
     *
     * @return {@link Scale#PROBABILITY} with a calibration or from a scorer of log-odds or probabilities, else
     *     {@link Scale#POINTS}
     */
    public Scale scoreScale() {
        return parts.scoreScale();
    }

    /**
     * Returns how the score is shown to people.
     *
     * @return the display scale
     */
    public DisplayScale display() {
        return parts.display();
    }

    /**
     * Returns the bands of the scores.
     *
     * @return the bands, {@link Bands#NONE} if there are none
     */
    public Bands bands() {
        return parts.bands();
    }

    /**
     * Returns what is decided in spite of the score.
     *
     * @return the policy, {@link Policy#NONE} if there is none
     */
    public Policy policy() {
        return parts.policy();
    }

    /**
     * Returns what splits a raw score into contributions.
     *
     * @return the explainer, {@link Explainer#NONE} if there is none
     */
    public Explainer explainer() {
        return parts.explainer();
    }

    /**
     * Returns which reasons an assessment gives.
     *
     * @return the selection
     */
    public ReasonSelection reasons() {
        return parts.reasons();
    }

    PlanParts parts() {
        return parts;
    }

    TestVectors vectors() {
        return vectors;
    }

    /** Returns the name of the scorer and the start of the id. */
    @Override
    public String toString() {
        return "Plan of " + scorer().name() + " (" + id.substring(0, Math.min(id.length(), 20)) + "…)";
    }

    /** Collects the options of a plan, each to be set once at most. Mutable, for one thread. */
    public static final class Builder {
        private final FeatureSet features;
        private final RiskScorer scorer;
        private @Nullable Calibration calibration;
        private @Nullable DisplayScale display;
        private @Nullable Bands bands;
        private @Nullable Policy policy;
        private @Nullable Explainer explainer;
        private @Nullable ReasonSelection reasons;

        private Builder(FeatureSet features, RiskScorer scorer) {
            scorer.features().forEach(features::slotOf);
            this.features = features;
            this.scorer = scorer;
        }

        /**
         * Sets what turns raw scores into probabilities. By default {@link RiskScorer#calibration()}: log-odds go
         * through the logistic function, and points stay as they are unless the scorer knows better.
         *
         * @param calibration the calibration
         * @return this builder
         * @throws IllegalStateException if it was set before
         */
        public Builder calibration(Calibration calibration) {
            this.calibration = once("calibration", this.calibration, calibration);
            return this;
        }

        /**
         * Sets how scores are shown to people. By default {@link RiskScorer#display()}: as they are, unless the scorer
         * knows better.
         *
         * @param display the display scale
         * @return this builder
         * @throws IllegalStateException if it was set before
         */
        public Builder display(DisplayScale display) {
            this.display = once("display", this.display, display);
            return this;
        }

        /**
         * Sets the bands of the scores. By default {@link Bands#NONE}.
         *
         * @param bands the bands; where scores are probabilities, all cuts must lie between 0 and 1
         * @return this builder
         * @throws IllegalStateException if they were set before
         */
        public Builder bands(Bands bands) {
            this.bands = once("bands", this.bands, bands);
            return this;
        }

        /**
         * Sets what is decided in spite of the score. By default {@link Policy#NONE}.
         *
         * @param policy the policy
         * @return this builder
         * @throws IllegalStateException if it was set before
         */
        public Builder policy(Policy policy) {
            this.policy = once("policy", this.policy, policy);
            return this;
        }

        /**
         * Sets what explains the scores. By default {@link RiskScorer#explainer()}.
         *
         * @param explainer the explainer, made from the same scorer
         * @return this builder
         * @throws IllegalStateException if it was set before
         */
        public Builder explainer(Explainer explainer) {
            this.explainer = once("explainer", this.explainer, explainer);
            return this;
        }

        /**
         * Sets which reasons an assessment gives. By default {@link ReasonSelection#DEFAULT} if there is an explainer,
         * else {@link ReasonSelection#NONE}.
         *
         * @param reasons the selection
         * @return this builder
         * @throws IllegalStateException if it was set before
         */
        public Builder reasons(ReasonSelection reasons) {
            this.reasons = once("reasons", this.reasons, reasons);
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
         * Returns the plan, after it was tried: its parts are bound, and up to 256 generated rows are scored, calibrated,
         * banded and explained.
         *
         * @return the plan
         * @throws IllegalArgumentException if the parts do not fit each other: a probability's cut outside (0, 1),
         *     reasons without an explainer, an explainer of another model, a calibration that decreases, a score that is
         *     not finite or differs from one binding to the next
         */
        public ScoringPlan build() {
            PlanParts parts = parts();
            double[][] rows = ProbeRows.of(features, scorer);
            TestVectors vectors = new Rehearsal(parts).play(rows);
            return new ScoringPlan(
                    parts, PlanWriter.write(parts, Codecs.present()).id(), vectors);
        }

        PlanParts parts() {
            Explainer own = scorer.explainer();
            Explainer explaining = explainer == null ? own : explainer;
            return new PlanParts(
                    features,
                    scorer,
                    calibration == null || calibration == Uncalibrated.SCORES ? defaultCalibration() : calibration,
                    display == null ? scorer.display() : display,
                    bands == null ? Bands.NONE : bands,
                    policy == null ? Policy.NONE : policy,
                    explaining,
                    explaining.equals(own) ? PlanParts.Origin.SCORER : PlanParts.Origin.GIVEN,
                    reasons == null ? defaultReasons(explaining) : reasons);
        }

        private Calibration defaultCalibration() {
            return Objects.requireNonNullElse(scorer.calibration(), Uncalibrated.SCORES);
        }

        private static ReasonSelection defaultReasons(Explainer explainer) {
            return explainer == Explainer.NONE ? ReasonSelection.NONE : ReasonSelection.DEFAULT;
        }
    }
}
