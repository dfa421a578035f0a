package io.riskanalyzer.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.score.DisplayScale.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayScaleTest {

    @Test
    void displayed_score_isTheCalibratedOne() {
        assertThat(DisplayScale.SCORE.displayed(-1.5, 0.25)).isEqualTo(0.25);
        assertThat(DisplayScale.PERCENT.displayed(-1.5, 0.25)).isEqualTo(25);
    }

    @Test
    void displayed_rawScore_mayRunTheOtherWay() {
        DisplayScale points = new DisplayScale(Shown.RAW_SCORE, 850, -2);

        assertThat(points.displayed(100, 0.25)).isEqualTo(650);
        assertThat(points.displayed(0, 0.25)).isEqualTo(850);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void of_offsetNotFinite_isRefused(double offset) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DisplayScale(Shown.SCORE, offset, 1))
                .withMessage("The offset of the display (" + offset + ") must be finite.\nMaybe take 0.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY})
    void of_badFactor_isRefused(double factor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DisplayScale(Shown.SCORE, 0, factor))
                .withMessage("The factor of the display (" + factor + ") must be finite and not 0.\nMaybe take 1.");
    }
}
