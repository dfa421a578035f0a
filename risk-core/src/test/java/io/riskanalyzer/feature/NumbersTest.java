package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "62, 62",
        "0.75, 0.75",
        "-3.5, -3.5",
        "1e6, 1000000",
        "0.1, 0.1",
        "1e15, 1000000000000000",
        "9007199254740993, 9007199254740992",
        "0.000000001, 0.000000001",
        "NaN, missing",
        "Infinity, ∞",
        "-Infinity, −∞"
    })
    void plain_ordinaryNumber_hasNoExponent(double value, String text) {
        assertThat(Numbers.plain(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1e16, 1e16",
        "6.02e23, 6.02e23",
        "1.7976931348623157E308, 1.7976931348623157e308",
        "1.5e-10, 1.5e-10",
        "-4.9E-324, -4.9e-324"
    })
    void plain_veryGreatOrSmallNumber_hasAnExponent(double value, String text) {
        assertThat(Numbers.plain(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "62.5, 62.5",
        "1234.5678, 1234.57",
        "12345.678, 12345.68",
        "0.123456, 0.1235",
        "0.00012345, 0.0001234",
        "3.14159, 3.142",
        "99.996, 100",
        "-0.62345, -0.6234",
        "100, 100",
        "1e16, 1e16",
        "0.0040, 0.004",
        "NaN, missing",
        "Infinity, ∞"
    })
    void rounded_number_keepsFourDigitsOrTwoDecimals(double value, String text) {
        assertThat(Numbers.rounded(value)).isEqualTo(text);
    }

    @Test
    void rounded_valueOfFewDecimals_isWhatTheExactDecimalGives() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200_000; i++) {
            int decimals = random.nextInt(8);
            long digits = random.nextLong((long) Math.pow(10, 1 + random.nextInt(12)));
            double value = (random.nextBoolean() ? 1 : -1) * digits / Math.pow(10, decimals);
            assertThat(Numbers.rounded(value)).as("%s, seed %s", value, seed).isEqualTo(roundedByDecimal(value));
        }
    }

    /** The definition, without any short cut. */
    private static String roundedByDecimal(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        int decimals = Math.max(2, 4 - (exact.precision() - exact.scale()));
        BigDecimal rounded = exact.setScale(Math.min(decimals, Math.max(exact.scale(), 0)), RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
