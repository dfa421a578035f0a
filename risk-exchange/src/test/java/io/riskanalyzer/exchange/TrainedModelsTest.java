package io.riskanalyzer.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.models.EbmTrainer;
import io.riskanalyzer.models.ForestTrainer;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.models.NumberEncoding;
import io.riskanalyzer.models.TreeTrainer;
import io.riskanalyzer.models.XgboostTrainer;
import io.riskanalyzer.models.calibrate.Calibrations;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.LogisticCalibration;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models of every trainer, calibrated from data, give in both formats what they give here. */
class TrainedModelsTest {
    static final NumberFeature INCOME = Feature.number("income");
    static final NumberFeature AGE = Feature.number("age").optional();
    private static final FlagFeature OWNER = Feature.flag("owner").optional();
    private static final CategoryFeature<String> PURPOSE = Feature.category("purpose", "car", "home", "study");
    private static final CategoryFeature<String> TOWN = Feature.category(
                    "town", IntStream.range(0, 40).mapToObj(i -> "town " + i).toList())
            .unknownAsMissing();
    private static final FeatureSet FEATURES = FeatureSet.of(INCOME, AGE, OWNER, PURPOSE, TOWN);

    static Dataset loans(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Frame.Builder builder = Frame.builder(FEATURES);
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double[] row = {
                Math.exp(9 + 3 * random.nextDouble()),
                random.nextInt(8) == 0 ? Double.NaN : random.nextInt(18, 80),
                random.nextInt(8) == 0 ? Double.NaN : random.nextInt(2),
                random.nextInt(3),
                random.nextInt(10) == 0 ? random.nextInt(-1, 1) : random.nextInt(40)
            };
            builder.add(row, i + 1, null);
            double logOdds =
                    10 - Math.log(row[0]) + (Double.isNaN(row[1]) ? 0.5 : (40 - row[1]) / 20) + (row[4] % 7 - 3) / 2;
            labels[i] = random.nextDouble() < LogisticCalibration.STANDARD.probabilityOf(logOdds);
        }
        return Dataset.of(builder.build(), labels);
    }

    static Stream<Named<ScoringPlan>> plans() {
        Dataset train = loans(2_000, 1);
        Dataset calibration = loans(1_000, 2);
        Map<Model, BiFunction<Model, Dataset, Calibration>> models = Map.of(
                LogisticTrainer.builder().build().train(train), Calibrations::platt,
                LogisticTrainer.builder()
                                .numbersAs(NumberEncoding.splines(6))
                                .build()
                                .train(train),
                        Calibrations::isotonic,
                EbmTrainer.builder().bags(2).build().train(train), Calibrations::beta,
                TreeTrainer.builder().build().train(train), Calibrations::beta,
                ForestTrainer.builder().trees(50).build().train(train), Calibrations::isotonic,
                XgboostTrainer.builder().trees(150).oneHotUpTo(4).build().train(train), Calibrations::temperature);
        return models.entrySet().stream()
                .map(entry -> Named.of(
                        entry.getKey().toString(),
                        ScoringPlan.builder(FEATURES, entry.getKey())
                                .calibration(entry.getValue().apply(entry.getKey(), calibration))
                                .build()));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void score_byOnnxRuntimeAndJpmml_isThatOfThePlan(ScoringPlan plan) {
        List<double[]> rows = rows(loans(1_000, 3).frame());
        BoundPlan bound = plan.bind();
        ByteArrayOutputStream pmml = new ByteArrayOutputStream();
        PmmlModels.write(plan, pmml);
        PmmlRun jpmml = new PmmlRun(pmml.toByteArray(), plan.features());
        try (OnnxRun onnx = new OnnxRun(OnnxModelsTest.bytes(plan))) {
            double[] scores = onnx.score("score", rows);
            for (int i = 0; i < scores.length; i++) {
                double expected = bound.scoreOf(bound.rawScore(rows.get(i)));
                assertThat(scores[i]).as("row %d", i).isCloseTo(expected, within(1e-12));
                assertThat((Double) jpmml.score(rows.get(i)).get("score"))
                        .as("row %d", i)
                        .isCloseTo(expected, within(1e-12));
            }
        }
    }

    private static List<double[]> rows(Frame frame) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < frame.rows(); i++) {
            double[] row = new double[frame.features().size()];
            frame.copyRow(i, row);
            rows.add(row);
        }
        return rows;
    }
}
