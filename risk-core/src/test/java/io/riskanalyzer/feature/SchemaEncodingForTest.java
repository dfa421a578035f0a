package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaEncodingForTest {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");
    private static final CategoryFeature<String> PROGRAMME = Feature.category("programme", "arts", "law", "science");
    private static final FeatureSet FEATURES = FeatureSet.of(ATTENDANCE, FEES_OVERDUE, PROGRAMME);
    private static final Map<String, ?> LAWYER = Map.of("attendance", 0.62, "feesOverdue", true, "programme", "law");

    private static Schema<Map<String, ?>> rebound(Feature... wanted) {
        return Schema.ofMaps(FEATURES).encodingFor(FeatureSet.of(wanted));
    }

    private static double[] encoded(Schema<Map<String, ?>> schema, Map<String, ?> subject) {
        double[] row = new double[schema.features().size()];
        assertThat(schema.encode(subject, row))
                .as("%s", schema.violations(subject))
                .isTrue();
        return row;
    }

    private static Map<String, ?> programme(String level) {
        return Map.of("attendance", 0.62, "feesOverdue", true, "programme", level);
    }

    @Test
    void encodingFor_sameFeatures_isTheSchemaItself() {
        Schema<Map<String, ?>> schema = Schema.ofMaps(FEATURES);

        assertThat(schema.encodingFor(FeatureSet.of(ATTENDANCE, FEES_OVERDUE, PROGRAMME)))
                .isSameAs(schema);
    }

    @Test
    void encodingFor_otherOrder_readsByName() {
        assertThat(encoded(rebound(PROGRAMME, ATTENDANCE, FEES_OVERDUE), LAWYER))
                .containsExactly(1, 0.62, 1);
    }

    @Test
    void encodingFor_someOfTheFeatures_readsThoseAlone() {
        assertThat(encoded(rebound(FEES_OVERDUE), LAWYER)).containsExactly(1);
    }

    @Test
    void encodingFor_someOfTheFeatures_stillRefusesOtherKeys() {
        Map<String, ?> subject = Map.of("feesOverdue", true, "name", "Ada");

        assertThat(rebound(FEES_OVERDUE).encode(subject, new double[1])).isFalse();
        assertThat(rebound(FEES_OVERDUE).violations(subject))
                .extracting(Violation::message)
                .containsExactly(
                        "The key (name) must be the name of a feature, one of attendance, feesOverdue, programme."
                                + "\nMaybe remove it, or use a schema that ignores other keys.");
    }

    @Test
    void encodingFor_otherRange_checksThatOne() {
        Schema<Map<String, ?>> narrow = rebound(ATTENDANCE.within(0.7, 1));

        assertThat(narrow.encode(LAWYER, new double[1])).isFalse();
        assertThat(narrow.violations(LAWYER))
                .extracting(Violation::message)
                .containsExactly("The attendance (0.62) must be a number from 0.7 to 1.");
    }

    @Test
    void encodingFor_optionalFeature_takesMissing() {
        assertThat(encoded(rebound(ATTENDANCE.optional()), Map.of())).containsExactly(Double.NaN);
    }

    @Test
    void encodingFor_otherLevels_areMatchedByName() {
        Schema<Map<String, ?>> schema = rebound(Feature.category("programme", "science", "law"));

        assertThat(encoded(schema, programme("law"))).containsExactly(1);
        assertThat(schema.violations(programme("arts")))
                .extracting(Violation::message)
                .containsExactly("The programme (arts) must be one of science, law."
                        + "\nMaybe correct it, or declare what unknown levels are read as.");
    }

    @Test
    void encodingFor_featureThatTakesUnknownLevels_keepsThemUnknown() {
        Schema<Map<String, ?>> schema = rebound(PROGRAMME.unknownAs("arts"));

        assertThat(encoded(schema, programme("medicine"))).containsExactly(Feature.UNKNOWN_LEVEL);
    }

    @Test
    void encodingFor_schemaThatTakesUnknownLevels_readsThemAsItSays() {
        CategoryFeature<String> reordered = Feature.category("programme", "science", "law", "arts");
        Schema<Map<String, ?>> asArts = Schema.ofMaps(FeatureSet.of(PROGRAMME.unknownAs("arts")));
        Schema<Map<String, ?>> asMissing = Schema.ofMaps(FeatureSet.of(PROGRAMME.unknownAsMissing()));
        Map<String, ?> medicine = Map.of("programme", "medicine");

        assertThat(encoded(asArts.encodingFor(FeatureSet.of(reordered)), medicine))
                .containsExactly(2);
        assertThat(encoded(asMissing.encodingFor(FeatureSet.of(reordered.optional())), medicine))
                .containsExactly(Double.NaN);
    }

    @Test
    void encodingFor_twice_isAsOnce() {
        FeatureSet reordered = FeatureSet.of(Feature.category("programme", "science", "law", "arts"));
        Schema<Map<String, ?>> schema = Schema.ofMaps(FeatureSet.of(PROGRAMME.unknownAs("arts")))
                .encodingFor(FeatureSet.of(PROGRAMME))
                .encodingFor(reordered);

        assertThat(encoded(schema, Map.of("programme", "law"))).containsExactly(1);
        assertThat(encoded(schema, Map.of("programme", "medicine"))).containsExactly(2);
    }

    @Test
    void encodingFor_texts_areReadWithTheOtherLevels() {
        Schema<Map<String, String>> schema = Schema.ofTexts(FEATURES, TextFormat.DEFAULT)
                .encodingFor(FeatureSet.of(Feature.category("programme", "science", "law"), FEES_OVERDUE));
        double[] row = new double[2];

        assertThat(schema.encode(Map.of("programme", "law", "feesOverdue", "no"), row))
                .isTrue();
        assertThat(row).containsExactly(1, 0);
    }

    @Test
    void encodingFor_sensitiveFeature_withholdsItsValues() {
        assertThat(rebound(ATTENDANCE.sensitive()).violations(Map.of("attendance", 62)))
                .extracting(Violation::message)
                .containsExactly("The attendance (withheld) must be a number from 0 to 1.");
    }

    @Test
    void encodingFor_featureThatIsNotThere_isRefused() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> rebound(Feature.number("mark")))
                .withMessage(
                        "The feature (mark) must be in the schema, but that has attendance, feesOverdue, programme."
                                + "\nMaybe add mark to the schema.");
    }

    @Test
    void encodingFor_featureOfAnotherKind_isRefused() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> rebound(Feature.number("feesOverdue")))
                .withMessage(
                        "The feature (feesOverdue (number)) must be of one kind everywhere, but in the schema it is"
                                + " feesOverdue (flag).\nMaybe declare it alike in both places.");
    }
}
