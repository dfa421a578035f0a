package io.riskanalyzer.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jpmml.evaluator.ValueCheckException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What JPMML makes of the written files is what the models give. */
class PmmlModelsTest {
    private static final int ROWS = 1_000;

    /** JPMML adds in another order, and interpolates from the other end. */
    private static final double ROUNDING = 1e-12;

    static Stream<Model> models() {
        return Samples.models().filter(model -> !model.features().isEmpty());
    }

    static Stream<ScoringPlan> plans() {
        return Samples.plans();
    }

    @ParameterizedTest
    @MethodSource("models")
    void rawScore_anyLegalRow_isThatOfTheModel(Model model) {
        FeatureSet features = Samples.featuresOf(model);
        RowScorer scorer = model.bind(features);
        PmmlRun run = new PmmlRun(bytes(model), features);
        for (double[] row : Samples.rows(model, features, ROWS)) {
            requireClose(run.score(row).get("rawScore"), scorer.score(row), row);
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void score_anyLegalRow_isThatOfThePlan(ScoringPlan plan) {
        BoundPlan bound = plan.bind();
        PmmlRun run = new PmmlRun(bytes(plan), plan.features());
        for (double[] row : Samples.rows(plan.scorer(), plan.features(), ROWS)) {
            Map<String, ?> results = run.score(row);
            requireClose(results.get("rawScore"), bound.rawScore(row), row);
            // The calibration of the very number that came out: a steep one makes more of the rounding before it.
            requireClose(results.get("score"), bound.scoreOf((Double) results.get("rawScore")), row);
        }
    }

    private static void requireClose(Object actual, double expected, double[] row) {
        assertThat((Double) actual)
                .as(() -> Arrays.toString(row))
                .isCloseTo(expected, within(ROUNDING * Math.max(1, Math.abs(expected))));
    }

    @Test
    void score_valueThatNoRowMayHave_isRefused() {
        ScoringPlan plan = Samples.plans().findFirst().orElseThrow();
        PmmlRun run = new PmmlRun(bytes(plan), plan.features());
        double[] row = Samples.rows(plan.scorer(), plan.features(), 1).get(0);
        int attendance = plan.features().names().indexOf("attendance");
        int balance = plan.features().names().indexOf("balance");
        run.score(row);
        double[] outside = row.clone();
        outside[attendance] = 1.5;
        assertThatExceptionOfType(ValueCheckException.class).isThrownBy(() -> run.score(outside));
        double[] missing = row.clone();
        missing[balance] = Double.NaN;
        assertThatExceptionOfType(ValueCheckException.class).isThrownBy(() -> run.score(missing));
    }

    @Test
    void rawScore_namesWithQuotesAndBlanks_isThatOfTheModel() {
        Feature number = Feature.number("a < \"b\" & c").optional();
        var category = Feature.category("'d'", "e f", "\"g\"", "h\\", "<i>");
        FeatureSet features = FeatureSet.of(number, category);
        TreeEnsemble model = TreeEnsemble.builder("<&\">", Scale.POINTS, features)
                .below(number, 3, TreeEnsemble.Side.RIGHT, 4)
                .oneOf(category, TreeEnsemble.Side.LEFT, 2, 0, 1)
                .leaf(1, 1)
                .leaf(2, 1)
                .oneOf(category, TreeEnsemble.Side.LEFT, 2, 1, 2)
                .leaf(4, 1)
                .leaf(8, 1)
                .build(0, LinearModels.random(1).provenance());
        PmmlRun run = new PmmlRun(bytes(model), features);
        RowScorer scorer = model.bind(features);
        for (double x : new double[] {2, 3, Double.NaN}) {
            for (int level = 0; level < 4; level++) {
                double[] row = {x, level};
                requireClose(run.score(row).get("rawScore"), scorer.score(row), row);
            }
        }
    }

    @Test
    void save_modelOrPlan_writesTheSameBytesAsWrite(@TempDir Path folder) throws Exception {
        ScoringPlan plan = Samples.plans().findFirst().orElseThrow();
        Path file = folder.resolve("model.pmml");
        PmmlModels.save(plan, file);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes(plan));
        PmmlModels.save(LinearModels.random(1), file);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes(LinearModels.random(1)));
        assertThat(new String(bytes(plan), StandardCharsets.UTF_8)).contains(plan.id());
    }

    @Test
    void write_otherScorerOrCalibration_isRefused() {
        ScoringPlan scored = ScoringPlan.builder(
                        LinearModels.FEATURES, OnnxScorerContractTest.scorer(LinearModels.random(1), 1))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bytes(scored))
                .withMessageContaining("must be a LinearModel or a TreeEnsemble or a Scorecard to be written as PMML");
        ScoringPlan calibrated = ScoringPlan.builder(LinearModels.FEATURES, LinearModels.random(1))
                .calibration(rawScore -> 0.5)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bytes(calibrated))
                .withMessageContaining("must be one of the library to be written as PMML");
    }

    @Test
    void write_modelWithoutFeatures_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bytes(Samples.withoutTerms()))
                .withMessageContaining("must be at least one to be written as PMML");
    }

    @Test
    void write_nameThatPmmlCannotHold_isRefused() {
        for (String name : List.of("rawScore", "a\u0001", "a\nb", "\ud800")) {
            Feature feature = Feature.number(name);
            TreeEnsemble model = TreeEnsemble.builder("stump", Scale.POINTS, FeatureSet.of(feature))
                    .below(feature, 3, TreeEnsemble.Side.RIGHT, 4)
                    .leaf(1, 1)
                    .leaf(2, 1)
                    .build(0, LinearModels.random(1).provenance());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bytes(model))
                    .withMessageContaining("Maybe rename the feature");
        }
    }

    private static byte[] bytes(Model model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PmmlModels.write(model, out);
        return out.toByteArray();
    }

    private static byte[] bytes(ScoringPlan plan) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PmmlModels.write(plan, out);
        return out.toByteArray();
    }
}
