package io.riskanalyzer.models.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.models.internal.Tails;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TailsOfNormalTest {
    static List<String[]> probabilities() {
        return Reference.lines("twoSided");
    }

    static List<String[]> quantiles() {
        return Reference.lines("quantile").stream()
                .filter(line -> Double.parseDouble(line[0]) >= 1e-6)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("probabilities")
    void twoSided_anyDistance_isThatOfScipy(String distance, String probability) {
        double z = Double.parseDouble(distance);
        double expected = Double.parseDouble(probability);

        // the rounding of exp(−x²), some x² ulps, is the most of it
        assertThat(Tails.ofNormal(z)).isCloseTo(expected, Percentage.withPercentage(1e-10));
        assertThat(Tails.ofNormal(-z)).isEqualTo(Tails.ofNormal(z));
    }

    @ParameterizedTest
    @MethodSource("quantiles")
    void twoSidedQuantile_anyProbability_isThatOfScipy(String probability, String quantile) {
        assertThat(Tails.normalQuantile(1 - Double.parseDouble(probability)))
                .isCloseTo(Double.parseDouble(quantile), within(1e-9)); // of 1 − 1e-6 the tail has 10 digits
    }

    @Test
    void twoSided_extremes_areCertainAndImpossible() {
        assertThat(Tails.ofNormal(Double.POSITIVE_INFINITY)).isZero();
        assertThat(Tails.ofNormal(0)).isEqualTo(1);
    }
}
