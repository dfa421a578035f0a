package io.riskanalyzer.models.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {

    private static Quantiles of(double... values) {
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        return Quantiles.of(new WeightedColumn(values, weights));
    }

    @Test
    void cuts_fewValues_lieBetweenAllOfThem() {
        assertThat(of(3, 1, Double.NaN, 2, 2).cuts(3)).containsExactly(1.5, 2.5);
    }

    @Test
    void cuts_evenValues_makeBinsOfOneSize() {
        assertThat(of(IntStream.range(0, 100).asDoubleStream().toArray()).cuts(4))
                .containsExactly(24.5, 49.5, 74.5);
    }

    @Test
    void cuts_valueOfMostRows_takesOneBin() {
        double[] values =
                IntStream.range(0, 1000).mapToDouble(i -> i < 920 ? 0 : i).toArray();
        double[] cuts = of(values).cuts(5);
        assertThat(cuts).hasSize(4);
        assertThat(cuts[0]).isEqualTo(460);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void cutsAndKnots_anyValues_ascendAndAreNoMoreThanAsked(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = random.doubles(500)
                .map(x -> random.nextInt(3) == 0 ? Math.rint(9 * x) : Math.exp(9 * x))
                .toArray();
        for (int size = 2; size < 40; size++) {
            double[] cuts = of(values).cuts(size);
            double[] knots = of(values).knots(size);
            assertThat(cuts.length).isBetween(1, size - 1);
            assertThat(knots.length).isBetween(2, size);
            assertThat(Arrays.stream(cuts).sorted().distinct().toArray()).containsExactly(cuts);
            assertThat(Arrays.stream(knots).sorted().distinct().toArray()).containsExactly(knots);
        }
    }

    @Test
    void knots_evenValues_leaveOnePercentOnEachSide() {
        double[] knots =
                of(IntStream.rangeClosed(1, 1000).asDoubleStream().toArray()).knots(3);
        assertThat(knots).containsExactly(10, 500, 990);
    }

    @Test
    void knots_fewValues_areAllOfThem() {
        assertThat(of(3, 1, 2, 2).knots(5)).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void select_anyPlace_isThatOfTheSortedValues(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int length : new int[] {1, 2, 33, 100, 1000}) {
            double[] values = random.doubles(length).map(x -> Math.rint(50 * x)).toArray();
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int place = random.nextInt(length);
            assertThat(Selection.select(values.clone(), place)).isEqualTo(sorted[place]);
        }
    }
}
