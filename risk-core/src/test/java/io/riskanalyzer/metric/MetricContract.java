package io.riskanalyzer.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Metric} promises, on samples of probabilities with both classes: extend it, name the metrics. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MetricContract {
    private static final int SEEDS = 25;

    /** Two ways to add the same numbers: a few last bits. */
    private static final double ROUNDING = 1e-15;

    protected abstract Stream<Metric> metrics();

    Stream<Arguments> metricsAndSeeds() {
        return metrics()
                .flatMap(metric -> LongStream.rangeClosed(1, SEEDS)
                        .mapToObj(seed -> Arguments.argumentSet(metric.name() + ", seed " + seed, metric, seed)));
    }

    private static void assertSame(double actual, double expected, double tolerance) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void name_ofMetric_isNotBlank(Metric metric) {
        assertThat(metric.name()).isNotBlank().isEqualTo(metric.name());
    }

    @ParameterizedTest
    @MethodSource("metricsAndSeeds")
    void of_weightOfK_isRowRepeatedKTimes(Metric metric, long seed) {
        Samples sample = Samples.counted(seed);
        Samples repeated = sample.rows(IntStream.range(0, sample.rows())
                .flatMap(row -> IntStream.generate(() -> row).limit((long) sample.weights[row]))
                .toArray());

        assertSame(
                metric.of(sample.scores, sample.labels, sample.weights),
                metric.of(repeated.scores, repeated.labels),
                1e-12);
    }

    @ParameterizedTest
    @MethodSource("metricsAndSeeds")
    void of_rowsInOtherOrder_isSame(Metric metric, long seed) {
        Samples sample = Samples.weighted(seed);
        Samples shuffled = sample.shuffled(seed);

        assertSame(
                metric.of(shuffled.scores, shuffled.labels, shuffled.weights),
                metric.of(sample.scores, sample.labels, sample.weights),
                ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("metricsAndSeeds")
    void of_rowsOfWeightZero_isWithoutThem(Metric metric, long seed) {
        Samples sample = Samples.weighted(seed);
        Samples weighing = sample.rows(IntStream.range(0, sample.rows())
                .filter(row -> sample.weights[row] > 0)
                .toArray());

        assertSame(
                metric.of(sample.scores, sample.labels, sample.weights),
                metric.of(weighing.scores, weighing.labels, weighing.weights),
                ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("metricsAndSeeds")
    void of_noWeights_isWeightsOfOne(Metric metric, long seed) {
        Samples sample = Samples.counted(seed);
        double[] ones = new double[sample.rows()];
        Arrays.fill(ones, 1);

        double answer = metric.of(sample.scores, sample.labels);
        assertSame(metric.of(sample.scores, sample.labels, null), answer, 0);
        assertSame(metric.of(sample.scores, sample.labels, ones), answer, 0);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void of_sample_leavesItUnchanged(Metric metric) {
        Samples sample = Samples.weighted(1);
        Samples same = Samples.weighted(1);

        metric.of(sample.scores, sample.labels, sample.weights);

        assertThat(sample.scores).isEqualTo(same.scores);
        assertThat(sample.labels).isEqualTo(same.labels);
        assertThat(sample.weights).isEqualTo(same.weights);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void of_manyThreads_isSame(Metric metric) {
        Samples sample = Samples.weighted(2);
        double expected = metric.of(sample.scores, sample.labels, sample.weights);

        assertThat(IntStream.range(0, 1000)
                        .parallel()
                        .mapToDouble(call -> metric.of(sample.scores, sample.labels, sample.weights))
                        .distinct()
                        .toArray())
                .containsExactly(expected);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void of_badSample_isRefused(Metric metric) {
        boolean[] labels = {true, false};
        double[] scores = {0.6, 0.4};

        assertThatIllegalArgumentException().isThrownBy(() -> metric.of(new double[0], new boolean[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> metric.of(new double[] {0.5}, labels));
        assertThatIllegalArgumentException().isThrownBy(() -> metric.of(scores, labels, new double[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> metric.of(new double[] {0.6, Double.NaN}, labels));
        assertThatIllegalArgumentException().isThrownBy(() -> metric.of(scores, labels, new double[] {1, -1}));
        assertThatIllegalArgumentException().isThrownBy(() -> metric.of(scores, labels, new double[] {1, Double.NaN}));
        assertThatIllegalArgumentException().isThrownBy(() -> metric.of(scores, labels, new double[] {0, 0}));
    }
}
