package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void linear_ofShares_isFifths() {
        Ticks ticks = Ticks.linear(0, 1, 7);
        assertThat(ticks.values()).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
        assertThat(ticks.labels()).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
    }

    @Test
    void linear_ofEndsOnTicks_addsNone() {
        assertThat(Ticks.linear(0.1, 0.7, 7).values()).containsExactly(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
    }

    @Test
    void linear_aroundZero_writesTrueMinus() {
        assertThat(Ticks.linear(-0.9, 1.3, 6).labels()).containsExactly("−1.0", "−0.5", "0", "0.5", "1.0", "1.5");
    }

    @Test
    void linear_ofThousands_isShort() {
        assertThat(Ticks.linear(0, 90_000, 6).labels()).containsExactly("0", "20k", "40k", "60k", "80k", "100k");
        assertThat(Ticks.linear(0, 2.4e6, 6).labels()).containsExactly("0", "0.5M", "1M", "1.5M", "2M", "2.5M");
        assertThat(Ticks.linear(0, 4_000, 6).labels()).containsExactly("0", "1,000", "2,000", "3,000", "4,000");
    }

    @Test
    void linear_ofOneValue_hasRoomAround() {
        for (double value : new double[] {0, 5, -3e-7, 1e100}) {
            Ticks ticks = Ticks.linear(value, value, 7);
            assertThat(ticks.first()).isLessThan(value);
            assertThat(ticks.last()).isGreaterThan(value);
        }
    }

    @Test
    void linear_ofAnyEnds_isFewRoundNumbersThatEncloseThem() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5_000; i++) {
            double size = Math.pow(10, random.nextDouble(-30, 30));
            double from = size * random.nextDouble(-1, 1);
            double to = from + size * random.nextDouble(1e-6, 1);
            Ticks ticks = Ticks.linear(from, to, 7);
            double slack = 1e-8 * (ticks.last() - ticks.first());
            assertThat(ticks.values()).as("seed %d: %s to %s", seed, from, to).isSorted();
            assertThat(ticks.values()).as("seed %d: %s to %s", seed, from, to).hasSizeBetween(2, 7);
            assertThat(ticks.first()).as("seed %d: %s to %s", seed, from, to).isLessThanOrEqualTo(from + slack);
            assertThat(ticks.last()).as("seed %d: %s to %s", seed, from, to).isGreaterThanOrEqualTo(to - slack);
            assertThat(ticks.labels()).as("seed %d: %s to %s", seed, from, to).hasSameSizeAs(ticks.values());
        }
    }

    @Test
    void logarithmic_ofDecades_isPowersBetweenRoundEnds() {
        assertThat(Ticks.logarithmic(100, 25_600).labels()).containsExactly("100", "1,000", "10k", "50k");
        assertThat(Ticks.logarithmic(0.001, 10).values()).containsExactly(0.001, 0.01, 0.1, 1.0, 10.0);
    }

    @Test
    void logarithmic_ofFewDecades_hasDoublesAndFivefold() {
        assertThat(Ticks.logarithmic(3, 40).values()).containsExactly(2.0, 5.0, 10.0, 20.0, 50.0);
    }

    @Test
    void logarithmic_ofOneValue_hasRoomAbove() {
        assertThat(Ticks.logarithmic(100, 100).values()).containsExactly(100.0, 200.0);
    }

    @Test
    void logarithmic_ofManyDecades_leavesSomeOut() {
        assertThat(Ticks.logarithmic(1e-12, 1e12).values()).hasSizeLessThan(15).contains(1e-12, 1e12);
    }
}
