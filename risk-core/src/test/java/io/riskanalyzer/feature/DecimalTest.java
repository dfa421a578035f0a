package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    private static final int NUMBERS = 50_000;

    private static double parse(String text) {
        return Decimal.parse(text, '.');
    }

    /** Digits with a point somewhere and perhaps an exponent, as files have them and as they hardly do. */
    private static String decimal(SplittableRandom random) {
        int digits = random.nextInt(10) == 0 ? random.nextInt(17, 40) : random.nextInt(1, 18);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        if (random.nextInt(3) > 0) {
            text.insert(random.nextInt(digits + 1), '.');
        }
        if (random.nextInt(4) == 0) {
            text.insert(0, "0".repeat(random.nextInt(6)));
        }
        if (random.nextInt(3) == 0) {
            int exponent = random.nextInt(4) == 0 ? random.nextInt(-345, 290) : random.nextInt(-30, 31);
            text.append(random.nextBoolean() ? 'e' : 'E')
                    .append(exponent >= 0 && random.nextBoolean() ? "+" : "")
                    .append(exponent);
        }
        return (random.nextInt(3) == 0 ? "-" : random.nextInt(6) == 0 ? "+" : "") + text;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void parse_randomDecimals_isTheNearestDouble(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < NUMBERS; i++) {
            String text = decimal(random);
            double value = parse(text);
            double nearest = new BigDecimal(text).doubleValue();
            double expected = Double.isInfinite(nearest) ? Reader.ILLEGAL : nearest;
            if (value != expected) {
                assertThat(value).as("seed %d: %s", seed, text).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void parse_randomDecimals_noDoubleIsNearer(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < NUMBERS / 10; i++) {
            String text = decimal(random);
            double value = parse(text);
            BigDecimal exact = new BigDecimal(text);
            BigDecimal distance = exact.subtract(new BigDecimal(value)).abs();
            for (double neighbour : new double[] {Math.nextDown(value), Math.nextUp(value)}) {
                assertThat(distance)
                        .as("seed %d: %s", seed, text)
                        .isLessThanOrEqualTo(
                                exact.subtract(new BigDecimal(neighbour)).abs());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void parse_anyDoubleAsJavaWritesIt_isThatDouble(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < NUMBERS; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && parse(Double.toString(value)) != value) {
                assertThat(parse(Double.toString(value))).as("seed %d", seed).isEqualTo(value);
            }
        }
    }

    /** Where rounding is hardest: the middle of two doubles, and the nearest decimals of so many digits on both sides. */
    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 18, 19, 20, 30, 800})
    void parse_aroundTheMiddleOfTwoDoubles_isTheNearest(int digits) {
        SplittableRandom random = new SplittableRandom(digits);
        for (int i = 0; i < 2_000; i++) {
            double value = Math.scalb(1 + random.nextDouble(), random.nextInt(-250, 250));
            BigDecimal middle = new BigDecimal(value)
                    .add(new BigDecimal(Math.nextUp(value)))
                    .divide(BigDecimal.valueOf(2));
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
                String text = middle.round(new MathContext(digits, mode)).toString();
                double expected = Double.parseDouble(text); // another algorithm; the JDK's own tests vouch for it
                if (parse(text) != expected) {
                    assertThat(parse(text)).as(text).isEqualTo(expected);
                }
            }
        }
    }

    /** Integers and fractions of up to 19 digits that are exactly half-way, and their neighbours. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void parse_exactlyBetweenTwoDoubles_isTheEvenOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < NUMBERS / 2; i++) {
            BigDecimal odd = BigDecimal.valueOf(random.nextLong(1L << 53, 1L << 54) | 1); // one bit too many
            int power = random.nextInt(-3, 9);
            BigDecimal middle = power < 0
                    ? odd.divide(BigDecimal.valueOf(1L << -power))
                    : odd.multiply(BigDecimal.valueOf(1L << power));
            for (BigDecimal near : new BigDecimal[] {middle.subtract(middle.ulp()), middle, middle.add(middle.ulp())}) {
                double expected = near.doubleValue();
                if (parse(near.toString()) != expected) {
                    assertThat(parse(near.toString()))
                            .as("seed %d: %s", seed, near)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void parse_halfwayBetweenTwoDoubles_isTheEvenOne() {
        BigInteger odd = BigInteger.ONE.shiftLeft(53).add(BigInteger.ONE); // halfway to the next but one

        assertThat(parse(odd.toString())).isEqualTo(0x1p53);
        assertThat(parse(odd + ".0000000000000000000000000000000001")).isEqualTo(0x1p53 + 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.62", "+0.62", " 0.62", "\t0.62 ", ".62", "00.620", "62e-2", "6.2E-1", "0.062e+1", "620e-03"})
    void parse_manyWaysToWriteIt_isTheSame(String text) {
        assertThat(parse(text)).isEqualTo(0.62);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "0.000", ".0", "0.", "0e999", "-0e-999", "1e-400", "0.0000e22"})
    void parse_nothing_isZero(String text) {
        assertThat(parse(text)).isZero();
    }

    @Test
    void parse_negativeZero_keepsItsSign() {
        assertThat(1 / parse("-0.0")).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e308", "179769313486231570000e288", "1.7976931348623157e308"})
    void parse_nearTheGreatest_isFinite(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text)).isFinite();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "-Infinity",
                "∞",
                "1d",
                "1f",
                "1L",
                "0x10",
                "0x1p3",
                "1_000",
                "1,000",
                "1 000",
                "",
                " ",
                "-",
                "+",
                ".",
                "-.",
                "1e",
                "1e+",
                "1e-",
                "e5",
                ".e5",
                "1e5.0",
                "1e5e5",
                "1.2.3",
                "--1",
                "+-1",
                "1-",
                "62 %",
                "$1",
                "٣",
                "1e999",
                "-1e999",
                "1.8e308",
                "n/a",
                "null",
                "1e1000000000000"
            })
    void parse_otherText_isRefused(String text) {
        assertThat(parse(text)).isEqualTo(Reader.ILLEGAL);
    }

    @Test
    void parse_decimalComma_isNoPoint() {
        assertThat(Decimal.parse("0,62", ',')).isEqualTo(0.62);
        assertThat(Decimal.parse("-1234567890123456789,5e3", ',')).isEqualTo(-1.2345678901234568E21);
        assertThat(Decimal.parse("0.62", ',')).isEqualTo(Reader.ILLEGAL);
    }

    @Test
    void parse_upToNineteenDigits_allocatesNothing() {
        String[] texts = {"0.62", "-1234567890.123456789", "1e22", "  17 ", "9999999999999999999e-30", "n/a", "1e"};
        double[] sum = {0};

        assertThat(Allocations.bytesOf(i -> sum[0] += parse(texts[i % texts.length])))
                .isZero();
    }

    @Test
    void parse_endlessDigits_isNearest() {
        assertThat(parse("0." + "3".repeat(100_000))).isEqualTo(1 / 3.0);
        assertThat(parse("1" + "0".repeat(100_000) + "e-100000")).isEqualTo(1);
    }
}
