package io.riskanalyzer.models.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.metric.Metrics;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeLongTest {
    /** Sums of some 400 terms of at most 1, each rounded once or twice. */
    private static final double ROUNDING = 1e-13;

    static List<String[]> cases() {
        return Reference.lines("delong");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void covariance_anyScores_isThatOfTheFormulaOverAllPairs(
            String firstScores, String secondScores, String labelText, String expectedText) {
        boolean[] labels = Reference.labels(labelText);
        double[] expected = Reference.doubles(expectedText);

        DeLong first = DeLong.of(Reference.doubles(firstScores), labels);
        DeLong second = DeLong.of(Reference.doubles(secondScores), labels);

        assertThat(first.auc()).isCloseTo(expected[0], within(ROUNDING));
        assertThat(second.auc()).isCloseTo(expected[1], within(ROUNDING));
        assertThat(first.variance()).isCloseTo(expected[2], within(ROUNDING));
        assertThat(second.variance()).isCloseTo(expected[3], within(ROUNDING));
        assertThat(first.covariance(second)).isCloseTo(expected[4], within(ROUNDING));
        assertThat(first.varianceOfDifference(second))
                .isCloseTo(expected[2] + expected[3] - 2 * expected[4], within(ROUNDING));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compare_auc_isTestedAsByDeLong(
            String firstScores, String secondScores, String labelText, String expectedText) {
        double[] expected = Reference.doubles(expectedText);

        Difference difference = Evaluator.builder()
                .metrics(Metrics.AUC)
                .build()
                .compare(
                        Reference.doubles(firstScores),
                        Reference.doubles(secondScores),
                        Reference.labels(labelText),
                        null)
                .of(Metrics.AUC);

        assertThat(difference.method()).isEqualTo(Estimate.Method.DELONG);
        assertThat(difference.pValue()).isCloseTo(expected[5], within(1e-11));
        assertThat(difference.value()).isCloseTo(expected[0] - expected[1], within(ROUNDING));
        double error = Math.sqrt(expected[2] + expected[3] - 2 * expected[4]);
        // scipy 1.10.1: norm.ppf(0.975)
        assertThat(difference.to()).isCloseTo(difference.value() + 1.959963984540054 * error, within(1e-11));
    }

    @Test
    void variance_scoresThatTellApartAll_isZero() {
        DeLong ranked = DeLong.of(new double[] {3, 4, 1, 2}, new boolean[] {true, true, false, false});

        assertThat(ranked.auc()).isEqualTo(1);
        assertThat(ranked.variance()).isZero();
    }

    @Test
    void hasVariance_oneRowOfAClass_hasNot() {
        assertThat(DeLong.of(new double[] {3, 4, 1}, new boolean[] {true, true, false})
                        .hasVariance())
                .isFalse();
    }

    /** Under no difference the probability is uniform: the two scores are noise of the same kind about the truth. */
    @Test
    void pValue_scoresThatAreAlike_isUniform() {
        SplittableRandom random = new SplittableRandom(11);
        Evaluator auc = Evaluator.builder().metrics(Metrics.AUC).build();
        int trials = 2000;
        double[] pValues = new double[trials];
        for (int trial = 0; trial < trials; trial++) {
            boolean[] labels = new boolean[120];
            double[][] scores = new double[2][120];
            for (int row = 0; row < 120; row++) {
                labels[row] = row % 3 == 0;
                double truth = random.nextDouble() + (labels[row] ? 0.3 : 0);
                scores[0][row] = truth + random.nextDouble();
                scores[1][row] = truth + random.nextDouble();
            }
            pValues[trial] = auc.compare(scores[0], scores[1], labels, null)
                    .of(Metrics.AUC)
                    .pValue();
        }

        for (double share : new double[] {0.05, 0.2, 0.5, 0.9}) {
            double below = Arrays.stream(pValues).filter(p -> p < share).count() / (double) trials;
            // 4 standard errors, and what 120 rows are short of the limit
            assertThat(below)
                    .as("p below %s", share)
                    .isCloseTo(share, within(4 * Math.sqrt(share * (1 - share) / trials) + 0.01));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 64, 1000})
    void descending_anyScores_areStablySorted(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        double[] scores =
                IntStream.range(0, rows).mapToDouble(i -> random.nextInt(20)).toArray();

        int[] order = Ranks.descending(scores);

        assertThat(Arrays.stream(order).boxed())
                .containsExactlyElementsOf(IntStream.range(0, rows)
                        .boxed()
                        .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                        .toList());
    }
}
