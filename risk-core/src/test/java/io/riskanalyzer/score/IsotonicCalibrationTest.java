package io.riskanalyzer.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsotonicCalibrationTest extends CalibrationContract {
    private static final IsotonicCalibration STEPS =
            IsotonicCalibration.of(new double[] {-1, 1, 2, 4}, new double[] {0.1, 0.1, 0.5, 0.9});
    private static final IsotonicCalibration IDENTITY =
            IsotonicCalibration.of(new double[] {0, 1}, new double[] {0, 1});

    @Override
    protected Stream<Calibration> calibrations() {
        return Stream.of(
                STEPS,
                IDENTITY,
                IsotonicCalibration.of(new double[] {0.3}, new double[] {0.2}),
                IsotonicCalibration.of(new double[] {-8e307, 8e307}, new double[] {0, 1}),
                IsotonicCalibration.of(
                        new double[] {0, Double.MIN_VALUE, 3 * Double.MIN_VALUE}, new double[] {0.1, 0.2, 1}),
                random(1),
                random(2));
    }

    /** Many points, some of them neighbouring doubles. */
    private static IsotonicCalibration random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = random.doubles(400)
                .map(x -> 60 * (x - 0.5))
                .flatMap(x -> java.util.stream.DoubleStream.of(x, Math.nextUp(x)))
                .sorted()
                .distinct()
                .toArray();
        return IsotonicCalibration.of(
                scores, random.doubles(scores.length).sorted().toArray());
    }

    @Test
    void probabilityOf_pointsOfScikitLearn_isItsPrediction() {
        List<double[]> golden = Goldens.linesOf("isotonic.txt").stream()
                .map(line -> Arrays.stream(line.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        IsotonicCalibration calibration = IsotonicCalibration.of(golden.get(0), golden.get(1));
        for (int i = 0; i < golden.get(2).length; i++) {
            // One multiplication and two additions of numbers up to 1, in another order.
            assertThat(calibration.probabilityOf(golden.get(2)[i])).isCloseTo(golden.get(3)[i], within(1e-15));
        }
    }

    @ParameterizedTest
    @CsvSource({"-1e300, 0.1", "-1, 0.1", "0, 0.1", "1, 0.1", "1.5, 0.3", "2, 0.5", "3, 0.7", "4, 0.9", "1e300, 0.9"})
    void probabilityOf_score_isInterpolated(double score, double expected) {
        assertThat(STEPS.probabilityOf(score)).isCloseTo(expected, within(1e-15));
    }

    @Test
    void probabilityOf_identity_isTheScoreToTheBit() {
        new SplittableRandom(7)
                .doubles(1000)
                .forEach(x -> assertThat(IDENTITY.probabilityOf(x)).isEqualTo(x));
    }

    @Test
    void probabilityOf_missingScore_isMissing() {
        assertThat(STEPS.probabilityOf(Double.NaN)).isNaN();
    }

    @Test
    void of_arraysChangedLater_keepsItsPoints() {
        double[] scores = {0, 1};
        IsotonicCalibration calibration = IsotonicCalibration.of(scores, new double[] {0, 1});
        scores[0] = 0.9;
        calibration.scores()[0] = 0.9;
        calibration.probabilities()[0] = 0.9;
        assertThat(calibration).isEqualTo(IDENTITY).hasSameHashCodeAs(IDENTITY);
    }

    @Test
    void equals_otherPoints_areNotEqual() {
        assertThat(IDENTITY)
                .isNotEqualTo(IsotonicCalibration.of(new double[] {0, 1}, new double[] {0, 0.9}))
                .isNotEqualTo(IsotonicCalibration.of(new double[] {0, 2}, new double[] {0, 1}))
                .hasToString("IsotonicCalibration[2 points from 0.0 → 0.0 to 1.0 → 1.0]");
    }

    @Test
    void of_shapesThatDiffer_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IsotonicCalibration.of(new double[] {1, 2}, new double[] {0.5}))
                .withMessage("The probabilities of the calibration (1) must be one for each score and at least one, but"
                        + " there are 2 scores.\nMaybe the arrays belong to two calibrations.");
    }

    @Test
    void of_noPoint_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> IsotonicCalibration.of(new double[0], new double[0]));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, Double.NaN, Double.POSITIVE_INFINITY})
    void of_badScore_isRefused(double score) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IsotonicCalibration.of(new double[] {1, score}, new double[] {0, 1}))
                .withMessage("The scores of the calibration (" + score + " at 1) must be finite and strictly ascending."
                        + "\nMaybe sort them, and pool those that are equal.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 1.1, -0.1, Double.NaN})
    void of_badProbability_isRefused(double probability) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IsotonicCalibration.of(new double[] {1, 2}, new double[] {0.5, probability}))
                .withMessage("The probabilities of the calibration (" + probability
                        + " at 1) must be from 0 to 1 and never descend.\nMaybe the labels are exchanged.");
    }

    @Test
    void of_infiniteRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IsotonicCalibration.of(new double[] {-1e308, 1e308}, new double[] {0, 1}))
                .withMessageStartingWith("The scores of the calibration (-1.0E308 to 1.0E308) must span");
    }
}
