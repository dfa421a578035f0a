package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.feature.TextFormat.DecimalSign;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest {
    private static final NumberFeature MARK = Feature.number("mark");
    private static final FlagFeature FLAG = Feature.flag("flag");
    private static final CategoryFeature<String> PROGRAMME = Feature.category("programme", "arts", "fine arts");
    private static final TextFormat MARKED = new TextFormat(Set.of(" ? ", "n/a"), DecimalSign.COMMA);

    @Test
    void of_tokens_areTrimmedAndCopied() {
        Set<String> tokens = new HashSet<>(Set.of(" ? "));
        TextFormat format = new TextFormat(tokens, DecimalSign.POINT);

        tokens.add("-");

        assertThat(format.missing()).containsExactly("?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t", "?", " ? ", "n/a"})
    void isMissing_blankOrToken_isTrue(String text) {
        assertThat(MARKED.isMissing(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "??", "0", "NaN"})
    void isMissing_otherText_isFalse(String text) {
        assertThat(MARKED.isMissing(text)).isFalse();
    }

    @Test
    void read_missingText_isNaNForEveryKind() {
        for (Feature feature : List.of(MARK, FLAG, PROGRAMME)) {
            assertThat(MARKED.read(feature, " ? ")).isNaN();
            assertThat(TextFormat.DEFAULT.read(feature, " ")).isNaN();
        }
    }

    @Test
    void read_tokenOfAnotherFormat_isAValueThatIsIllegal() {
        assertThat(TextFormat.DEFAULT.read(MARK, "?")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(TextFormat.DEFAULT.read(FLAG, "?")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(TextFormat.DEFAULT.read(PROGRAMME, "?")).isEqualTo(Feature.UNKNOWN_LEVEL);
    }

    @ParameterizedTest
    @CsvSource({"arts, 0", "' fine arts ', 1", "Arts, -1", "law, -1"})
    void read_category_isTheIndexOfTheLevel(String text, double value) {
        assertThat(TextFormat.DEFAULT.read(PROGRAMME, text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "True", "yes", "Yes", "y", "Y", "t", "1", " yes "})
    void readFlag_yes_is1(String text) {
        assertThat(TextFormat.DEFAULT.readFlag(text)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", "no", "No", "n", "f", "0", " 0"})
    void readFlag_no_is0(String text) {
        assertThat(TextFormat.DEFAULT.readFlag(text)).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "on", "off", "tru", "trues", "ja", "ſ", "", "1.0", "00"})
    void readFlag_otherText_isIllegal(String text) {
        assertThat(TextFormat.DEFAULT.readFlag(text)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void readFlag_turkishLocale_doesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(TextFormat.DEFAULT.readFlag("TRUE")).isEqualTo(1);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void readNumber_decimalSign_isTheOneOfTheFormat() {
        assertThat(TextFormat.DEFAULT.readNumber("0.62")).isEqualTo(0.62);
        assertThat(MARKED.readNumber("0,62")).isEqualTo(0.62);
        assertThat(MARKED.readNumber("0.62")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(TextFormat.DEFAULT.readNumber("0,62")).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
