package io.riskanalyzer.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticCalibrationTest extends CalibrationContract {

    @Override
    protected Stream<Calibration> calibrations() {
        return Stream.of(
                LogisticCalibration.STANDARD,
                new LogisticCalibration(0.37, -2.25),
                new LogisticCalibration(1e6, 700),
                new LogisticCalibration(0, -1.5),
                new LogisticCalibration(Double.MAX_VALUE, Double.MAX_VALUE),
                new LogisticCalibration(Double.MIN_VALUE, -Double.MAX_VALUE));
    }

    /** expit.txt: raw score and probability, by mpmath 1.3.0; src/test/reference/expit.py wrote it. */
    static Stream<String> goldens() {
        return Goldens.linesOf("expit.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void probabilityOf_logOdds_isWithinTwoUlpsOfMpmath(String golden) {
        String[] numbers = golden.split(" ", 2);
        double expected = Double.parseDouble(numbers[1]);

        double probability = LogisticCalibration.STANDARD.probabilityOf(Double.parseDouble(numbers[0]));

        // exp is off by less than 1 ulp, sum and quotient by half a one each
        assertThat(Math.abs(probability - expected)).isLessThanOrEqualTo(2 * Math.ulp(expected));
    }

    @ParameterizedTest
    @CsvSource({"-Infinity, 0", "-746, 0", "-745, 5e-324", "0, 0.5", "-0.0, 0.5", "37, 1", "Infinity, 1"})
    void probabilityOf_endsAndMiddle_isExact(double logOdds, double expected) {
        assertThat(LogisticCalibration.STANDARD.probabilityOf(logOdds)).isEqualTo(expected);
    }

    @Test
    void probabilityOf_slopeAndIntercept_areThoseOfTheLogOdds() {
        LogisticCalibration calibration = new LogisticCalibration(2, -1);

        assertThat(calibration.probabilityOf(0.75)).isEqualTo(LogisticCalibration.STANDARD.probabilityOf(0.5));
    }

    @Test
    void probabilityOf_missingScore_isMissing() {
        assertThat(LogisticCalibration.STANDARD.probabilityOf(Double.NaN)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY})
    void of_badSlope_isRefused(double slope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogisticCalibration(slope, 0))
                .withMessage(
                        "The slope of the calibration (" + slope + ") must be a finite number of at least 0, so that"
                                + " a higher score stays a higher risk.\nMaybe the labels are exchanged.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void of_badIntercept_isRefused(double intercept) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogisticCalibration(1, intercept))
                .withMessage("The intercept of the calibration (" + intercept
                        + ") must be finite.\nMaybe the fit did not converge.");
    }
}
