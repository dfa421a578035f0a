package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussLegendreTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 10, 16, 33, 64})
    void rule_powersUpToItsDegree_areIntegratedExactly(int size) {
        double[] rule = GaussLegendre.rule(size);
        for (int power = 0; power < 2 * size; power++) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += rule[size + i] * Math.pow(rule[i], power);
            }
            assertThat(sum).as("power %d", power).isCloseTo(1.0 / (power + 1), within(1e-14));
        }
    }

    @Test
    void rule_ofThreePoints_isThatOfTheTables() {
        double root = Math.sqrt(0.6) / 2; // Abramowitz and Stegun, table 25.4
        assertThat(GaussLegendre.rule(3))
                .containsExactly(
                        new double[] {0.5 - root, 0.5, 0.5 + root, 5 / 18.0, 8 / 18.0, 5 / 18.0}, within(1e-15));
    }

    @Test
    void pointsFor_degree_areAsFewAsSuffice() {
        assertThat(Arrays.stream(new int[] {0, 1, 2, 3, 4, 5, 19})
                        .map(GaussLegendre::pointsFor)
                        .toArray())
                .containsExactly(1, 1, 2, 2, 3, 3, 10);
    }
}
