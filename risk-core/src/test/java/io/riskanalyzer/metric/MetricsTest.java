package io.riskanalyzer.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
    private static final double[] SCORES = {0.1, 0.4, 0.35, 0.8};
    private static final boolean[] LABELS = {false, false, true, true};

    private static double[] mapped(double[] scores, DoubleUnaryOperator function) {
        return Arrays.stream(scores).map(function).toArray();
    }

    @Test
    void auc_ctImagesOfHanleyAndMcNeil_isAsPublished() {
        // Hanley, McNeil 1982, table I: 58 normal and 51 abnormal images, rated 1 to 5; they give 0.893.
        double[] ratings = {1, 2, 3, 4, 5, 1, 2, 3, 4, 5};
        boolean[] abnormal = {false, false, false, false, false, true, true, true, true, true};
        double[] images = {33, 6, 6, 11, 2, 3, 2, 2, 11, 33};

        assertThat(Metrics.AUC.of(ratings, abnormal, images)).isEqualTo(2642.0 / (58 * 51));
    }

    @Test
    void auc_perfectOrder_isOne() {
        assertThat(Metrics.AUC.of(new double[] {3, 1, 2, 4}, new boolean[] {true, false, false, true}))
                .isEqualTo(1);
    }

    @Test
    void auc_invertedOrder_isZero() {
        assertThat(Metrics.AUC.of(new double[] {3, 1, 2, 4}, new boolean[] {false, true, true, false}))
                .isZero();
    }

    @Test
    void auc_constantScores_isHalf() {
        assertThat(Metrics.AUC.of(new double[7], new boolean[] {true, false, false, true, false, false, true}))
                .isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void auc_ofSample_isShareOfPairsInOrder(long seed) {
        Samples sample = Samples.weighted(seed);
        double pairs = 0;
        double inOrder = 0;
        for (int i = 0; i < sample.rows(); i++) {
            for (int j = 0; j < sample.rows(); j++) {
                if (sample.labels[i] && !sample.labels[j]) {
                    double weight = sample.weights[i] * sample.weights[j];
                    pairs += weight;
                    inOrder += weight * (1 + Math.signum(sample.scores[i] - sample.scores[j])) / 2;
                }
            }
        }

        assertThat(Metrics.AUC.of(sample.scores, sample.labels, sample.weights))
                .isCloseTo(inOrder / pairs, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void auc_scoresNegated_isMirrored(long seed) {
        Samples sample = Samples.weighted(seed);
        double auc = Metrics.AUC.of(sample.scores, sample.labels, sample.weights);

        assertThat(Metrics.AUC.of(mapped(sample.scores, score -> -score), sample.labels, sample.weights))
                .isCloseTo(1 - auc, within(1e-15));
    }

    @Test
    void auc_millionRows_isExact() {
        // Every second of 2 m descending scores is a positive, the last one too: Σ j of m² pairs, j = 0 … m − 1.
        int half = 500_000;
        double[] scores = IntStream.range(0, 2 * half).mapToDouble(row -> -row).toArray();
        boolean[] labels = new boolean[2 * half];
        for (int row = 1; row < labels.length; row += 2) {
            labels[row] = true;
        }

        assertThat(Metrics.AUC.of(scores, labels)).isEqualTo((half - 1) / (2.0 * half));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-150, 1e150, 1e290})
    void auc_weightsOfAnyScale_isSame(double scale) {
        Samples sample = Samples.counted(3);

        assertThat(Metrics.AUC.of(sample.scores, sample.labels, mapped(sample.weights, w -> w * scale)))
                .isCloseTo(Metrics.AUC.of(sample.scores, sample.labels, sample.weights), within(1e-15));
    }

    @Test
    void gini_ofSample_isTwiceAucLessOne() {
        assertThat(Metrics.GINI.of(SCORES, LABELS)).isEqualTo(0.5);
    }

    @Test
    void ks_ofSample_isLargestDistance() {
        assertThat(Metrics.KS.of(SCORES, LABELS)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ks_scoresNegated_isSame(long seed) {
        Samples sample = Samples.counted(seed);

        assertThat(Metrics.KS.of(mapped(sample.scores, score -> -score), sample.labels, sample.weights))
                .isCloseTo(Metrics.KS.of(sample.scores, sample.labels, sample.weights), within(1e-15));
    }

    @Test
    void averagePrecision_ofSample_isSumOfSteps() {
        // scikit-learn's documentation of average_precision_score: 0.83…
        assertThat(Metrics.AVERAGE_PRECISION.of(SCORES, LABELS)).isCloseTo(5.0 / 6, within(1e-15));
    }

    @Test
    void averagePrecision_noNegatives_isOne() {
        assertThat(Metrics.AVERAGE_PRECISION.of(new double[] {3, 2, 1}, new boolean[] {true, true, true}))
                .isEqualTo(1);
    }

    static Stream<Metric> rankingMetrics() {
        return Stream.of(Metrics.AUC, Metrics.GINI, Metrics.KS, Metrics.AVERAGE_PRECISION, Metrics.liftAt(0.1));
    }

    @ParameterizedTest
    @MethodSource("rankingMetrics")
    void rankingMetric_increasingTransform_isSame(Metric metric) {
        Samples sample = Samples.weighted(5);

        assertThat(metric.of(mapped(sample.scores, s -> 3 * s - 7), sample.labels, sample.weights))
                .isEqualTo(metric.of(sample.scores, sample.labels, sample.weights));
    }

    @Test
    void brier_ofSample_isMeanSquare() {
        // scikit-learn's documentation of brier_score_loss: 0.037…
        assertThat(Metrics.BRIER.of(new double[] {0.1, 0.9, 0.8, 0.3}, new boolean[] {false, true, true, false}))
                .isCloseTo(0.0375, within(1e-15));
    }

    @Test
    void brier_millionRows_keepsEveryDigit() {
        double[] scores = new double[1_000_000];
        Arrays.fill(scores, 0.1);

        assertThat(Metrics.BRIER.of(scores, new boolean[scores.length])).isEqualTo(0.1 * 0.1); // plain sum: 2e-12 off
    }

    @Test
    void logLoss_ofSample_isMeanSurprise() {
        // scikit-learn's documentation of log_loss: 0.21616…
        assertThat(Metrics.LOG_LOSS.of(new double[] {0.9, 0.1, 0.2, 0.65}, new boolean[] {true, false, false, true}))
                .isCloseTo(-Math.log(0.9 * 0.9 * 0.8 * 0.65) / 4, within(1e-15));
    }

    @Test
    void logLoss_wrongCertainty_isFinite() {
        assertThat(Metrics.LOG_LOSS.of(new double[] {0, 1}, new boolean[] {true, false}))
                .isCloseTo(52 * Math.log(2), within(1e-14));
    }

    @Test
    void logLoss_rightCertainty_isNearlyZero() {
        assertThat(Metrics.LOG_LOSS.of(new double[] {1, 0}, new boolean[] {true, false}))
                .isEqualTo(0x1p-52);
    }

    @Test
    void lossMetric_oneClass_isDefined() {
        boolean[] none = {false, false};
        double[] scores = {0.25, 0.25};

        assertThat(Metrics.BRIER.of(scores, none)).isEqualTo(0.0625);
        assertThat(Metrics.LOG_LOSS.of(scores, none)).isCloseTo(-Math.log(0.75), within(1e-15));
        assertThat(Metrics.ECE.of(scores, none)).isEqualTo(0.25);
    }

    @Test
    void ece_twoBins_isWeightedGap() {
        // (0, 0.5]: mean 0.3 against 1/2; (0.5, 1]: mean 0.75 against 1/2. 2/4 · 0.2 + 2/4 · 0.25
        assertThat(Metrics.ece(2).of(new double[] {0.1, 0.5, 0.6, 0.9}, new boolean[] {false, true, true, false}))
                .isCloseTo(0.225, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 10, 15, 25, 49, 100, 1000})
    void ece_probabilityOnEdge_isInLowerBin(int bins) {
        // A positive and a negative of one bin make up for each other; of two bins they do not.
        for (int edge = 1; edge < bins; edge++) {
            double onEdge = (double) edge / bins;
            double above = Math.nextUp(onEdge);
            double lower = (edge - 0.5) / bins;
            double upper = (edge + 0.5) / bins;

            assertThat(Metrics.ece(bins).of(new double[] {onEdge, lower}, new boolean[] {true, false}))
                    .isCloseTo(Math.abs(onEdge + lower - 1) / 2, within(1e-15));
            assertThat(Metrics.ece(bins).of(new double[] {above, upper}, new boolean[] {true, false}))
                    .isCloseTo(Math.abs(above + upper - 1) / 2, within(1e-15));
        }
    }

    @Test
    void ece_zeroAndOne_areInFirstAndLastBin() {
        // 0 and 0.05 share a bin, 0.95 and 1 another; one of each pair is a positive.
        double[] scores = {0, 0.05, 1, 0.95};

        assertThat(Metrics.ECE.of(scores, new boolean[] {false, true, true, false}))
                .isCloseTo((Math.abs(0.05 - 1) + Math.abs(1.95 - 1)) / 4, within(1e-15));
    }

    @Test
    void liftAt_shareWithinTies_countsInProportion() {
        // 4 rows; the upper two are tied and hold one of two positives: a quarter of the sample holds a quarter.
        double[] scores = {0.9, 0.9, 0.5, 0.1};
        boolean[] labels = {true, false, true, false};

        assertThat(Metrics.liftAt(0.25).of(scores, labels)).isEqualTo(1);
        assertThat(Metrics.liftAt(0.75).of(scores, labels)).isCloseTo(4.0 / 3, within(1e-15));
    }

    @Test
    void atThreshold_measure_isReadOffTheMatrix() {
        assertThat(Metrics.atThreshold(0.35, "recall", ConfusionMatrix::recall).of(SCORES, LABELS))
                .isEqualTo(1);
    }

    @Test
    void isLoss_lossesAlone_isTrue() {
        assertThat(List.of(Metrics.BRIER, Metrics.LOG_LOSS, Metrics.ECE, Metrics.ece(5)))
                .allMatch(Metric::isLoss);
        assertThat(List.of(
                        Metrics.AUC,
                        Metrics.GINI,
                        Metrics.KS,
                        Metrics.AVERAGE_PRECISION,
                        Metrics.liftAt(0.2),
                        Metrics.atThreshold(0.5, "f1", ConfusionMatrix::f1)))
                .noneMatch(Metric::isLoss);
    }

    @Test
    void toString_ofMetric_isReadable() {
        assertThat(Stream.of(
                                Metrics.AUC,
                                Metrics.LOG_LOSS,
                                Metrics.ECE,
                                Metrics.ece(15),
                                Metrics.liftAt(0.1),
                                Metrics.atThreshold(0.5, "f1", ConfusionMatrix::f1))
                        .map(Metric::toString))
                .containsExactly("auc", "logLoss", "ece", "ece(15)", "liftAt(0.1)", "f1 at 0.5");
    }

    @Test
    void packageExample_asPrinted_holds() {
        double[] scores = {0.9, 0.8, 0.4, 0.3, 0.1};
        boolean[] defaulted = {true, false, true, false, false};

        assertThat(Metrics.AUC.of(scores, defaulted)).isEqualTo(0.8333333333333334);
        assertThat(ConfusionMatrix.at(0.5, scores, defaulted).recall()).isEqualTo(0.5);
        assertThat(GainsCurve.of(scores, defaulted).capturedAt(0.6)).isEqualTo(1.0);
    }

    static Arguments refusal(Metric metric, double[] scores, boolean[] labels, double[] weights, String message) {
        return Arguments.argumentSet(
                message.lines().findFirst().orElseThrow(), metric, scores, labels, weights, message);
    }

    static Stream<Arguments> refusals() {
        boolean[] both = {true, false, true};
        double[] scores = {0.2, 0.4, 0.6};
        return Stream.of(
                refusal(
                        Metrics.AUC,
                        new double[0],
                        new boolean[0],
                        null,
                        "The number of scores (0) must be at least 1, but there is no row to measure.\n"
                                + "Maybe a filter or a split left nothing."),
                refusal(
                        Metrics.AUC,
                        scores,
                        new boolean[] {true, false},
                        null,
                        "The number of labels (2) must equal the number of scores, but there are 3 scores.\n"
                                + "Maybe the labels are those of another split."),
                refusal(
                        Metrics.AUC,
                        scores,
                        both,
                        new double[] {1},
                        "The number of weights (1) must equal the number of scores, but there are 3 scores.\n"
                                + "Maybe the weights are those of another split."),
                refusal(
                        Metrics.AUC,
                        new double[] {0.2, Double.NaN, 0.4},
                        both,
                        null,
                        "The score of row 1 (NaN) must be finite, but it is not a number.\n"
                                + "Maybe the scorer met a missing value, or took the log-odds of 0 or 1."),
                refusal(
                        Metrics.KS,
                        new double[] {0.2, 0.4, Double.NEGATIVE_INFINITY},
                        both,
                        null,
                        "The score of row 2 (-Infinity) must be finite, but it is infinite.\n"
                                + "Maybe the scorer met a missing value, or took the log-odds of 0 or 1."),
                refusal(
                        Metrics.AUC,
                        scores,
                        both,
                        new double[] {1, 1, -2},
                        "The weight of row 2 (-2.0) must be in [0, 1e300], but it is below 0.\n"
                                + "Maybe give 0 to leave the row out."),
                refusal(
                        Metrics.BRIER,
                        scores,
                        both,
                        new double[] {Double.NaN, 1, 1},
                        "The weight of row 0 (NaN) must be in [0, 1e300], but it is not a number.\n"
                                + "Maybe give 0 to leave the row out."),
                refusal(
                        Metrics.BRIER,
                        scores,
                        both,
                        new double[] {0, 0, 0},
                        "The sum of the weights (0.0) must be above 0 and at most 1e300, but every weight is 0.\n"
                                + "Maybe the weights are those of another sample; their scale is free."),
                refusal(
                        Metrics.BRIER,
                        scores,
                        both,
                        new double[] {1e300, 1e300, 0},
                        "The sum of the weights (2.0E300) must be above 0 and at most 1e300, but it is above 1.0E300.\n"
                                + "Maybe the weights are those of another sample; their scale is free."),
                refusal(
                        Metrics.AUC,
                        scores,
                        new boolean[3],
                        null,
                        "The weight of the positives (0.0) must be above 0, but every row with a weight is negative.\n"
                                + "Maybe the sample is too small, or the positive value is misspelt."),
                refusal(
                        Metrics.AVERAGE_PRECISION,
                        scores,
                        both,
                        new double[] {0, 1, 0},
                        "The weight of the positives (0.0) must be above 0, but every row with a weight is negative.\n"
                                + "Maybe the sample is too small, or the positive value is misspelt."),
                refusal(
                        Metrics.GINI,
                        scores,
                        both,
                        new double[] {1, 0, 1},
                        "The weight of the negatives (0.0) must be above 0, but every row with a weight is positive.\n"
                                + "Maybe the sample is too small, or the condition for a positive holds everywhere."),
                refusal(
                        Metrics.LOG_LOSS,
                        new double[] {0.5, 1.5, 0.1},
                        both,
                        null,
                        "The score of row 1 (1.5) must be a probability in [0, 1], but it is above 1.\n"
                                + "Maybe calibrate the raw scores first."),
                refusal(
                        Metrics.ECE,
                        new double[] {0.5, 0.5, -1e-9},
                        both,
                        null,
                        "The score of row 2 (-1.0E-9) must be a probability in [0, 1], but it is below 0.\n"
                                + "Maybe calibrate the raw scores first."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void of_badSample_saysWhatIsWrong(
            Metric metric, double[] scores, boolean[] labels, double[] weights, String message) {
        assertThatThrownBy(() -> metric.of(scores, labels, weights))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void ece_noBins_isRefused() {
        assertThatThrownBy(() -> Metrics.ece(0))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The number of bins (0) must be at least 1, but a probability needs a bin.\n"
                        + "Maybe use 10, as Metrics.ECE does.");
    }

    @Test
    void liftAt_percentage_isRefused() {
        assertThatThrownBy(() -> Metrics.liftAt(10))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The share of the sample (10.0) must be above 0 and at most 1, but it is above 1.\n"
                        + "Maybe it is a percentage: write 0.1 for 10 %.");
    }

    @Test
    void atThreshold_notANumber_isRefused() {
        assertThatThrownBy(() -> Metrics.atThreshold(Double.NaN, "f1", ConfusionMatrix::f1))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The threshold (NaN) must be a number, but no score is at or above it.\n"
                        + "Maybe use Double.POSITIVE_INFINITY to predict nothing positive.");
    }

    @Test
    void atThreshold_blankName_isRefused() {
        assertThatThrownBy(() -> Metrics.atThreshold(0.5, " ", ConfusionMatrix::f1))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The name of the metric ( ) must not be blank, but it is.\n"
                        + "Maybe say what is measured, as in f1.");
    }
}
