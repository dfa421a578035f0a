package io.riskanalyzer.models.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NormalTest {
    static List<String[]> probabilities() {
        return Reference.lines("twoSided");
    }

    static List<String[]> quantiles() {
        return Reference.lines("quantile");
    }

    @ParameterizedTest
    @MethodSource("probabilities")
    void twoSided_anyDistance_isThatOfScipy(String distance, String probability) {
        double z = Double.parseDouble(distance);
        double expected = Double.parseDouble(probability);

        // the rounding of exp(−x²), some x² ulps, is the most of it
        assertThat(Normal.twoSided(z)).isCloseTo(expected, Percentage.withPercentage(1e-10));
        assertThat(Normal.twoSided(-z)).isEqualTo(Normal.twoSided(z));
    }

    @ParameterizedTest
    @MethodSource("quantiles")
    void twoSidedQuantile_anyProbability_isThatOfScipy(String probability, String quantile) {
        assertThat(Normal.twoSidedQuantile(Double.parseDouble(probability)))
                .isCloseTo(Double.parseDouble(quantile), within(1e-11));
    }

    @Test
    void twoSided_extremes_areCertainAndImpossible() {
        assertThat(Normal.twoSided(Double.POSITIVE_INFINITY)).isZero();
        assertThat(Normal.twoSided(0)).isEqualTo(1);
    }
}
