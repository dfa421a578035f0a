package io.riskanalyzer.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BetaCalibrationTest extends CalibrationContract {

    @Override
    protected Stream<Calibration> calibrations() {
        return Stream.of(Scale.PROBABILITY, Scale.LOG_ODDS)
                .flatMap(scale -> Stream.of(
                        new BetaCalibration(scale, 1, 1, 0),
                        new BetaCalibration(scale, 0.37, 2.25, -1.5),
                        new BetaCalibration(scale, 1e6, 0, 700),
                        new BetaCalibration(scale, 0, 0, -1.5),
                        new BetaCalibration(scale, Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE),
                        new BetaCalibration(scale, Double.MIN_VALUE, 1, -Double.MAX_VALUE)));
    }

    /** beta.txt by mpmath 1.3.0; src/test/reference/calibration.py wrote it. */
    static Stream<String> goldens() {
        return Goldens.linesOf("beta.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void probabilityOf_golden_isThatOfMpmath(String golden) {
        String[] fields = golden.split(" ", -1);
        BetaCalibration calibration = new BetaCalibration(
                Scale.valueOf(fields[0]),
                Double.parseDouble(fields[1]),
                Double.parseDouble(fields[2]),
                Double.parseDouble(fields[3]));
        double expected = Double.parseDouble(fields[5]);
        // The log-odds are up to 250 and rounded a few times; exp makes a relative error of that.
        assertThat(calibration.probabilityOf(Double.parseDouble(fields[4])))
                .isCloseTo(expected, within(expected * 2e-13));
    }

    @Test
    void probabilityOf_powersOf1_isTheProbability() {
        BetaCalibration ofProbability = new BetaCalibration(Scale.PROBABILITY, 1, 1, 0);
        BetaCalibration ofLogOdds = new BetaCalibration(Scale.LOG_ODDS, 1, 1, 0);
        new SplittableRandom(7).doubles(1000).forEach(x -> {
            assertThat(ofProbability.probabilityOf(x)).isCloseTo(x, within(1e-15));
            assertThat(ofLogOdds.probabilityOf(20 * x - 10))
                    .isCloseTo(LogisticCalibration.STANDARD.probabilityOf(20 * x - 10), within(1e-15));
        });
    }

    @Test
    void probabilityOf_equalPowers_isPlattOnTheLogOdds() {
        BetaCalibration beta = new BetaCalibration(Scale.LOG_ODDS, 0.7, 0.7, -0.3);
        LogisticCalibration platt = new LogisticCalibration(0.7, -0.3);
        new SplittableRandom(8)
                .doubles(1000, -30, 30)
                .forEach(x -> assertThat(beta.probabilityOf(x)).isCloseTo(platt.probabilityOf(x), within(1e-15)));
    }

    @Test
    void probabilityOf_certainty_countsAsTheLeastProbability() {
        BetaCalibration calibration = new BetaCalibration(Scale.PROBABILITY, 0.5, 0.25, 0);
        assertThat(calibration.probabilityOf(0)).isCloseTo(0x1p-26, within(1e-15));
        assertThat(calibration.probabilityOf(1)).isCloseTo(1 - 0x1p-13, within(1e-7));
        assertThat(calibration.probabilityOf(-3)).isEqualTo(calibration.probabilityOf(0));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROBABILITY", "LOG_ODDS"})
    void probabilityOf_missingScore_isMissing(Scale scale) {
        assertThat(new BetaCalibration(scale, 1, 1, 0).probabilityOf(Double.NaN))
                .isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY})
    void of_badPower_isRefused(double power) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BetaCalibration(Scale.LOG_ODDS, power, 1, 0))
                .withMessage("The lower power of the calibration (" + power + ") must be a finite number of at least 0,"
                        + " so that a higher score stays a higher risk.\nMaybe the labels are exchanged.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BetaCalibration(Scale.LOG_ODDS, 1, power, 0))
                .withMessageStartingWith("The upper power of the calibration (" + power + ")");
    }

    @Test
    void of_badIntercept_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BetaCalibration(Scale.LOG_ODDS, 1, 1, Double.NaN))
                .withMessage("The intercept of the calibration (NaN) must be finite.\nMaybe the fit did not converge.");
    }

    @Test
    void of_points_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BetaCalibration(Scale.POINTS, 1, 1, 0))
                .withMessage("The scale of the beta calibration (POINTS) must be PROBABILITY or LOG_ODDS."
                        + "\nMaybe use a logistic or isotonic calibration for points.");
    }
}
