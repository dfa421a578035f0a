package io.riskanalyzer.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DistinctCountTest {
    private static long estimate(int different, int times) {
        DistinctCount count = new DistinctCount();
        for (int i = 0; i < times; i++) {
            for (int text = 0; text < different; text++) {
                count.add("customer-" + text);
            }
        }
        return count.estimate();
    }

    @Test
    void estimate_nothing_isZero() {
        assertThat(estimate(0, 1)).isZero();
    }

    @Test
    void estimate_anyNumber_isWithinFourStandardErrors() {
        for (int different : new int[] {1, 10, 100, 1_000, 5_000, 9_000, 12_000, 20_000, 100_000, 1_000_000}) {
            assertThat(estimate(different, 1))
                    .as("of %d", different)
                    .isCloseTo(different, Percentage.withPercentage(6.5));
        }
    }

    @Test
    void estimate_repeatedTexts_countOnce() {
        assertThat(estimate(3_000, 5)).isEqualTo(estimate(3_000, 1));
    }
}
