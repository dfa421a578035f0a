package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumeralsTest {

    @Test
    void number_ofAnySize_isShortAndPlain() {
        assertThat(Numerals.number(0.87034)).isEqualTo("0.8703");
        assertThat(Numerals.number(0.5)).isEqualTo("0.5");
        assertThat(Numerals.number(32_581)).isEqualTo("32,581");
        assertThat(Numerals.number(1_234_567.8)).isEqualTo("1,234,568");
        assertThat(Numerals.number(-0.00012345)).isEqualTo("-0.0001234");
        assertThat(Numerals.number(-0.0)).isEqualTo("0");
        assertThat(Numerals.number(1e300)).isEqualTo("1.000e+300");
        assertThat(Numerals.number(100)).isEqualTo("100");
    }

    @Test
    void number_ofNoNumber_isASign() {
        assertThat(Numerals.number(Double.NaN)).isEqualTo("–");
        assertThat(Numerals.number(Double.NEGATIVE_INFINITY)).isEqualTo("-∞");
        assertThat(Numerals.percent(Double.NaN)).isEqualTo("–");
    }

    @Test
    void place_ofAnyValue_hasOneDecimalAtMost() {
        assertThat(Numerals.place(12.04)).isEqualTo("12");
        assertThat(Numerals.place(12.06)).isEqualTo("12.1");
        assertThat(Numerals.place(-0.3)).isEqualTo("-0.3");
        assertThat(Numerals.place(-12.25)).isEqualTo("-12.2");
    }

    @Test
    void signed_ofPositive_hasItsSign() {
        assertThat(Numerals.signed(0.44)).isEqualTo("+0.44");
        assertThat(Numerals.signed(-1.5)).isEqualTo("-1.5");
        assertThat(Numerals.signed(0)).isEqualTo("0");
    }
}
