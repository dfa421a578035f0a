package io.riskanalyzer.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriorShiftCalibrationTest extends CalibrationContract {
    private static final IsotonicCalibration SAME = IsotonicCalibration.of(new double[] {0, 1}, new double[] {0, 1});

    @Override
    protected Stream<Calibration> calibrations() {
        return Stream.of(
                new PriorShiftCalibration(LogisticCalibration.STANDARD, 0.5, 0.02),
                new PriorShiftCalibration(LogisticCalibration.STANDARD, 0.02, 0.5),
                new PriorShiftCalibration(SAME, 0.3, 0.3),
                new PriorShiftCalibration(SAME, 0.5, Double.MIN_VALUE),
                new PriorShiftCalibration(SAME, 1e-300, 0.5),
                new PriorShiftCalibration(new PriorShiftCalibration(SAME, 0.1, 0.2), 0.2, 0.4));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 0.010204081632653062", "0.9, 0.08490566037735849", "1, 1"})
    void probabilityOf_balancedRowsAndFewInLife_isCorrected(double probability, double expected) {
        // By hand: the odds of 1 / 98 are 1 / 97, so 0.5 becomes 1 / 98, and 0.9 (odds 9) becomes 9 / 106.
        PriorShiftCalibration calibration = new PriorShiftCalibration(SAME, 0.5, 1 / 98.0);
        assertThat(calibration.probabilityOf(probability)).isCloseTo(expected, within(1e-15));
    }

    @Test
    void probabilityOf_logOdds_areShifted() {
        PriorShiftCalibration calibration = new PriorShiftCalibration(LogisticCalibration.STANDARD, 0.4, 0.1);
        double shift = Math.log(0.1 / 0.9) - Math.log(0.4 / 0.6);
        new SplittableRandom(3)
                .doubles(1000, -30, 30)
                .forEach(x -> assertThat(calibration.probabilityOf(x))
                        .isCloseTo(LogisticCalibration.STANDARD.probabilityOf(x + shift), within(1e-14)));
    }

    @Test
    void probabilityOf_thereAndBack_isTheSame() {
        PriorShiftCalibration calibration =
                new PriorShiftCalibration(new PriorShiftCalibration(SAME, 0.4, 0.1), 0.1, 0.4);
        new SplittableRandom(3)
                .doubles(1000)
                .forEach(x -> assertThat(calibration.probabilityOf(x)).isCloseTo(x, within(1e-15)));
    }

    @Test
    void probabilityOf_rowsLeftOut_isThatOfAllRows() {
        // Bayes: of 1000 rows with a sign 30 are bad; with 1 in 10 good rows kept, it is 30 of 127. All: 100 of 5000.
        PriorShiftCalibration calibration = new PriorShiftCalibration(SAME, 100 / 590.0, 100 / 5000.0);
        assertThat(calibration.probabilityOf(30 / 127.0)).isCloseTo(0.03, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 5, Double.NaN})
    void of_badRate_isRefused(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriorShiftCalibration(SAME, rate, 0.5))
                .withMessage(
                        "The learnt base rate (" + rate + ") must be above 0 and below 1.\nMaybe write 5 % as 0.05.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriorShiftCalibration(SAME, 0.5, rate))
                .withMessage(
                        "The expected base rate (" + rate + ") must be above 0 and below 1.\nMaybe write 5 % as 0.05.");
    }

    @Test
    void of_ratesWithoutARatio_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriorShiftCalibration(SAME, Double.MIN_VALUE, 0.5))
                .withMessage("The expected base rate (0.5) must be nearer to the learnt one, but that is 4.9E-324 and"
                        + " their odds have no finite ratio.\nMaybe one of the two is misspelt.");
    }
}
