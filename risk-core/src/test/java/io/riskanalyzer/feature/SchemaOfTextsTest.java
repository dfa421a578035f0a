package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.feature.TextFormat.DecimalSign;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaOfTextsTest {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");
    private static final CategoryFeature<String> PROGRAMME = Feature.category("programme", "arts", "law");
    private static final FeatureSet FEATURES = FeatureSet.of(ATTENDANCE, FEES_OVERDUE, PROGRAMME);
    private static final Schema<Map<String, String>> SCHEMA = Schema.ofTexts(FEATURES, TextFormat.DEFAULT);

    @Test
    void encode_texts_areReadAsTheFormatSays() {
        double[] row = new double[3];

        assertThat(SCHEMA.encode(
                        Map.of("attendance", " 0.62", "feesOverdue", "Yes", "programme", "law ", "name", "Ada"), row))
                .isTrue();
        assertThat(row).containsExactly(0.62, 1, 1);
    }

    @Test
    void encode_decimalCommaAndTokens_areThoseOfTheFormat() {
        FeatureSet features = FeatureSet.of(ATTENDANCE, FEES_OVERDUE.optional());
        Schema<Map<String, String>> schema = Schema.ofTexts(features, new TextFormat(Set.of("?"), DecimalSign.COMMA));
        double[] row = new double[2];

        assertThat(schema.encode(Map.of("attendance", "0,62", "feesOverdue", "?"), row))
                .isTrue();
        assertThat(row).containsExactly(0.62, Double.NaN);
    }

    @Test
    void encode_absentColumnOrBlank_isMissing() {
        assertThat(SCHEMA.violations(Map.of("attendance", "", "programme", "law")))
                .extracting(Violation::message)
                .containsExactly(
                        "The attendance must not be missing.\n"
                                + "Maybe fill it in, or declare it optional if it may be unknown.",
                        "The feesOverdue must not be missing.\n"
                                + "Maybe fill it in, or declare it optional if it may be unknown.");
    }

    @Test
    void violations_illegalTexts_areShownAsWritten() {
        assertThat(SCHEMA.violations(Map.of("attendance", "0,62", "feesOverdue", "ja", "programme", "Law")))
                .extracting(Violation::message)
                .containsExactly(
                        "The attendance (0,62) must be a number from 0 to 1."
                                + "\nMaybe read it with a decimal comma, or write it without thousands separator.",
                        "The feesOverdue (ja) must be true or false.\nMaybe write true, false, yes, no, 1 or 0.",
                        "The programme (Law) must be one of arts, law.\nMaybe law is meant.");
    }

    @Test
    void encode_textNaN_isNoNumber() {
        FeatureSet features = FeatureSet.of(ATTENDANCE.optional());

        assertThat(Schema.ofTexts(features, TextFormat.DEFAULT).violations(Map.of("attendance", "NaN")))
                .extracting(Violation::message)
                .containsExactly("The attendance (NaN) must be a number from 0 to 1."
                        + "\nMaybe name the text as a missing token if it stands for no value.");
    }
}
