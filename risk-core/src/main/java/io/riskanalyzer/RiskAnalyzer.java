package io.riskanalyzer;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.InvalidInputException;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.DisplayScale;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.Policy;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.ScoringListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells how much at risk a subject is, in which band, and why.
 *
 * <pre>{@code
 * record Student(double attendance, boolean feesOverdue) {}
 *
 * NumberFeature attendance = Feature.number("attendance").within(0, 1);
 * FlagFeature feesOverdue = Feature.flag("feesOverdue");
 * RuleSet rules = RuleSet.named("student-risk")
 *         .when(attendance.below(0.75)).add(40).because("ATT-1", "Attendance {attendance:%} is below 75 %.")
 *         .when(feesOverdue.isTrue()).add(15).because("FEE-1", "Fees are overdue.")
 *         .build();
 *
 * RiskAnalyzer<Student> analyzer = RiskAnalyzer.builder()
 *         .schema(Schema.ofRecord(Student.class, attendance, feesOverdue))
 *         .scorer(rules)
 *         .bands(Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED"))
 *         .build();
 *
 * RiskAssessment answer = analyzer.assess(new Student(0.62, true)); // 55 points: AMBER, two reasons
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param <T> the type of a subject
 */
public interface RiskAnalyzer<T> {

    /**
     * Starts an analyzer. What is required comes first, step by step: the schema, the scorer; then the options.
     *
     * @return the step that asks for the schema
     */
    static SchemaStep builder() {
        return new SchemaStep();
    }

    /**
     * Returns the analyzer of a plan, as it was loaded from a file.
     *
     * @param plan the plan
     * @param schema how a subject becomes a row; must have every feature of the plan, in any order
     * @param <T> the type of a subject
     * @return the analyzer
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the schema lacks a feature of the plan, or has it as
     *     another kind
     */
    static <T> RiskAnalyzer<T> of(ScoringPlan plan, Schema<T> schema) {
        return new DefaultRiskAnalyzer<>(plan, plan.bind(), schema, List.of());
    }

    /**
     * Assesses one subject.
     *
     * @param subject the subject
     * @return score, band and reasons
     * @throws InvalidInputException if the schema refuses the subject; it lists every violation
     */
    RiskAssessment assess(T subject);

    /**
     * Assesses many rows, on all cores: those of the common {@link java.util.concurrent.ForkJoinPool}. Listeners are told
     * on the thread of the caller, in the order of the rows. Rows of the frame that the plan refuses are not lost: they are in
     * {@link Assessments#rejected()}, after those that the frame itself rejected.
     *
     * @param frame the rows; must have every feature of the plan, in any order
     * @return scores and bands by column, reasons on demand
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature of the plan, or has it as
     *     another kind
     */
    Assessments assessAll(Frame frame);

    /**
     * Scores many rows, on all cores, without bands, reasons, or telling listeners.
     *
     * @param frame the rows; must have every feature of the plan, in any order
     * @return the score of each row, shape (rows)
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature of the plan, or has it as
     *     another kind
     * @throws InvalidInputException if the plan refuses a row of the frame
     */
    double[] scoreAll(Frame frame);

    /**
     * Opens a session that scores without allocating, for one thread.
     *
     * @return the session
     */
    ScoringSession<T> openSession();

    /**
     * Returns the schema that subjects are read by.
     *
     * @return the schema
     */
    Schema<T> schema();

    /**
     * Returns what can be saved.
     *
     * @return the plan
     */
    ScoringPlan plan();

    /**
     * Returns the same analysis for subjects of another source.
     *
     * @param other the other schema; must have every feature of the plan, in any order
     * @param <U> the type of the other subjects
     * @return the analyzer, with the same listeners
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the schema lacks a feature of the plan, or has it as
     *     another kind
     */
    <U> RiskAnalyzer<U> over(Schema<U> other);

    /**
     * Returns the same analysis with reasons in a language. Scores, bands and the plan's id stay as they are.
     *
     * @param language the language; what the plan has no text for in it is told as without
     * @return the analyzer, with the same listeners
     */
    RiskAnalyzer<T> in(Locale language);

    /**
     * Returns this analyzer with one listener more.
     *
     * @param listener is told of every score
     * @return the analyzer
     */
    RiskAnalyzer<T> observedBy(ScoringListener listener);

    /** Asks for the schema. */
    final class SchemaStep {
        SchemaStep() {}

        /**
         * Tells how a subject becomes a row.
         *
         * @param schema the schema
         * @param <T> the type of a subject
         * @return the step that asks for the scorer
         */
        public <T> ScorerStep<T> schema(Schema<T> schema) {
            return new ScorerStep<>(schema);
        }
    }

    /**
     * Asks for the scorer.
     *
     * @param <T> the type of a subject
     */
    final class ScorerStep<T> {
        private final Schema<T> schema;

        ScorerStep(Schema<T> schema) {
            this.schema = schema;
        }

        /**
         * Tells what scores a row.
         *
         * @param scorer rules, a scorecard, a model, or yours
         * @return the builder, which takes the options
         */
        public Builder<T> scorer(RiskScorer scorer) {
            return new Builder<>(schema, scorer);
        }
    }

    /**
     * Takes the options. Mutable, for one thread.
     *
     * @param <T> the type of a subject
     */
    final class Builder<T> {
        private final Schema<T> schema;
        private final ScoringPlan.Builder plan;
        private final List<ScoringListener> listeners = new ArrayList<>();

        Builder(Schema<T> schema, RiskScorer scorer) {
            this.schema = schema;
            this.plan = ScoringPlan.builder(schema.features(), scorer);
        }

        /**
         * Tells how the raw score becomes a probability. Without it, log-odds go through the logistic function, and points
         * stay points.
         *
         * @param calibration the calibration
         * @return this builder
         */
        public Builder<T> calibration(Calibration calibration) {
            plan.calibration(calibration);
            return this;
        }

        /**
         * Tells in which band a score is; one band for all unless told.
         *
         * @param bands the bands, cut on the scale of the score: inside (0, 1) for probabilities
         * @return this builder
         */
        public Builder<T> bands(Bands bands) {
            plan.bands(bands);
            return this;
        }

        /**
         * Tells how a score is shown; as it is unless told.
         *
         * @param display the display scale
         * @return this builder
         */
        public Builder<T> display(DisplayScale display) {
            plan.display(display);
            return this;
        }

        /**
         * Tells what is decided in spite of the score; nothing unless told.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder<T> policy(Policy policy) {
            plan.policy(policy);
            return this;
        }

        /**
         * Tells what explains a score; the scorer itself unless told.
         *
         * @param explainer the explainer, made for this scorer
         * @return this builder
         */
        public Builder<T> explainer(Explainer explainer) {
            plan.explainer(explainer);
            return this;
        }

        /**
         * Tells how many reasons an assessment gives, of those that raise the risk; four where there is an explainer, unless
         * told.
         *
         * @param atMost the greatest number, at least 0
         * @return this builder
         */
        public Builder<T> reasons(int atMost) {
            return reasons(new ReasonSelection(atMost, ReasonSelection.Direction.RAISING));
        }

        /**
         * Tells which reasons an assessment gives.
         *
         * @param selection how many, and of which direction
         * @return this builder
         */
        public Builder<T> reasons(ReasonSelection selection) {
            plan.reasons(selection);
            return this;
        }

        /**
         * Adds a listener.
         *
         * @param listener is told of every score
         * @return this builder
         */
        public Builder<T> observedBy(ScoringListener listener) {
            listeners.add(listener);
            return this;
        }

        /**
         * Checks that all fits together, by scoring and explaining generated rows, and returns the analyzer.
         *
         * @return the analyzer
         * @throws IllegalArgumentException if the scorer looks at a feature that the schema lacks, a cut is outside the
         *     scale, reasons are asked for and nothing explains the scorer, or the explainer is that of another one
         */
        public RiskAnalyzer<T> build() {
            ScoringPlan built = plan.build();
            return new DefaultRiskAnalyzer<>(built, built.bind(), schema, listeners);
        }
    }
}
