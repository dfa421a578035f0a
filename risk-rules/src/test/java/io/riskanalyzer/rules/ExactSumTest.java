package io.riskanalyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExactSumTest {

    @Test
    void inAnyOrder_wholeNumbers_isTrue() {
        assertThat(ExactSum.inAnyOrder(0, new double[] {40, 15, -7, 1e6})).isTrue();
    }

    @Test
    void inAnyOrder_multiplesOfPowerOfTwo_isTrue() {
        assertThat(ExactSum.inAnyOrder(0.25, new double[] {2.5, -0.125, 3})).isTrue();
        assertThat(ExactSum.inAnyOrder(0, new double[] {0x1p-600, 0x3p-601})).isTrue();
    }

    @Test
    void inAnyOrder_tenths_isFalse() {
        assertThat(ExactSum.inAnyOrder(0, new double[] {0.1, 0.2, 0.3})).isFalse();
        assertThat(ExactSum.inAnyOrder(0.1, new double[] {0.5})).isFalse();
    }

    @Test
    void inAnyOrder_magnitudesTooFarApart_isFalse() {
        assertThat(ExactSum.inAnyOrder(0, new double[] {1, 0x1p53})).isFalse();
        assertThat(ExactSum.inAnyOrder(0, new double[] {1, 0x1p51, -0x1p51})).isFalse();
        assertThat(ExactSum.inAnyOrder(1, new double[] {Double.MIN_VALUE})).isFalse();
    }
}
