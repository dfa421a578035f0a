package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.metric.Metrics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Agreement with scikit-learn 1.2.1's permutation_importance, whose random numbers are others: 200 repeats on each side.
 * The command is in importance-golden.csv.
 */
class ScikitLearnTest {
    private static final int REPEATS = 200;

    /** Sums of 400 terms, added in another order. */
    private static final double ROUNDING = 1e-12;

    /** Of the difference of two means; with 48 comparisons a fixed seed that is beyond would be a 1 in 300 chance. */
    private static final double STANDARD_ERRORS = 4;

    /** A deviation of 200 draws has a standard error of 1/√400 = 5 %, the ratio of two 7 %: four of these. */
    private static final double DEVIATION_TOLERANCE = 0.28;

    private static final Map<String, Metric> METRICS = Map.of(
            "auc", Metrics.AUC,
            "averagePrecision", Metrics.AVERAGE_PRECISION,
            "brier", Metrics.BRIER,
            "logLoss", Metrics.LOG_LOSS);

    private static final Map<String, ImportanceReport> REPORTS = new ConcurrentHashMap<>();

    record Golden(
            String metric,
            boolean isWeighted,
            String feature,
            double baseline,
            double mean,
            double standardDeviation,
            double reversed) {

        Dataset data() {
            return isWeighted ? GoldenData.WEIGHTED : GoldenData.UNWEIGHTED;
        }
    }

    static Stream<Golden> goldens() {
        return GoldenData.lines("importance-golden.csv").stream()
                .map(cells -> new Golden(
                        cells[0],
                        Boolean.parseBoolean(cells[1]),
                        cells[2],
                        Double.parseDouble(cells[3]),
                        Double.parseDouble(cells[4]),
                        Double.parseDouble(cells[5]),
                        Double.parseDouble(cells[6])));
    }

    private static ImportanceReport reportOf(Golden golden) {
        return REPORTS.computeIfAbsent(
                golden.metric + golden.isWeighted,
                key -> PermutationImportance.builder()
                        .metric(METRICS.get(golden.metric))
                        .repeats(REPEATS)
                        .build()
                        .run(GoldenData.SCORER, golden.data()));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void run_ofManyRepeats_hasSameMean(Golden golden) {
        ImportanceReport report = reportOf(golden);
        Importance importance = report.importanceOf(golden.feature);
        double standardError =
                Math.hypot(importance.standardDeviation(), golden.standardDeviation) / Math.sqrt(REPEATS);

        assertThat(report.baseline()).isCloseTo(golden.baseline, within(ROUNDING));
        assertThat(importance.values()).hasSize(REPEATS);
        assertThat(importance.mean()).isCloseTo(golden.mean, within(STANDARD_ERRORS * standardError));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void run_ofManyRepeats_hasSameStandardDeviation(Golden golden) {
        double deviation = reportOf(golden).importanceOf(golden.feature).standardDeviation();

        assertThat(deviation)
                .isCloseTo(golden.standardDeviation, within(DEVIATION_TOLERANCE * golden.standardDeviation));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void worsening_ofOneGivenOrder_isSame(Golden golden) {
        Dataset data = golden.data();
        Scoring scoring = Scoring.by(GoldenData.SCORER, data.features());
        PermutedSample sample = new PermutedSample(data, data.frame(), scoring, METRICS.get(golden.metric));
        FeatureSet column = FeatureSet.of(data.features().get(golden.feature));
        Target target = new Target(golden.feature, column, data.features(), Set.of(golden.feature));
        int[] reversed = IntStream.range(0, data.rows())
                .map(row -> data.rows() - 1 - row)
                .toArray();

        assertThat(sample.worsening(target, reversed)).isCloseTo(golden.reversed, within(ROUNDING));
    }
}
