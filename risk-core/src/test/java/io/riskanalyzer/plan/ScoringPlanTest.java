package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.DisplayScale;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.Policy;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringPlanTest {
    private static final NumberFeature X = Feature.number("x").within(-10, 10);
    private static final FeatureSet FEATURES = FeatureSet.of(X);
    private static final Bands LEVELS = Bands.below(0.5, "low").otherwise("high");

    private static ScoringPlan.Builder plan(Scale scale, RowScorer row) {
        return ScoringPlan.builder(FEATURES, new FunctionScorer("f", scale, X, row));
    }

    @Test
    void build_ofPointsWithoutOptions_hasDefaults() {
        ScoringPlan plan = plan(Scale.POINTS, row -> row[0]).build();
        assertThat(plan.features()).isEqualTo(FEATURES);
        assertThat(plan.scoreScale()).isEqualTo(Scale.POINTS);
        assertThat(plan.calibration().probabilityOf(-3.5)).isEqualTo(-3.5);
        assertThat(plan.bands()).isEqualTo(Bands.NONE);
        assertThat(plan.display()).isEqualTo(DisplayScale.SCORE);
        assertThat(plan.policy()).isSameAs(Policy.NONE);
        assertThat(plan.explainer()).isSameAs(Explainer.NONE);
        assertThat(plan.reasons()).isEqualTo(ReasonSelection.NONE);
    }

    @Test
    void build_ofScorerThatExplainsItself_givesReasons() {
        ScoringPlan plan = SamplePlans.least();
        assertThat(plan.explainer()).isEqualTo(plan.scorer());
        assertThat(plan.reasons()).isEqualTo(ReasonSelection.DEFAULT);
    }

    @Test
    void scoreScale_ofLogOdds_isProbability() {
        ScoringPlan plan = plan(Scale.LOG_ODDS, row -> row[0]).build();
        assertThat(plan.scoreScale()).isEqualTo(Scale.PROBABILITY);
        assertThat(plan.calibration()).isEqualTo(LogisticCalibration.STANDARD);
    }

    @Test
    void scoreScale_ofProbability_staysAndIsNotCalibrated() {
        ScoringPlan plan = plan(Scale.PROBABILITY, row -> row[0] / 20 + 0.5).build();
        assertThat(plan.scoreScale()).isEqualTo(Scale.PROBABILITY);
        assertThat(plan.calibration().probabilityOf(0.25)).isEqualTo(0.25);
    }

    @Test
    void scoreScale_ofCalibratedPoints_isProbability() {
        ScoringPlan plan = plan(Scale.POINTS, row -> row[0])
                .calibration(new LogisticCalibration(0.1, 0))
                .bands(LEVELS)
                .build();
        assertThat(plan.scoreScale()).isEqualTo(Scale.PROBABILITY);
    }

    @Test
    void calibration_takenFromPlanWithout_isNone() {
        Calibration none = plan(Scale.POINTS, row -> row[0]).build().calibration();
        assertThat(plan(Scale.POINTS, row -> row[0]).calibration(none).build().scoreScale())
                .isEqualTo(Scale.POINTS);
        assertThat(plan(Scale.LOG_ODDS, row -> row[0]).calibration(none).build().calibration())
                .isEqualTo(LogisticCalibration.STANDARD);
    }

    @Test
    void setter_calledTwice_isRefused() {
        ScoringPlan.Builder builder = plan(Scale.POINTS, row -> row[0]).bands(LEVELS);
        assertThatThrownBy(() -> builder.bands(LEVELS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The option (bands) must be set once, but was set before.\nMaybe remove one of the two calls.");
    }

    @Test
    void builder_ofScorerWithOtherFeatures_isRefused() {
        NumberFeature y = Feature.number("y");
        assertThatThrownBy(() -> ScoringPlan.builder(FEATURES, new FunctionScorer("f", Scale.POINTS, y, row -> row[0])))
                .isInstanceOf(SchemaMismatchException.class)
                .hasMessage("The feature (y) must be in the schema, but that has x.\nMaybe add y to the schema.");
    }

    @Test
    void build_ofExplainerWithOtherFeatures_isRefused() {
        ScoringPlan.Builder builder = plan(Scale.POINTS, row -> 0)
                .explainer(new PointScorer("other", List.of(Feature.number("y").below(3)), List.of(1.0)));
        assertThatThrownBy(builder::build).isInstanceOf(SchemaMismatchException.class);
    }

    @Test
    void build_ofPolicyWithOtherFeatures_isRefused() {
        ScoringPlan.Builder builder = plan(Scale.POINTS, row -> 0)
                .policy(new LeastLevel(Feature.number("y").below(3), 0));
        assertThatThrownBy(builder::build).isInstanceOf(SchemaMismatchException.class);
    }

    @Test
    void build_ofProbabilityCutOutside_isRefused() {
        assertRefused(
                plan(Scale.LOG_ODDS, row -> row[0])
                        .bands(Bands.below(0.2, "A").below(30, "B").otherwise("C")),
                "The cut of band B (30) must be between 0 and 1, but not 0 or 1 itself, since the scores are"
                        + " probabilities.\nMaybe write 5 % as 0.05, or the cut is meant on the raw score's scale.");
        assertThatThrownBy(() -> plan(Scale.LOG_ODDS, row -> row[0])
                        .bands(Bands.below(1, "A").otherwise("C"))
                        .build())
                .hasMessageStartingWith("The cut of band A (1) must be between 0 and 1");
        assertThatThrownBy(() -> plan(Scale.LOG_ODDS, row -> row[0])
                        .bands(Bands.below(0, "A").otherwise("C"))
                        .build())
                .hasMessageStartingWith("The cut of band A (0) must be between 0 and 1");
    }

    @Test
    void build_ofPointsWithAnyCut_passes() {
        assertThat(plan(Scale.POINTS, row -> row[0])
                        .bands(Bands.below(-3, "A").below(30, "B").otherwise("C"))
                        .build()
                        .bands()
                        .all())
                .hasSize(3);
    }

    @Test
    void build_ofReasonsWithoutExplainer_tellsWhatToDo() {
        assertRefused(
                plan(Scale.POINTS, row -> row[0]).reasons(ReasonSelection.DEFAULT),
                "The number of reasons (4) must be 0 without an explainer, but f brings none and none was given."
                        + "\nMaybe leave the reasons out, or implement Explainer for it.");
    }

    @Test
    void build_ofAnotherModelsExplainer_isRefused() {
        PointScorer one = new PointScorer("one", List.of(X.below(3)), List.of(1.0));
        PointScorer other = new PointScorer("other", List.of(X.below(3.5)), List.of(1.0));
        assertRefused(
                ScoringPlan.builder(FEATURES, one).explainer(other),
                "The explainer (PointScorer) must add up to the raw score of one, but gives 1.0 instead of 0.0 for the row"
                        + " with x 3.0.\nMaybe it was made from another model.");
    }

    @Test
    void build_ofScoreThatIsNotFinite_isRefused() {
        ScoringPlan.Builder builder = ScoringPlan.builder(
                FeatureSet.of(X.optional()), new FunctionScorer("f", Scale.POINTS, X, row -> row[0]));
        assertRefused(
                builder,
                "The scorer (f) must give every legal row a finite score, but gives NaN to the row with x missing."
                        + "\nMaybe it does not expect missing values or unknown levels.");
    }

    @Test
    void build_ofScorerWithState_isRefused() {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(
                        () -> plan(Scale.POINTS, row -> calls.getAndIncrement()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("The scorer \\(f\\) must give the same score however often it is bound, but gives"
                        + " \\d+.0 and \\d+.0 to the row with x 0.0.\nMaybe it keeps state, or draws random numbers.");
    }

    @Test
    void build_ofScorerThatChangesRow_isRefused() {
        assertRefused(
                plan(Scale.POINTS, row -> row[0] = 7),
                "The scorer (f) must leave a row as it is, but changed the row with x 0.0."
                        + "\nMaybe copy the row before working on it.");
    }

    @Test
    void build_ofFrameScoresThatDiffer_isRefused() {
        RowScorer row = new RowScorer() {
            @Override
            public double score(double[] values) {
                return values[0];
            }

            @Override
            public void score(Frame frame, int from, int to, double[] scores) {
                for (int i = from; i < to; i++) {
                    scores[i - from] = Math.nextUp(frame.value(i, 0));
                }
            }
        };
        assertRefused(
                plan(Scale.POINTS, row),
                "The scorer (f) must score a frame to the same bits as its rows, but gives 0.0 and in a frame 4.9E-324 to"
                        + " the row with x 0.0.\nMaybe leave score(Frame, …) as RowScorer has it.");
    }

    @Test
    void build_ofProbabilitiesAboveOne_isRefused() {
        assertRefused(
                plan(Scale.PROBABILITY, row -> 1.5),
                "The scorer (f) must give probabilities from 0 to 1, as its scale says, but gives 1.5 to the row with x 0.0."
                        + "\nMaybe its scale is POINTS or LOG_ODDS.");
    }

    @Test
    void build_ofCalibrationThatDecreases_isRefused() {
        assertThatThrownBy(() -> plan(Scale.POINTS, row -> row[0])
                        .calibration(raw -> raw < 3 ? 0.5 : 0.25)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "The calibration \\(ScoringPlanTest lambda\\) must not decrease, but gives 0.5 to the raw"
                                + " score 2\\.\\d+ and 0.25 to 3\\.\\d+\\.\nMaybe it was fitted with the labels exchanged\\.");
    }

    @Test
    void build_ofCalibrationBeyondOne_isRefused() {
        assertRefused(
                plan(Scale.POINTS, row -> 7).calibration(raw -> 1.25),
                "The calibration (ScoringPlanTest lambda) must give probabilities from 0 to 1, but gives 1.25 to the raw"
                        + " score 7.0.\nMaybe limit what it returns.");
    }

    @Test
    void build_ofPolicyForOtherBands_isRefused() {
        assertRefused(
                plan(Scale.POINTS, row -> row[0]).bands(LEVELS).policy(new LeastLevel(X.below(3), 2)),
                "The policy (LeastLevel) must choose a level from 0 to 1, but chooses 2 for the row with x 0.0."
                        + "\nMaybe it was made for other bands.");
    }

    @Test
    void build_ofSensitiveFeature_withholdsItsValue() {
        NumberFeature secret = X.sensitive();
        assertThatThrownBy(() -> ScoringPlan.builder(
                                FeatureSet.of(secret), new FunctionScorer("f", Scale.POINTS, secret, row -> Double.NaN))
                        .build())
                .hasMessageContaining("to the row with x (withheld).");
    }

    private static void assertRefused(ScoringPlan.Builder plan, String message) {
        assertThatThrownBy(plan::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void id_ofEveryOption_differs() {
        assertThat(List.of(
                                SamplePlans.least(),
                                leastWith().bands(LEVELS).build(),
                                leastWith().display(DisplayScale.PERCENT).build(),
                                leastWith().reasons(ReasonSelection.NONE).build(),
                                leastWith().explainer(Explainer.NONE).build(),
                                leastWith()
                                        .calibration(LogisticCalibration.STANDARD)
                                        .build())
                        .stream()
                        .map(ScoringPlan::id)
                        .distinct())
                .hasSize(6);
    }

    private static ScoringPlan.Builder leastWith() {
        ScoringPlan least = SamplePlans.least();
        return ScoringPlan.builder(least.features(), least.scorer());
    }

    @Test
    void id_ofOwnExplainerGivenAgain_isSame() {
        ScoringPlan least = SamplePlans.least();
        assertThat(leastWith().explainer(least.explainer()).build().id()).isEqualTo(least.id());
    }

    @Test
    void load_ofPlanWithoutItsOwnExplainer_hasNone() {
        ScoringPlan plan = leastWith().explainer(Explainer.NONE).build();
        assertThat(PlanText.load(PlanText.of(plan)).explainer()).isSameAs(Explainer.NONE);
    }

    @Test
    void id_ofPlanWithoutCodec_isUnsavedAndStable() {
        ScoringPlan plan = plan(Scale.POINTS, row -> row[0]).build();
        assertThat(plan.id())
                .matches("unsaved-[0-9a-f]{64}")
                .isEqualTo(plan(Scale.POINTS, row -> row[0]).build().id())
                .isNotEqualTo(
                        plan(Scale.POINTS, row -> row[0]).bands(LEVELS).build().id());
    }

    @Test
    void id_ofPartThatTellsItsContent_hasThat() {
        assertThat(plan(Scale.POINTS, row -> 1)
                        .calibration(new Step(0.5, raw -> raw))
                        .build()
                        .id())
                .isEqualTo(plan(Scale.POINTS, row -> 1)
                        .calibration(new Step(0.5, raw -> 1))
                        .build()
                        .id())
                .isNotEqualTo(plan(Scale.POINTS, row -> 1)
                        .calibration(new Step(0.6, raw -> raw))
                        .build()
                        .id());
    }

    /** A calibration without a codec; what it is made of, but for the function, is in its text. */
    private record Step(double probability, DoubleUnaryOperator function) implements Calibration {
        @Override
        public double probabilityOf(double rawScore) {
            return probability;
        }
    }

    @Test
    void save_ofPlanWithoutCodec_namesItsClass(@TempDir Path folder) {
        ScoringPlan plan = plan(Scale.POINTS, row -> row[0]).build();
        assertThatThrownBy(() -> plan.save(folder.resolve("plan.json")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The part of the plan (io.riskanalyzer.plan.FunctionScorer) must have a codec to be saved, but"
                                + " none writes it.\nMaybe implement PartCodec for it, and name that in"
                                + " META-INF/services/io.riskanalyzer.plan.PartCodec.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void toString_ofPlan_namesScorerAndId() {
        ScoringPlan plan = SamplePlans.points();
        assertThat(plan).hasToString("Plan of student-risk (" + plan.id().substring(0, 20) + "…)");
    }
}
