package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFeatureTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);

    @Test
    void number_nameAlone_hasNoRangeAndNoUnit() {
        NumberFeature feature = Feature.number("debt");

        assertThat(feature.min()).isEqualTo(-INFINITY);
        assertThat(feature.max()).isEqualTo(INFINITY);
        assertThat(feature.unit()).isEmpty();
    }

    @Test
    void withinAndIn_copy_keepTheRest() {
        NumberFeature feature = Feature.number("debt")
                .optional()
                .sensitive()
                .knownAt(Duration.ofDays(1))
                .in("EUR")
                .within(0, 9);

        assertThat(feature).hasToString("debt (number from 0 to 9 in EUR, optional, sensitive, known after PT24H)");
        assertThat(feature.optional().sensitive().in("EUR").within(0, 9)).isEqualTo(feature);
    }

    @Test
    void within_limitsExchanged_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ATTENDANCE.within(1, 0.5))
                .withMessage(
                        "The range of attendance (1 to 0.5) must have a least value that is not above the greatest."
                                + "\nMaybe exchange the two.");
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1, NaN to 1.0", "0, NaN, 0.0 to NaN"})
    void within_limitThatIsNoNumber_isRefused(double min, double max, String shown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ATTENDANCE.within(min, max))
                .withMessage("The range of attendance (" + shown
                        + ") must be of numbers.\nMaybe take an infinite one where there is no limit.");
    }

    @ParameterizedTest
    @CsvSource({"Infinity, Infinity, ∞ to ∞", "-Infinity, -Infinity, −∞ to −∞"})
    void within_noFiniteNumberInIt_isRefused(double min, double max, String shown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ATTENDANCE.within(min, max))
                .withMessage("The range of attendance (" + shown
                        + ") must hold a finite number.\nMaybe exchange the two infinities.");
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "-0.0, true",
        "1, true",
        "0.5, true",
        "-4.9E-324, false",
        "1.0000000000000002, false",
        "Infinity, false",
        "NaN, false"
    })
    void accepts_aroundTheRange_isInclusive(double value, boolean accepted) {
        assertThat(ATTENDANCE.accepts(value)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"1.7976931348623157E308, true", "-1.7976931348623157E308, true", "Infinity, false", "-Infinity, false"})
    void accepts_noRange_isAnyFiniteNumber(double value, boolean accepted) {
        assertThat(Feature.number("debt").accepts(value)).isEqualTo(accepted);
    }

    @Test
    void accepts_rangeOpenOnOneSide_isFiniteToo() {
        NumberFeature atLeast0 = Feature.number("age").within(0, INFINITY);

        assertThat(atLeast0.accepts(Double.MAX_VALUE)).isTrue();
        assertThat(atLeast0.accepts(INFINITY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "62.5, 62.5 %",
        "62, 62 %",
        "0.123456, 0.1235 %",
        "1234.5678, 1234.57 %",
        "-0.0, 0 %",
        "1e-12, 1e-12 %",
        "NaN, missing"
    })
    void format_value_isRoundedWithUnit(double value, String text) {
        assertThat(Feature.number("share").in("%").format(value)).isEqualTo(text);
    }

    @Test
    void format_noUnit_isTheNumberAlone() {
        assertThat(ATTENDANCE.format(0.62)).isEqualTo("0.62");
    }

    @Test
    void equals_otherRangeOrUnit_isFalse() {
        assertThat(ATTENDANCE)
                .isEqualTo(Feature.number("attendance").within(0, 1))
                .isNotEqualTo(ATTENDANCE.within(0, 2))
                .isNotEqualTo(ATTENDANCE.within(-1, 1))
                .isNotEqualTo(ATTENDANCE.in("%"))
                .isNotEqualTo(Feature.flag("attendance"));
    }

    @ParameterizedTest
    @CsvSource({
        "-Infinity, Infinity, x (number)",
        "0, Infinity, x (number of at least 0)",
        "-Infinity, 1e6, x (number of at most 1000000)",
        "-0.5, 0.5, x (number from -0.5 to 0.5)"
    })
    void toString_ranges_readAsWords(double min, double max, String text) {
        assertThat(Feature.number("x").within(min, max)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
    void comparisons_limitNotFinite_areRefused(double limit, String shown) {
        String advice = Double.isNaN(limit)
                ? "isMissing() to test for a missing value."
                : "atLeast(…) or atMost(…) where only one side has a limit.";
        String message = "The limit of attendance (" + shown + ") must be a finite number.\nMaybe use " + advice;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ATTENDANCE.below(limit))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ATTENDANCE.atMost(limit))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ATTENDANCE.above(limit))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ATTENDANCE.atLeast(limit))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ATTENDANCE.between(limit, 1))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ATTENDANCE.between(0, limit))
                .withMessage(message);
    }

    @Test
    void between_limitsExchanged_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ATTENDANCE.between(0.9, 0.5))
                .withMessage("The lower limit of attendance (0.9) must not be above the upper one, but that is 0.5."
                        + "\nMaybe exchange the two.");
    }
}
