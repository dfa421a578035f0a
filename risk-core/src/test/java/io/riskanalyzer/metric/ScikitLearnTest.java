package io.riskanalyzer.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Agreement with scikit-learn 1.2.1 on every sample of metrics.txt; each number carries the call that made it. */
class ScikitLearnTest {
    /** Both sides round sums of up to 2,000 terms: some 1e-14, with room for numpy's plain sums. */
    private static final double TOLERANCE = 1e-12;

    private static final Map<String, Metric> METRICS = Map.ofEntries(
            Map.entry("auc", Metrics.AUC),
            Map.entry("gini", Metrics.GINI),
            Map.entry("ks", Metrics.KS),
            Map.entry("averagePrecision", Metrics.AVERAGE_PRECISION),
            Map.entry("brier", Metrics.BRIER),
            Map.entry("logLoss", Metrics.LOG_LOSS),
            Map.entry("ece", Metrics.ECE),
            Map.entry("ece(1)", Metrics.ece(1)),
            Map.entry("ece(7)", Metrics.ece(7)),
            Map.entry("ece(15)", Metrics.ece(15)),
            Map.entry("liftAt(0.1)", Metrics.liftAt(0.1)),
            Map.entry("liftAt(0.25)", Metrics.liftAt(0.25)),
            Map.entry("liftAt(1.0)", Metrics.liftAt(1)));

    private static final Map<String, ToDoubleFunction<ConfusionMatrix>> MEASURES = Map.ofEntries(
            Map.entry("truePositives", ConfusionMatrix::truePositives),
            Map.entry("falsePositives", ConfusionMatrix::falsePositives),
            Map.entry("trueNegatives", ConfusionMatrix::trueNegatives),
            Map.entry("falseNegatives", ConfusionMatrix::falseNegatives),
            Map.entry("accuracy", ConfusionMatrix::accuracy),
            Map.entry("precision", ConfusionMatrix::precision),
            Map.entry("recall", ConfusionMatrix::recall),
            Map.entry("specificity", ConfusionMatrix::specificity),
            Map.entry("falsePositiveRate", ConfusionMatrix::falsePositiveRate),
            Map.entry("f1", ConfusionMatrix::f1),
            Map.entry("mcc", ConfusionMatrix::mcc),
            Map.entry("prevalence", ConfusionMatrix::prevalence),
            Map.entry("selectionRate", ConfusionMatrix::selectionRate),
            Map.entry("lift", ConfusionMatrix::lift));

    static Stream<Arguments> goldensOf(String kind) {
        return GoldenCase.all().stream()
                .flatMap(sample -> sample.goldens.stream()
                        .filter(golden -> golden.kind.equals(kind))
                        .map(golden -> Arguments.argumentSet(sample.name + ": " + golden, sample, golden)));
    }

    static Stream<Arguments> values() {
        return goldensOf("value");
    }

    static Stream<Arguments> decisions() {
        return goldensOf("at");
    }

    static Stream<Arguments> curves() {
        return goldensOf("curve");
    }

    @ParameterizedTest
    @MethodSource("values")
    void metric_ofSample_agrees(GoldenCase sample, GoldenCase.Golden golden) {
        Metric metric = METRICS.get(golden.key);

        assertThat(metric.name()).isEqualTo(golden.key);
        assertThat(metric.of(sample.scores, sample.labels, sample.weights))
                .isCloseTo(golden.number(), within(TOLERANCE * Math.max(1, Math.abs(golden.number()))));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void confusionMatrix_atThreshold_agrees(GoldenCase sample, GoldenCase.Golden golden) {
        ConfusionMatrix matrix = ConfusionMatrix.at(golden.threshold, sample.scores, sample.labels, sample.weights);

        double answer = MEASURES.get(golden.key).applyAsDouble(matrix);
        if (Double.isNaN(golden.number())) {
            assertThat(answer).isNaN();
        } else {
            assertThat(answer).isCloseTo(golden.number(), within(TOLERANCE * Math.max(1, Math.abs(golden.number()))));
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void curve_ofSample_agrees(GoldenCase sample, GoldenCase.Golden golden) {
        RocCurve roc = RocCurve.of(sample.scores, sample.labels, sample.weights);
        PrecisionRecallCurve pr = PrecisionRecallCurve.of(sample.scores, sample.labels, sample.weights);
        GainsCurve gains = GainsCurve.of(sample.scores, sample.labels, sample.weights);
        IntToDoubleFunction coordinate = switch (golden.key) {
            case "roc.falsePositiveRate" -> roc::falsePositiveRate;
            case "roc.truePositiveRate" -> roc::truePositiveRate;
            case "roc.threshold" -> roc::threshold;
            case "pr.precision" -> pr::precision;
            case "pr.recall" -> pr::recall;
            case "pr.threshold" -> pr::threshold;
            case "gains.share" -> gains::share;
            case "gains.captured" -> gains::captured;
            default -> throw new IllegalStateException(golden.key);
        };

        assertThat(new int[] {roc.points(), pr.points(), gains.points()}).containsOnly(golden.numbers.length);
        double[] answers = new double[golden.numbers.length];
        for (int point = 0; point < answers.length; point++) {
            answers[point] = coordinate.applyAsDouble(point);
        }
        if (golden.key.endsWith("threshold")) {
            assertThat(answers).isEqualTo(golden.numbers);
        } else {
            assertThat(answers).containsExactly(golden.numbers, within(TOLERANCE));
        }
    }
}
