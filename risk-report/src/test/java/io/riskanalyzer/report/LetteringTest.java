package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LetteringTest {

    @Test
    void within_ofTextThatFits_isTheText() {
        assertThat(Lettering.within(Lettering.widthOf("income"), "income")).isEqualTo("income");
    }

    @Test
    void within_ofTooLongText_isItsBeginning() {
        String cut = Lettering.within(60, "person_employment_length");
        assertThat(cut).endsWith("…").startsWith("person");
        assertThat(Lettering.widthOf(cut)).isLessThanOrEqualTo(60);
    }

    @Test
    void within_ofNoRoom_isAnEllipsis() {
        assertThat(Lettering.within(-5, "income")).isEqualTo("…");
    }

    @Test
    void within_ofPairsOfSurrogates_cutsNone() {
        for (int width = 0; width < 80; width++) {
            assertThat(Lettering.within(width, "😀😀😀😀😀").codePoints())
                    .allMatch(point -> point == '…' || point == 0x1f600);
        }
    }

    @Test
    void lines_ofLongText_breakBetweenWords() {
        assertThat(Lettering.lines(150, 2, "loan_percent_income < 0.31 or missing"))
                .containsExactly("loan_percent_income <", "0.31 or missing");
        assertThat(Lettering.lines(150, 2, "short")).containsExactly("short");
        assertThat(Lettering.lines(60, 2, "person_employment_length < 3").get(0))
                .endsWith("…");
    }
}
