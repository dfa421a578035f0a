package io.riskanalyzer.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RocCurveTest {
    private static final RocCurve CURVE =
            RocCurve.of(new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true});

    private static RocCurve curveOf(Samples sample) {
        return RocCurve.of(sample.scores, sample.labels, sample.weights);
    }

    @Test
    void points_ofSample_areInDescendingThresholds() {
        // scikit-learn's documentation of roc_curve
        assertThat(IntStream.range(0, CURVE.points()).mapToDouble(CURVE::threshold))
                .containsExactly(Double.POSITIVE_INFINITY, 0.8, 0.4, 0.35, 0.1);
        assertThat(IntStream.range(0, CURVE.points()).mapToDouble(CURVE::falsePositiveRate))
                .containsExactly(0.0, 0.0, 0.5, 0.5, 1.0);
        assertThat(IntStream.range(0, CURVE.points()).mapToDouble(CURVE::truePositiveRate))
                .containsExactly(0.0, 0.5, 0.5, 1.0, 1.0);
    }

    @Test
    void points_constantScores_areTheEnds() {
        RocCurve curve = RocCurve.of(new double[3], new boolean[] {true, false, true});

        assertThat(curve.points()).isEqualTo(2);
        assertThat(curve.auc()).isEqualTo(0.5);
        assertThat(curve.ks()).isZero();
        assertThat(curve.ksThreshold()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void confusionMatrix_atEachPoint_isThatOfItsThreshold(long seed) {
        Samples sample = Samples.counted(seed);
        RocCurve curve = curveOf(sample);

        for (int point = 0; point < curve.points(); point++) {
            ConfusionMatrix matrix = curve.confusionMatrix(point);
            assertThat(matrix)
                    .isEqualTo(
                            ConfusionMatrix.at(curve.threshold(point), sample.scores, sample.labels, sample.weights));
            assertThat(curve.truePositiveRate(point)).isEqualTo(matrix.recall());
            assertThat(curve.falsePositiveRate(point)).isEqualTo(matrix.falsePositiveRate());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void rates_alongCurve_riseFromZeroToOne(long seed) {
        RocCurve curve = curveOf(Samples.weighted(seed));
        int last = curve.points() - 1;

        assertThat(curve.falsePositiveRate(0)).isZero();
        assertThat(curve.truePositiveRate(0)).isZero();
        assertThat(curve.falsePositiveRate(last)).isEqualTo(1);
        assertThat(curve.truePositiveRate(last)).isEqualTo(1);
        for (int point = 1; point <= last; point++) {
            assertThat(curve.threshold(point)).isLessThan(curve.threshold(point - 1));
            assertThat(curve.falsePositiveRate(point)).isGreaterThanOrEqualTo(curve.falsePositiveRate(point - 1));
            assertThat(curve.truePositiveRate(point)).isGreaterThanOrEqualTo(curve.truePositiveRate(point - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void auc_ofCurve_isAreaUnderPointsAndMetric(long seed) {
        Samples sample = Samples.weighted(seed);
        RocCurve curve = curveOf(sample);
        double area = 0;
        for (int point = 1; point < curve.points(); point++) {
            area += (curve.falsePositiveRate(point) - curve.falsePositiveRate(point - 1))
                    * (curve.truePositiveRate(point) + curve.truePositiveRate(point - 1))
                    / 2;
        }

        assertThat(curve.auc()).isCloseTo(area, within(1e-13));
        assertThat(curve.auc()).isEqualTo(Metrics.AUC.of(sample.scores, sample.labels, sample.weights));
        assertThat(curve.ks()).isEqualTo(Metrics.KS.of(sample.scores, sample.labels, sample.weights));
    }

    @Test
    void ksThreshold_severalBest_isHighest() {
        assertThat(CURVE.ks()).isEqualTo(0.5);
        assertThat(CURVE.ksThreshold()).isEqualTo(0.8);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 50})
    void thinnedTo_fewPoints_keepsEndsAndAnswers(int most) {
        Samples sample = Samples.weighted(7);
        RocCurve curve = curveOf(sample);
        RocCurve thin = curve.thinnedTo(most);
        int last = thin.points() - 1;

        assertThat(thin.points()).isBetween(2, most);
        assertThat(thin.threshold(0)).isEqualTo(curve.threshold(0));
        assertThat(thin.threshold(last)).isEqualTo(curve.threshold(curve.points() - 1));
        assertThat(IntStream.range(0, curve.points()).mapToObj(curve::confusionMatrix))
                .containsAll(IntStream.rangeClosed(0, last)
                        .mapToObj(thin::confusionMatrix)
                        .toList());
        assertThat(thin.auc()).isEqualTo(curve.auc());
        assertThat(thin.ks()).isEqualTo(curve.ks());
        assertThat(thin.ksThreshold()).isEqualTo(curve.ksThreshold());
    }

    @Test
    void thinnedTo_manyPoints_staysNearCurve() {
        int rows = 20_000;
        double[] scores = IntStream.range(0, rows).mapToDouble(row -> row).toArray();
        boolean[] labels = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = Math.floorMod(row * 7919L, rows) < row;
        }
        RocCurve thin = RocCurve.of(scores, labels).thinnedTo(200);

        assertThat(thin.points()).isEqualTo(200);
        for (int point = 1; point < thin.points(); point++) {
            double step = thin.falsePositiveRate(point)
                    - thin.falsePositiveRate(point - 1)
                    + thin.truePositiveRate(point)
                    - thin.truePositiveRate(point - 1);
            assertThat(step).isLessThan(2.0 / 199 + 3.0 / 5000);
        }
    }

    @Test
    void thinnedTo_asManyAsThereAre_isSameCurve() {
        assertThat(CURVE.thinnedTo(5)).isSameAs(CURVE);
    }

    @Test
    void thinnedTo_onePoint_isRefused() {
        assertThatThrownBy(() -> CURVE.thinnedTo(1))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The number of points (1) must be at least 2, but a curve has two ends.\n"
                        + "Maybe use 200, which a plot cannot tell from all.");
    }

    @Test
    void threshold_noSuchPoint_isRefused() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> CURVE.threshold(5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> CURVE.threshold(-1));
    }

    @Test
    void of_oneClass_isRefused() {
        assertThatThrownBy(() -> RocCurve.of(new double[] {1, 2}, new boolean[] {true, true}))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The weight of the negatives (0.0) must be above 0");
    }

    @Test
    void toString_ofCurve_isReadableInAnyLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(CURVE).hasToString("RocCurve[5 points, AUC 0.7500, KS 0.5000]");
        } finally {
            Locale.setDefault(before);
        }
    }
}
