package io.riskanalyzer.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusionMatrixTest {
    private static final double[] SCORES = {0.9, 0.5, 0.5, 0.2};
    private static final boolean[] LABELS = {true, true, false, false};

    /** 100 rows: accuracy 0.85, precision 40/45, recall 0.8, specificity 0.9. */
    private static final ConfusionMatrix MATRIX = new ConfusionMatrix(40, 5, 45, 10);

    @Test
    void at_scoreEqualsThreshold_isPredictedPositive() {
        assertThat(ConfusionMatrix.at(0.5, SCORES, LABELS)).isEqualTo(new ConfusionMatrix(2, 1, 1, 0));
    }

    @Test
    void at_justAboveScore_isPredictedNegative() {
        assertThat(ConfusionMatrix.at(Math.nextUp(0.5), SCORES, LABELS)).isEqualTo(new ConfusionMatrix(1, 0, 2, 1));
    }

    @Test
    void at_infiniteThresholds_predictAllOrNothing() {
        assertThat(ConfusionMatrix.at(Double.NEGATIVE_INFINITY, SCORES, LABELS))
                .isEqualTo(new ConfusionMatrix(2, 2, 0, 0));
        assertThat(ConfusionMatrix.at(Double.POSITIVE_INFINITY, SCORES, LABELS))
                .isEqualTo(new ConfusionMatrix(0, 0, 2, 2));
    }

    @Test
    void at_negativeZero_isZero() {
        assertThat(ConfusionMatrix.at(0.0, new double[] {-0.0, -1}, new boolean[] {true, true}))
                .isEqualTo(new ConfusionMatrix(1, 0, 0, 1));
    }

    @Test
    void at_weights_addsThem() {
        assertThat(ConfusionMatrix.at(0.5, SCORES, LABELS, new double[] {1, 2, 4, 8}))
                .isEqualTo(new ConfusionMatrix(3, 4, 8, 0));
    }

    @Test
    void at_manyWeights_keepsEveryDigit() {
        int rows = 1_000_000;
        double[] weights = new double[rows];
        Arrays.fill(weights, 0.1);

        // The double nearest to 0.1 is 0.1 + 5.55e-18; a million of them are 100,000 + 5.6e-12, nearest 100,000.
        assertThat(ConfusionMatrix.at(0, new double[rows], new boolean[rows], weights)
                        .falsePositives())
                .isEqualTo(100_000);
    }

    @Test
    void at_oneClass_isFine() {
        assertThat(ConfusionMatrix.at(0.5, SCORES, new boolean[4])).isEqualTo(new ConfusionMatrix(0, 3, 1, 0));
    }

    @Test
    void measures_ofMatrix_areAsInTextbooks() {
        assertThat(MATRIX.total()).isEqualTo(100);
        assertThat(MATRIX.accuracy()).isEqualTo(0.85);
        assertThat(MATRIX.precision()).isEqualTo(40.0 / 45);
        assertThat(MATRIX.recall()).isEqualTo(0.8);
        assertThat(MATRIX.specificity()).isEqualTo(0.9);
        assertThat(MATRIX.falsePositiveRate()).isEqualTo(0.1);
        assertThat(MATRIX.f1()).isEqualTo(80.0 / 95);
        assertThat(MATRIX.mcc()).isCloseTo((40.0 * 45 - 5 * 10) / Math.sqrt(45.0 * 50 * 50 * 55), within(1e-15));
        assertThat(MATRIX.prevalence()).isEqualTo(0.5);
        assertThat(MATRIX.selectionRate()).isEqualTo(0.45);
        assertThat(MATRIX.lift()).isEqualTo(40.0 / 45 / 0.5);
    }

    @Test
    void at_fawcettsExample_isAsPublished() {
        // Fawcett 2006, section 4: at threshold 0.54 the point is (0.1, 0.5) and the accuracy 70 %.
        GoldenCase fawcett = GoldenCase.all().get(0);
        ConfusionMatrix matrix = ConfusionMatrix.at(0.54, fawcett.scores, fawcett.labels);

        assertThat(matrix.falsePositiveRate()).isEqualTo(0.1);
        assertThat(matrix.recall()).isEqualTo(0.5);
        assertThat(matrix.accuracy()).isEqualTo(0.7);
    }

    @Test
    void mcc_perfectAndInverted_isOneAndMinusOne() {
        for (int count = 1; count < 100; count++) {
            assertThat(new ConfusionMatrix(count, 0, 101, 0).mcc()).isEqualTo(1);
            assertThat(new ConfusionMatrix(0, count, 0, 101).mcc()).isCloseTo(-1, within(1e-15));
            assertThat(new ConfusionMatrix(0, count, 0, 101).mcc()).isGreaterThanOrEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-100, 1e100, 1e290})
    void mcc_weightsOfAnyScale_isSame(double scale) {
        assertThat(new ConfusionMatrix(40 * scale, 5 * scale, 45 * scale, 10 * scale).mcc())
                .isCloseTo(MATRIX.mcc(), within(1e-15));
    }

    static Arguments undefined(String name, ToDoubleFunction<ConfusionMatrix> measure, double... cells) {
        return Arguments.argumentSet(name, measure, new ConfusionMatrix(cells[0], cells[1], cells[2], cells[3]));
    }

    static Stream<Arguments> undefinedMeasures() {
        return Stream.of(
                undefined("accuracy of nothing", ConfusionMatrix::accuracy, 0, 0, 0, 0),
                undefined("prevalence of nothing", ConfusionMatrix::prevalence, 0, 0, 0, 0),
                undefined("selection rate of nothing", ConfusionMatrix::selectionRate, 0, 0, 0, 0),
                undefined("precision without predicted positives", ConfusionMatrix::precision, 0, 0, 3, 4),
                undefined("lift without predicted positives", ConfusionMatrix::lift, 0, 0, 3, 4),
                undefined("lift without positives", ConfusionMatrix::lift, 0, 2, 3, 0),
                undefined("recall without positives", ConfusionMatrix::recall, 0, 2, 3, 0),
                undefined("specificity without negatives", ConfusionMatrix::specificity, 1, 0, 0, 4),
                undefined("false positive rate without negatives", ConfusionMatrix::falsePositiveRate, 1, 0, 0, 4),
                undefined("F1 without any positive", ConfusionMatrix::f1, 0, 0, 3, 0),
                undefined("MCC without positives", ConfusionMatrix::mcc, 0, 2, 3, 0),
                undefined("MCC without negatives", ConfusionMatrix::mcc, 1, 0, 0, 4),
                undefined("MCC without predicted positives", ConfusionMatrix::mcc, 0, 0, 3, 4),
                undefined("MCC without predicted negatives", ConfusionMatrix::mcc, 1, 2, 0, 0),
                undefined("MCC of nothing", ConfusionMatrix::mcc, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("undefinedMeasures")
    void measure_zeroDenominator_isNaN(ToDoubleFunction<ConfusionMatrix> measure, ConfusionMatrix matrix) {
        assertThat(measure.applyAsDouble(matrix)).isNaN();
    }

    @Test
    void f1_nothingPredictedPositive_isZero() {
        assertThat(new ConfusionMatrix(0, 0, 3, 4).f1()).isZero();
    }

    @Test
    void toString_ofCounts_isTable() {
        assertThat(MATRIX).hasToString("""
                                         predicted positive  predicted negative
                        actual positive                  40                  10
                        actual negative                   5                  45""");
    }

    @Test
    void toString_ofWeights_hasSixDigits() {
        assertThat(new ConfusionMatrix(1 / 3.0, 1e20, 2.5e-9, 12)).hasToString("""
                                         predicted positive  predicted negative
                        actual positive            0.333333                  12
                        actual negative         1.00000e+20         2.50000e-09""");
    }

    @ParameterizedTest
    @CsvSource({"0, true positives", "1, false positives", "2, true negatives", "3, false negatives"})
    void new_negativeCell_isRefused(int position, String cell) {
        double[] cells = {1, 2, 3, 4};
        cells[position] = -2;

        assertThatThrownBy(() -> new ConfusionMatrix(cells[0], cells[1], cells[2], cells[3]))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The weight of the " + cell + " (-2.0) must be in [0, 1e300], but it is below 0.\n"
                        + "Maybe count rows or add up their weights.");
    }

    @Test
    void new_largestCells_areTaken() {
        assertThat(new ConfusionMatrix(1e300, 1e300, 1e300, 1e300).accuracy()).isEqualTo(0.5);
    }

    @Test
    void new_cellNotANumber_isRefused() {
        assertThatThrownBy(() -> new ConfusionMatrix(1, 2, 3, Double.NaN))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The weight of the false negatives (NaN) must be in [0, 1e300], but it is not a number.\n"
                        + "Maybe count rows or add up their weights.");
    }

    @Test
    void at_thresholdNotANumber_isRefused() {
        assertThatThrownBy(() -> ConfusionMatrix.at(Double.NaN, SCORES, LABELS))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The threshold (NaN) must be a number, but no score is at or above it.\n"
                        + "Maybe use Double.POSITIVE_INFINITY to predict nothing positive.");
    }

    @Test
    void at_noRows_isRefused() {
        assertThatThrownBy(() -> ConfusionMatrix.at(0.5, new double[0], new boolean[0]))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The number of scores (0) must be at least 1");
    }
}
