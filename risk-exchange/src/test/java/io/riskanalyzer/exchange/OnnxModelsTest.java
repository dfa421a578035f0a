package io.riskanalyzer.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.RowScorer;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ONNX Runtime makes of the written files is what the models give. */
class OnnxModelsTest {
    private static final int ROWS = 4_000;

    /** The runtime adds in another order, and has an exponential function of its own. */
    private static final double ROUNDING = 1e-12;

    static Stream<Model> models() {
        return Samples.models();
    }

    static Stream<ScoringPlan> plans() {
        return Samples.plans();
    }

    @ParameterizedTest
    @MethodSource("models")
    void rawScore_anyLegalRow_isThatOfTheModel(Model model) {
        FeatureSet features = Samples.featuresOf(model);
        List<double[]> rows = Samples.rows(model, features, ROWS);
        RowScorer scorer = model.bind(features);
        try (OnnxRun run = new OnnxRun(bytes(model))) {
            double[] scores = run.score("rawScore", rows);
            assertThat(scores).hasSize(ROWS);
            for (int i = 0; i < ROWS; i++) {
                requireClose(scores[i], scorer.score(rows.get(i)), rows.get(i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void score_anyLegalRow_isThatOfThePlan(ScoringPlan plan) {
        List<double[]> rows = Samples.rows(plan.scorer(), plan.features(), ROWS);
        BoundPlan bound = plan.bind();
        try (OnnxRun run = new OnnxRun(bytes(plan))) {
            double[] rawScores = run.score("rawScore", rows);
            double[] scores = run.score("score", rows);
            for (int i = 0; i < ROWS; i++) {
                double rawScore = bound.rawScore(rows.get(i));
                requireClose(rawScores[i], rawScore, rows.get(i));
                // The calibration of the very number that came out: a steep one makes more of the rounding before it.
                requireClose(scores[i], bound.scoreOf(rawScores[i]), rows.get(i));
            }
        }
    }

    private static void requireClose(double actual, double expected, double[] row) {
        assertThat(actual)
                .as(() -> Arrays.toString(row))
                .isCloseTo(expected, within(ROUNDING * Math.max(1, Math.abs(expected))));
    }

    @Test
    void metadata_ofPlan_tellsWhatItIs() {
        ScoringPlan plan = ScoringPlan.builder(
                        FeatureSet.of(
                                Feature.number("a \"b\" \\ c\n"),
                                Feature.flag("owner").optional(),
                                Feature.category("purpose", "car", "Schule")),
                        Samples.withoutTerms())
                .build();
        try (OnnxRun run = new OnnxRun(bytes(plan))) {
            assertThat(run.metadata())
                    .containsEntry("name", "without terms")
                    .containsEntry("scale", "log-odds")
                    .containsEntry("scoreScale", "probability")
                    .containsEntry("planId", plan.id())
                    .containsEntry(
                            "features",
                            "[{\"name\":\"a \\\"b\\\" \\\\ c\\u000a\",\"kind\":\"number\",\"optional\":false},"
                                    + "{\"name\":\"owner\",\"kind\":\"flag\",\"optional\":true},"
                                    + "{\"name\":\"purpose\",\"kind\":\"category\",\"optional\":false,"
                                    + "\"levels\":[\"car\",\"Schule\"]}]");
        }
    }

    @Test
    void save_modelOrPlan_writesTheSameBytesAsWrite(@TempDir Path folder) throws Exception {
        ScoringPlan plan = Samples.plans().findFirst().orElseThrow();
        Path file = folder.resolve("model.onnx");
        OnnxModels.save(plan, file);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes(plan));
        OnnxModels.save(LinearModels.random(1), file);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes(LinearModels.random(1)));
    }

    @Test
    void write_otherScorerOrCalibration_isRefused() {
        ScoringPlan scored = ScoringPlan.builder(
                        LinearModels.FEATURES, OnnxScorerContractTest.scorer(LinearModels.random(1), 1))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bytes(scored))
                .withMessageStartingWith("The scorer (linear 1 by ONNX, a OnnxScorer) must be a LinearModel or a");
        ScoringPlan calibrated = ScoringPlan.builder(LinearModels.FEATURES, LinearModels.random(1))
                .calibration(rawScore -> 0.5)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bytes(calibrated))
                .withMessageContaining("must be one of the library to be written as ONNX");
    }

    static byte[] bytes(Model model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OnnxModels.write(model, out);
        return out.toByteArray();
    }

    static byte[] bytes(ScoringPlan plan) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OnnxModels.write(plan, out);
        return out.toByteArray();
    }
}
