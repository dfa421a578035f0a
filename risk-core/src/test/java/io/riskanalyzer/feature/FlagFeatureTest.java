package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagFeatureTest {
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "-0.0, true", "0.5, false", "2, false", "-1, false"})
    void accepts_value_mustBe0Or1(double value, boolean accepted) {
        assertThat(FEES_OVERDUE.accepts(value)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"0, no", "1, yes", "NaN, missing"})
    void format_value_isYesOrNo(double value, String text) {
        assertThat(FEES_OVERDUE.format(value)).isEqualTo(text);
    }

    @Test
    void toString_properties_areNamed() {
        assertThat(FEES_OVERDUE).hasToString("feesOverdue (flag)");
        assertThat(FEES_OVERDUE.optional().sensitive().knownAt(Duration.ofMinutes(90)))
                .hasToString("feesOverdue (flag, optional, sensitive, known after PT1H30M)");
    }
}
