package io.riskanalyzer.models.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedColumnTest {
    private static final double NAN = Double.NaN;

    private static WeightedColumn column(double... values) {
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        return new WeightedColumn(values, weights);
    }

    @Test
    void median_oddCount_isMiddleOne() {
        assertThat(column(5, 1, 3).median()).isEqualTo(3);
    }

    @Test
    void median_evenCount_isMeanOfTheMiddleTwo() {
        assertThat(column(10, 1, 4, 2).median()).isEqualTo(3);
    }

    @Test
    void median_withMissing_leavesThemAway() {
        assertThat(column(NAN, 5, NAN, 1, 3).median()).isEqualTo(3);
    }

    @Test
    void median_allMissing_is0() {
        assertThat(column(NAN, NAN).median()).isZero();
    }

    @Test
    void median_greatestValues_doesNotOverflow() {
        assertThat(column(Double.MAX_VALUE, Double.MAX_VALUE).median()).isEqualTo(Double.MAX_VALUE);
    }

    // numpy 1.24.2: x = [2, 4, 4, 4, 5, 5, 7, 9]; np.mean(x), np.std(x)
    @Test
    void meanAndDeviation_ofKnownColumn_areThoseOfNumpy() {
        WeightedColumn column = column(2, 4, 4, 4, 5, 5, 7, 9);
        assertThat(column.mean()).isEqualTo(5);
        assertThat(column.standardDeviation()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0x1p-1000, 0x1p1000})
    void meanAndDeviation_extremeSizes_neitherOverflowNorVanish(double scale) {
        WeightedColumn column =
                column(2 * scale, 4 * scale, 4 * scale, 4 * scale, 5 * scale, 5 * scale, 7 * scale, 9 * scale);
        assertThat(column.mean()).isEqualTo(5 * scale);
        assertThat(column.standardDeviation()).isEqualTo(2 * scale);
    }

    @Test
    void deviation_smallBesideMean_isExact() {
        assertThat(column(1e9 + 1, 1e9 - 1).standardDeviation()).isEqualTo(1);
    }

    @Test
    void isConstant_oneValueOrAllMissing_isTrue() {
        assertThat(column(3, 3, 3).isConstant()).isTrue();
        assertThat(column(NAN, NAN).isConstant()).isTrue();
        assertThat(column(3, NAN).isConstant()).isFalse();
        assertThat(column(NAN, 3).isConstant()).isFalse();
        assertThat(column(3, 4).isConstant()).isFalse();
        assertThat(column(0.0, -0.0).isConstant()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void wholeWeights_anyStatistic_isThatOfRepeatedRows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values =
                random.doubles(200).map(x -> x < 0.1 ? NAN : Math.rint(50 * x)).toArray();
        int[] counts = random.ints(200, 1, 5).toArray();
        WeightedColumn weighted = new WeightedColumn(
                values, Arrays.stream(counts).asDoubleStream().toArray());
        WeightedColumn repeated = column(IntStream.range(0, 200)
                .flatMap(i -> IntStream.generate(() -> i).limit(counts[i]))
                .mapToDouble(i -> values[i])
                .toArray());
        assertThat(weighted.median()).isEqualTo(repeated.median());
        assertThat(weighted.missing().mean()).isCloseTo(repeated.missing().mean(), within(1e-15));
        assertThat(weighted.imputed(3).mean()).isCloseTo(repeated.imputed(3).mean(), within(1e-13));
        assertThat(weighted.imputed(3).standardDeviation())
                .isCloseTo(repeated.imputed(3).standardDeviation(), within(1e-13));
    }
}
