package io.riskanalyzer.models.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.models.internal.Tails;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoodnessOfFitTest {
    private static final double[] PROBABILITIES =
            IntStream.rangeClosed(1, 600).mapToDouble(i -> i / 601.0).toArray();

    private static boolean[] labels() {
        double[] golden = Golden.numbers("untiedLabels");
        boolean[] labels = new boolean[golden.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = golden[i] == 1;
        }
        return labels;
    }

    @Test
    void hosmerLemeshow_golden_isThatOfScipy() {
        double[] expected = Golden.numbers("hosmerLemeshow");
        GoodnessOfFit test = GoodnessOfFit.hosmerLemeshow(10, PROBABILITIES, labels());
        assertThat(test.statistic()).isCloseTo(expected[0], within(1e-11));
        assertThat(test.degreesOfFreedom()).isEqualTo(10);
        assertThat(test.pValue()).isCloseTo(expected[1], within(1e-12));
    }

    @Test
    void spiegelhalter_golden_isThatOfScipy() {
        double[] expected = Golden.numbers("spiegelhalter");
        GoodnessOfFit test = GoodnessOfFit.spiegelhalter(PROBABILITIES, labels());
        assertThat(test.statistic()).isCloseTo(expected[0], within(1e-12));
        assertThat(test.degreesOfFreedom()).isZero();
        assertThat(test.pValue()).isCloseTo(expected[1], within(1e-12));
    }

    @Test
    void tails_golden_areThoseOfScipy() {
        double[] expected = Golden.numbers("chiSquareTails");
        int next = 0;
        for (int degrees : new int[] {1, 2, 8, 10, 100}) {
            for (double statistic : new double[] {0.1, 1, 5, 20, 80}) {
                assertThat(Tails.ofChiSquare(statistic, degrees))
                        .isCloseTo(expected[next], within(1e-12 * Math.max(expected[next], 1e-3)));
                next++;
            }
        }
        double[] normal = Golden.numbers("normalTails");
        double[] z = {0, 0.1, 1, 1.96, 5, 20};
        for (int i = 0; i < z.length; i++) {
            assertThat(Tails.ofNormal(-z[i])).isCloseTo(normal[i], within(1e-14));
        }
    }

    /** Under the hypothesis p-values are uniform: of 1,000 about 50 are below 0.05, give or take 4 · √47.5. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void pValue_calibratedScores_isUniform(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int hosmer = 0;
        int spiegelhalter = 0;
        for (int trial = 0; trial < 1000; trial++) {
            double[] probabilities = random.doubles(500, 0.05, 0.95).toArray();
            boolean[] labels = new boolean[500];
            for (int i = 0; i < 500; i++) {
                labels[i] = random.nextDouble() < probabilities[i];
            }
            hosmer += GoodnessOfFit.hosmerLemeshow(10, probabilities, labels).pValue() < 0.05 ? 1 : 0;
            spiegelhalter += GoodnessOfFit.spiegelhalter(probabilities, labels).pValue() < 0.05 ? 1 : 0;
        }
        assertThat(hosmer).as("seed %d", seed).isBetween(23, 77);
        assertThat(spiegelhalter).as("seed %d", seed).isBetween(23, 77);
    }

    @Test
    void spiegelhalter_degenerateProbabilities_isToldAsSaid() {
        boolean[] labels = {true, false};
        assertThat(GoodnessOfFit.spiegelhalter(new double[] {0.5, 0.5}, labels)).isEqualTo(new GoodnessOfFit(0, 0, 1));
        assertThat(GoodnessOfFit.spiegelhalter(new double[] {1, 0}, labels)).isEqualTo(new GoodnessOfFit(0, 0, 1));
        assertThat(GoodnessOfFit.spiegelhalter(new double[] {0, 0}, labels))
                .isEqualTo(new GoodnessOfFit(Double.POSITIVE_INFINITY, 0, 0));
    }

    @Test
    void hosmerLemeshow_certaintyThatWasWrong_isInfinite() {
        boolean[] labels = {true, false, true, true};
        assertThat(GoodnessOfFit.hosmerLemeshow(2, new double[] {0, 0, 1, 1}, labels))
                .isEqualTo(new GoodnessOfFit(Double.POSITIVE_INFINITY, 2, 0));
        assertThat(GoodnessOfFit.hosmerLemeshow(2, new double[] {0, 0, 1, 1}, new boolean[] {false, false, true, true}))
                .isEqualTo(new GoodnessOfFit(0, 2, 1));
    }

    @Test
    void hosmerLemeshow_oneGroup_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoodnessOfFit.hosmerLemeshow(1, PROBABILITIES, labels()))
                .withMessage("The number of groups (1) must be at least 2.\nMaybe take 10.");
    }
}
