package io.riskanalyzer.models.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.score.BetaCalibration;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.CalibrationContract;
import io.riskanalyzer.score.IsotonicCalibration;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationMethodTest extends CalibrationContract {
    /** Both sides solve the same equations to the precision of doubles, and these are no worse than 1,000 to 1. */
    private static final double SOLVED = 1e-9;

    @Override
    protected Stream<Calibration> calibrations() {
        return Arrays.stream(CalibrationMethod.values())
                .map(method -> method.fit(Scale.LOG_ODDS, Golden.SCORES, Golden.LABELS, Golden.WEIGHTS));
    }

    private static double[] weightsOf(String name) {
        return name.equals("plain") ? null : Golden.WEIGHTS;
    }

    private static Calibration fit(CalibrationMethod method, String name) {
        return method.fit(Scale.LOG_ODDS, Golden.SCORES, Golden.LABELS, weightsOf(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "weighted"})
    void isotonic_golden_isThatOfScikitLearn(String name) {
        Calibration calibration = fit(CalibrationMethod.ISOTONIC, name);
        double[] queries = Golden.numbers(name + "IsotonicQueries");
        double[] predicted = Golden.numbers(name + "IsotonicPredicted");
        for (int i = 0; i < queries.length; i++) {
            assertThat(calibration.probabilityOf(queries[i])).isCloseTo(predicted[i], within(1e-12));
        }
        assertThat(((IsotonicCalibration) calibration).scores())
                .containsExactly(Golden.numbers(name + "IsotonicScores"));
        assertThat(((IsotonicCalibration) calibration).probabilities())
                .containsExactly(Golden.numbers(name + "IsotonicProbabilities"), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "weighted"})
    void platt_golden_isTheMinimum(String name) {
        double[] expected = Golden.numbers(name + "Platt");
        LogisticCalibration calibration = (LogisticCalibration) fit(CalibrationMethod.PLATT, name);
        assertThat(calibration.slope()).isCloseTo(expected[0], within(SOLVED));
        assertThat(calibration.intercept()).isCloseTo(expected[1], within(SOLVED));
    }

    @Test
    void platt_golden_isThatOfScikitLearnUpToItsTolerance() {
        double[] expected = Golden.numbers("plainScikitLearnPlatt");
        LogisticCalibration calibration = (LogisticCalibration) fit(CalibrationMethod.PLATT, "plain");
        assertThat(calibration.slope()).isCloseTo(expected[0], within(1e-6)); // its BFGS ends early
        assertThat(calibration.intercept()).isCloseTo(expected[1], within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "weighted"})
    void temperature_golden_isTheMinimum(String name) {
        LogisticCalibration calibration = (LogisticCalibration) fit(CalibrationMethod.TEMPERATURE, name);
        assertThat(calibration.slope()).isCloseTo(Golden.numbers(name + "Temperature")[0], within(SOLVED));
        assertThat(calibration.intercept()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "weighted"})
    void beta_golden_isTheMinimum(String name) {
        double[] expected = Golden.numbers(name + "Beta");
        BetaCalibration calibration = (BetaCalibration) fit(CalibrationMethod.BETA, name);
        assertThat(calibration.lowPower()).isCloseTo(expected[0], within(SOLVED));
        assertThat(calibration.highPower()).isCloseTo(expected[1], within(SOLVED));
        assertThat(calibration.intercept()).isCloseTo(expected[2], within(SOLVED));
    }

    @ParameterizedTest
    @EnumSource
    void fit_probabilities_isThatOfTheirLogOdds(CalibrationMethod method) {
        double[] probabilities = Arrays.stream(Golden.SCORES)
                .map(LogisticCalibration.STANDARD::probabilityOf)
                .toArray();
        Calibration ofProbability = method.fit(Scale.PROBABILITY, probabilities, Golden.LABELS, null);
        Calibration ofLogOdds = method.fit(Scale.LOG_ODDS, Golden.SCORES, Golden.LABELS, null);
        for (int i = 0; i < probabilities.length; i++) {
            assertThat(ofProbability.probabilityOf(probabilities[i]))
                    .isCloseTo(ofLogOdds.probabilityOf(Golden.SCORES[i]), within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource
    void fit_weight2_isTheRowTwice(CalibrationMethod method) {
        int rows = 200;
        double[] weights = IntStream.range(0, rows).mapToDouble(i -> i % 3).toArray();
        int[] repeated = IntStream.range(0, rows)
                .flatMap(i -> IntStream.generate(() -> i).limit(i % 3))
                .toArray();
        double[] scores =
                Arrays.stream(repeated).mapToDouble(i -> Golden.SCORES[i]).toArray();
        boolean[] labels = new boolean[repeated.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Golden.LABELS[repeated[i]];
        }
        Calibration twice = method.fit(Scale.LOG_ODDS, scores, labels, null);
        Calibration weighted = method.fit(
                Scale.LOG_ODDS, Arrays.copyOf(Golden.SCORES, rows), Arrays.copyOf(Golden.LABELS, rows), weights);
        assertThat(weighted).isEqualTo(twice);
    }

    @ParameterizedTest
    @EnumSource
    void fit_rowsInAnotherOrder_isTheSame(CalibrationMethod method) {
        int rows = Golden.SCORES.length;
        double[] scores = new double[rows];
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            scores[i] = Golden.SCORES[(i * 7) % rows];
            labels[i] = Golden.LABELS[(i * 7) % rows];
        }
        assertThat(method.fit(Scale.LOG_ODDS, scores, labels, null)).isEqualTo(fit(method, "plain"));
    }

    @ParameterizedTest
    @EnumSource
    void fit_outcomesApart_isFiniteAndOrdered(CalibrationMethod method) {
        double[] scores = IntStream.range(-10, 10).mapToDouble(i -> i + 0.5).toArray();
        boolean[] labels = new boolean[scores.length];
        Arrays.fill(labels, 10, 20, true);
        Calibration calibration = method.fit(Scale.LOG_ODDS, scores, labels, null);
        assertThat(calibration.probabilityOf(-5)).isLessThan(0.2);
        assertThat(calibration.probabilityOf(5)).isBetween(0.8, 1.0);
    }

    @ParameterizedTest
    @EnumSource
    void fit_constantScore_isTheBaseRate(CalibrationMethod method) {
        double[] scores = new double[100];
        Arrays.fill(scores, 1.5);
        boolean[] labels = new boolean[100];
        Arrays.fill(labels, 0, 70, true);
        // Platt's targets move the rate 0.7 to (70 · 71/72 + 30 · 1/32) / 100.
        assertThat(method.fit(Scale.LOG_ODDS, scores, labels, null).probabilityOf(1.5))
                .isCloseTo(method == CalibrationMethod.ISOTONIC ? 0.7 : 0.6996527777777778, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void fit_scoresThatMislead_areFlat(CalibrationMethod method) {
        double[] scores = Arrays.stream(Golden.SCORES).map(x -> -x).toArray();
        Calibration calibration = method.fit(Scale.LOG_ODDS, scores, Golden.LABELS, null);
        assertThat(calibration.probabilityOf(-3) - calibration.probabilityOf(3)).isLessThanOrEqualTo(0);
        assertThat(calibration.probabilityOf(3) - calibration.probabilityOf(-3)).isLessThan(0.3);
    }

    @ParameterizedTest
    @EnumSource
    void fit_extremeScores_isACalibration(CalibrationMethod method) {
        double[] scores = {-1e300, -3, -1e-300, 0, 2, 3, 1e300, 5, -4};
        boolean[] labels = {false, false, true, false, true, true, true, false, true};
        Calibration calibration = method.fit(Scale.LOG_ODDS, scores, labels, null);
        double before = 0;
        for (double score : new double[] {-1e300, -5, 0, 5, 1e300}) {
            assertThat(calibration.probabilityOf(score)).isBetween(before, 1.0);
            before = calibration.probabilityOf(score);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fit_certainties_isACalibration(CalibrationMethod method) {
        double[] scores = {0, 0, 0.2, 0.5, 0.7, 1, 1, 1};
        boolean[] labels = {false, true, false, true, false, true, true, false};
        Calibration calibration = method.fit(Scale.PROBABILITY, scores, labels, null);
        assertThat(calibration.probabilityOf(0)).isBetween(0.0, 0.6);
        assertThat(calibration.probabilityOf(1)).isBetween(calibration.probabilityOf(0), 1.0);
    }

    @ParameterizedTest
    @EnumSource
    void fit_scoresOfAnOverconfidentModel_haveLessLossOnOtherRows(CalibrationMethod method) {
        SplittableRandom random = new SplittableRandom(11);
        double[][] scores = new double[2][5000];
        boolean[][] labels = new boolean[2][5000];
        for (int part = 0; part < 2; part++) {
            for (int i = 0; i < 5000; i++) {
                double logOdds = 6 * (random.nextDouble() - 0.5);
                labels[part][i] = random.nextDouble() < LogisticCalibration.STANDARD.probabilityOf(logOdds);
                scores[part][i] = 3 * logOdds;
            }
        }
        Calibration calibration = method.fit(Scale.LOG_ODDS, scores[0], labels[0], null);
        double[] plain = Arrays.stream(scores[1])
                .map(LogisticCalibration.STANDARD::probabilityOf)
                .toArray();
        double[] calibrated =
                Arrays.stream(scores[1]).map(calibration::probabilityOf).toArray();
        assertThat(Metrics.BRIER.of(calibrated, labels[1], null))
                .isLessThan(Metrics.BRIER.of(plain, labels[1], null) - 0.02);
        assertThat(Metrics.ECE.of(calibrated, labels[1], null)).isLessThan(0.03);
    }

    @Test
    void isotonic_score_isTheLeastSquaresFitAmongSteps() {
        Calibration calibration = CalibrationMethod.ISOTONIC.fit(
                Scale.POINTS, new double[] {1, 2, 3, 4, 4}, new boolean[] {false, true, false, true, false}, null);
        assertThat(calibration).isEqualTo(IsotonicCalibration.of(new double[] {1, 2, 4}, new double[] {0, 0.5, 0.5}));
    }

    @ParameterizedTest
    @EnumSource
    void fit_oneOutcome_isRefused(CalibrationMethod method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.fit(
                        Scale.LOG_ODDS, new double[] {1, 2, 3}, new boolean[] {true, true, false}, new double[] {1, 2, 0
                        }))
                .withMessage("The rows with a weight above 0 (2) must have both outcomes, but all are positive."
                        + "\nMaybe take more rows, or split them with the same share of positives in each part.");
    }

    @ParameterizedTest
    @EnumSource(names = {"BETA", "TEMPERATURE"})
    void fit_pointsByAMethodOfLogOdds_isRefused(CalibrationMethod method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> method.fit(Scale.POINTS, new double[] {1, 2}, new boolean[] {true, false}, null))
                .withMessageStartingWith("The scale of the raw scores (POINTS) must be LOG_ODDS or PROBABILITY");
    }

    @Test
    void fit_badRows_areRefused() {
        boolean[] labels = {true, false};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibrationMethod.PLATT.fit(Scale.PROBABILITY, new double[] {0.5, 2}, labels, null))
                .withMessage("The scores (2.0 among them) must be probabilities from 0 to 1."
                        + "\nMaybe calibrate the raw scores first.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CalibrationMethod.PLATT.fit(Scale.LOG_ODDS, new double[] {1, Double.NaN}, labels, null))
                .withMessageStartingWith("The score of row 1 (NaN) must be finite.");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CalibrationMethod.PLATT.fit(Scale.LOG_ODDS, new double[] {1, 2}, labels, new double[] {1, -1}))
                .withMessageStartingWith("The weight of row 1 (-1.0) must be a finite number of at least 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibrationMethod.PLATT.fit(Scale.LOG_ODDS, new double[] {1}, labels, null))
                .withMessageStartingWith("The number of labels (2) must equal the number of scores");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CalibrationMethod.PLATT.fit(Scale.LOG_ODDS, new double[] {1, 2}, labels, new double[] {0, 0}))
                .withMessageStartingWith("The number of rows with a weight above 0 (0) must be at least 1");
    }
}
