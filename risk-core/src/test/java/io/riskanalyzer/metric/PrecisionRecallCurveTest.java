package io.riskanalyzer.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrecisionRecallCurveTest {
    private static final PrecisionRecallCurve CURVE =
            PrecisionRecallCurve.of(new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true});

    private static PrecisionRecallCurve curveOf(Samples sample) {
        return PrecisionRecallCurve.of(sample.scores, sample.labels, sample.weights);
    }

    @Test
    void points_ofSample_areInDescendingThresholds() {
        // scikit-learn's documentation of precision_recall_curve, from its end to its beginning
        assertThat(IntStream.range(0, CURVE.points()).mapToDouble(CURVE::threshold))
                .containsExactly(Double.POSITIVE_INFINITY, 0.8, 0.4, 0.35, 0.1);
        assertThat(IntStream.range(0, CURVE.points()).mapToDouble(CURVE::recall))
                .containsExactly(0.0, 0.5, 0.5, 1.0, 1.0);
        assertThat(IntStream.range(0, CURVE.points()).mapToDouble(CURVE::precision))
                .containsExactly(1.0, 1.0, 0.5, 2.0 / 3, 0.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void point_ofCurve_isPrecisionAndRecallOfItsMatrix(long seed) {
        PrecisionRecallCurve curve = curveOf(Samples.counted(seed));

        assertThat(curve.precision(0)).isEqualTo(1);
        assertThat(curve.confusionMatrix(0).precision()).isNaN();
        for (int point = 1; point < curve.points(); point++) {
            assertThat(curve.precision(point))
                    .isEqualTo(curve.confusionMatrix(point).precision());
            assertThat(curve.recall(point))
                    .isEqualTo(curve.confusionMatrix(point).recall());
        }
        int last = curve.points() - 1;
        assertThat(curve.recall(last)).isEqualTo(1);
        assertThat(curve.precision(last)).isEqualTo(curve.confusionMatrix(last).prevalence());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void averagePrecision_ofCurve_isSumOfStepsAndMetric(long seed) {
        Samples sample = Samples.weighted(seed);
        PrecisionRecallCurve curve = curveOf(sample);
        double sum = 0;
        for (int point = 1; point < curve.points(); point++) {
            sum += (curve.recall(point) - curve.recall(point - 1)) * curve.precision(point);
        }

        assertThat(curve.averagePrecision()).isCloseTo(sum, within(1e-13));
        assertThat(curve.averagePrecision())
                .isEqualTo(Metrics.AVERAGE_PRECISION.of(sample.scores, sample.labels, sample.weights));
    }

    @Test
    void of_noNegatives_hasPrecisionOne() {
        PrecisionRecallCurve curve = PrecisionRecallCurve.of(new double[] {1, 2}, new boolean[] {true, true});

        assertThat(IntStream.range(0, curve.points()).mapToDouble(curve::precision))
                .containsOnly(1.0);
    }

    @Test
    void thinnedTo_fewPoints_keepsEndsAndAverage() {
        PrecisionRecallCurve curve = curveOf(Samples.weighted(7));
        PrecisionRecallCurve thin = curve.thinnedTo(10);

        assertThat(thin.points()).isBetween(2, 10);
        assertThat(thin.recall(0)).isZero();
        assertThat(thin.threshold(thin.points() - 1)).isEqualTo(curve.threshold(curve.points() - 1));
        assertThat(thin.averagePrecision()).isEqualTo(curve.averagePrecision());
        assertThat(curve.thinnedTo(curve.points())).isSameAs(curve);
    }

    @Test
    void thinnedTo_pointsOfOneRecall_keepsMostPrecise() {
        // Recall 1/3, 2/3 and 1, each followed by many negatives.
        double[] scores = IntStream.range(0, 33).mapToDouble(row -> -row).toArray();
        boolean[] labels = new boolean[33];
        labels[0] = true;
        labels[11] = true;
        labels[22] = true;

        PrecisionRecallCurve thin = PrecisionRecallCurve.of(scores, labels).thinnedTo(4);

        assertThat(IntStream.range(0, thin.points()).mapToDouble(thin::precision))
                .containsExactly(1.0, 1.0, 2.0 / 12, 3.0 / 33);
    }

    @Test
    void of_noPositives_isRefused() {
        assertThatThrownBy(() -> PrecisionRecallCurve.of(new double[] {1, 2}, new boolean[2]))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The weight of the positives (0.0) must be above 0");
    }

    @Test
    void toString_ofCurve_isReadable() {
        assertThat(CURVE).hasToString("PrecisionRecallCurve[5 points, average precision 0.8333]");
    }
}
