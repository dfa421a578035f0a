package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.feature.TextFormat.DecimalSign;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViolationTest {
    private enum Programme {
        ARTS,
        MEDICINE
    }

    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");
    private static final CategoryFeature<String> PROGRAMME = Feature.category("programme", "arts", "law", "science");
    private static final TextFormat COMMA = new TextFormat(Set.of("?"), DecimalSign.COMMA);

    private static String message(Feature feature, Object given) {
        return Violation.of(feature, given).message();
    }

    private static String textMessage(Feature feature, String given) {
        return Violation.ofText(feature, given, TextFormat.DEFAULT).message();
    }

    @Test
    void of_noValue_mustNotBeMissing() {
        String message =
                "The attendance must not be missing.\nMaybe fill it in, or declare it optional if it may be unknown.";

        assertThat(message(ATTENDANCE, null)).isEqualTo(message);
        assertThat(message(ATTENDANCE, Double.NaN)).isEqualTo(message);
        assertThat(message(ATTENDANCE, Float.NaN)).isEqualTo(message);
        assertThat(Violation.of(ATTENDANCE, Double.NaN).value()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, '', must be a number from 0 to 1",
        "0, 100, %, must be a number from 0 to 100 %",
        "18, Infinity, years, must be a number of at least 18 years",
        "-Infinity, -2.5, '', must be a number of at most -2.5",
        "-Infinity, Infinity, EUR, must be a finite number EUR"
    })
    void of_number_tellsTheRange(double min, double max, String unit, String rule) {
        assertThat(Violation.of(Feature.number("x").within(min, max).in(unit), 1e9)
                        .rule())
                .isEqualTo(rule);
    }

    @Test
    void of_numberOutOfRange_showsItAsPeopleWriteIt() {
        assertThat(message(ATTENDANCE, -0.25)).isEqualTo("The attendance (-0.25) must be a number from 0 to 1.");
        assertThat(message(ATTENDANCE, 250.0)).isEqualTo("The attendance (250) must be a number from 0 to 1.");
        assertThat(message(ATTENDANCE, -3)).isEqualTo("The attendance (-3) must be a number from 0 to 1.");
        assertThat(message(ATTENDANCE, new BigDecimal("-1.50")))
                .isEqualTo("The attendance (-1.50) must be a number from 0 to 1.");
        assertThat(message(Feature.number("debt"), Double.POSITIVE_INFINITY))
                .isEqualTo("The debt (∞) must be a finite number.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.4, 62, 100})
    void of_percentageWhereAShareIsMeant_advisesTheShare(double given) {
        assertThat(Violation.of(ATTENDANCE, given).advice()).isEqualTo("give it as a share: 62 % is 0.62");
    }

    @Test
    void of_valueOfAnotherType_advisesTheType() {
        assertThat(message(ATTENDANCE, "0.62"))
                .isEqualTo("The attendance (0.62) must be a number from 0 to 1."
                        + "\nMaybe give it as a number, not as text.");
        assertThat(message(ATTENDANCE, true))
                .isEqualTo("The attendance (true) must be a number from 0 to 1."
                        + "\nMaybe give it as a number, not as a Boolean.");
        assertThat(message(FEES_OVERDUE, 1))
                .isEqualTo("The feesOverdue (1) must be true or false.\nMaybe give it as a Boolean, not as a number.");
        assertThat(message(FEES_OVERDUE, "yes"))
                .isEqualTo("The feesOverdue (yes) must be true or false.\nMaybe give it as a Boolean, not as text.");
        assertThat(message(PROGRAMME, 2))
                .isEqualTo("The programme (2) must be one of arts, law, science."
                        + "\nMaybe give it as text or an enum constant, not as a number.");
        assertThat(message(PROGRAMME, List.of("arts")))
                .endsWith("\nMaybe give it as text or an enum constant, not as a list.");
        assertThat(message(ATTENDANCE, Map.of())).endsWith("\nMaybe give it as a number, not as a map.");
        assertThat(message(ATTENDANCE, 'x')).endsWith("\nMaybe give it as a number, not as Character.");
    }

    @Test
    void of_unknownLevel_advisesTheNearest() {
        assertThat(message(PROGRAMME, "sciences"))
                .isEqualTo("The programme (sciences) must be one of arts, law, science.\nMaybe science is meant.");
        assertThat(message(PROGRAMME, Programme.ARTS))
                .isEqualTo("The programme (ARTS) must be one of arts, law, science.\nMaybe arts is meant.");
    }

    @Test
    void of_unknownLevelFarFromAll_advisesHowToReadIt() {
        assertThat(message(PROGRAMME, Programme.MEDICINE))
                .isEqualTo("The programme (MEDICINE) must be one of arts, law, science."
                        + "\nMaybe correct it, or declare what unknown levels are read as.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void ofText_blank_mustNotBeMissing(String text) {
        assertThat(textMessage(ATTENDANCE, text))
                .isEqualTo("The attendance must not be missing.\n"
                        + "Maybe fill it in, or declare it optional if it may be unknown.");
    }

    @Test
    void ofText_missingToken_mustNotBeMissing() {
        assertThat(Violation.ofText(ATTENDANCE, " ? ", COMMA)).isEqualTo(Violation.of(ATTENDANCE, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n/a | name the text as a missing token if it stands for no value",
                "62 % | write the number alone, without unit or thousands separator",
                "9% | write the number alone, without unit or thousands separator",
                "$0 | write the number alone, without unit or thousands separator",
                "0,62 | read it with a decimal comma, or write it without thousands separator",
                "62 | give it as a share: 62 % is 0.62"
            })
    void ofText_noNumberInRange_advisesHowToReadIt(String text, String advice) {
        assertThat(textMessage(ATTENDANCE, text))
                .isEqualTo("The attendance (" + text + ") must be a number from 0 to 1.\nMaybe " + advice + ".");
    }

    @Test
    void ofText_pointWhereACommaIsTheSign_advisesThePoint() {
        assertThat(Violation.ofText(ATTENDANCE, "0.62", COMMA).advice())
                .isEqualTo("read it with a decimal point, or write it without thousands separator");
    }

    @Test
    void ofText_numberOutOfRange_hasNoAdvice() {
        assertThat(textMessage(ATTENDANCE, "-3")).isEqualTo("The attendance (-3) must be a number from 0 to 1.");
    }

    @Test
    void ofText_noFlag_tellsTheWords() {
        assertThat(textMessage(FEES_OVERDUE, "maybe"))
                .isEqualTo("The feesOverdue (maybe) must be true or false.\nMaybe write true, false, yes, no, 1 or 0.");
    }

    @Test
    void ofText_unknownLevel_advisesTheNearest() {
        assertThat(textMessage(PROGRAMME, " Law"))
                .isEqualTo("The programme ( Law) must be one of arts, law, science.\nMaybe law is meant.");
    }

    @Test
    void of_sensitiveFeature_tellsNothingThatDependsOnTheValue() {
        for (Feature feature : List.of(ATTENDANCE.sensitive(), FEES_OVERDUE.sensitive(), PROGRAMME.sensitive())) {
            Violation violation = Violation.of(feature, "arst");
            for (Object other : List.of(62, "science ", 'x')) {
                assertThat(Violation.of(feature, other)).isEqualTo(violation);
                assertThat(Violation.ofText(feature, other.toString(), COMMA)).isEqualTo(violation);
            }
        }
        assertThat(message(ATTENDANCE.sensitive(), 62))
                .isEqualTo("The attendance (withheld) must be a number from 0 to 1.");
    }

    @Test
    void of_hugeTextWithLineBreaks_isShownOnOneLine() {
        assertThat(message(PROGRAMME, "a\nb" + "x".repeat(1_000_000)))
                .startsWith("The programme (a bxxx")
                .hasSizeLessThan(300);
    }

    @Test
    void unknownKey_misspelt_advisesTheNearest() {
        assertThat(Violation.unknownKey("atendance", List.of("attendance", "mark"))
                        .message())
                .isEqualTo("The key (atendance) must be the name of a feature, one of attendance, mark."
                        + "\nMaybe attendance is meant.");
    }

    @Test
    void unknownKey_farFromAll_advisesToIgnoreIt() {
        assertThat(Violation.unknownKey("name", List.of("attendance", "mark")).message())
                .isEqualTo("The key (name) must be the name of a feature, one of attendance, mark."
                        + "\nMaybe remove it, or use a schema that ignores other keys.");
    }

    @Test
    void inRow_violation_namesTheRow() {
        assertThat(Violation.of(ATTENDANCE, 250).inRow(17).message())
                .isEqualTo("The attendance of row 17 (250) must be a number from 0 to 1.");
    }

    @Test
    void message_ofException_isThatOfAllViolations() {
        InvalidInputException exception =
                new InvalidInputException(List.of(Violation.of(ATTENDANCE, null), Violation.of(FEES_OVERDUE, 2)));

        assertThat(exception).hasMessage("""
            The attendance must not be missing.
            Maybe fill it in, or declare it optional if it may be unknown.
            The feesOverdue (2) must be true or false.
            Maybe give it as a Boolean, not as a number.\
            """);
        assertThat(exception.violations()).hasSize(2);
    }
}
