package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchemaOfMapsTest {
    private enum Programme {
        ARTS,
        LAW
    }

    private static final NumberFeature ATTENDANCE =
            Feature.number("attendance").within(0, 1).optional();
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue").optional();
    private static final CategoryFeature<Programme> PROGRAMME =
            Feature.category("programme", Programme.class).optional();
    private static final FeatureSet FEATURES = FeatureSet.of(ATTENDANCE, FEES_OVERDUE, PROGRAMME);
    private static final Schema<Map<String, ?>> SCHEMA = Schema.ofMaps(FEATURES);

    private static double[] encoded(Schema<Map<String, ?>> schema, Map<String, ?> subject) {
        double[] row = new double[schema.features().size()];
        assertThat(schema.encode(subject, row))
                .as("%s", schema.violations(subject))
                .isTrue();
        return row;
    }

    @Test
    void encode_jsonTypes_areReadAsTheyAre() {
        assertThat(encoded(SCHEMA, Map.of("programme", "LAW", "attendance", 0.62, "feesOverdue", true)))
                .containsExactly(0.62, 1, 1);
        assertThat(encoded(SCHEMA, Map.of("programme", Programme.ARTS, "attendance", 1, "feesOverdue", false)))
                .containsExactly(1, 0, 0);
    }

    @Test
    void encode_nullOrAbsentKey_isMissing() {
        Map<String, Object> subject = new HashMap<>();
        subject.put("attendance", null);

        assertThat(encoded(SCHEMA, subject)).containsOnly(Double.NaN);
    }

    @Test
    void encode_sortedMap_isReadable() {
        assertThat(encoded(SCHEMA, new TreeMap<>(Map.of("attendance", 0.5)))).startsWith(0.5);
    }

    @Test
    void encode_otherKey_isRefusedByName() {
        Map<String, Object> subject = Map.of("atendance", 0.62);

        assertThat(SCHEMA.encode(subject, new double[3])).isFalse();
        assertThat(SCHEMA.violations(subject))
                .extracting(Violation::message)
                .containsExactly("The key (atendance) must be the name of a feature, one of attendance, feesOverdue,"
                        + " programme.\nMaybe attendance is meant.");
    }

    @Test
    void encode_nullKey_isRefusedByName() {
        Map<String, Object> subject = new HashMap<>();
        subject.put(null, 0.62);

        assertThat(SCHEMA.encode(subject, new double[3])).isFalse();
        assertThat(SCHEMA.violations(subject)).extracting(Violation::value).containsExactly("null");
    }

    @Test
    void encode_otherKeyThatIsIgnored_isLegal() {
        Schema<Map<String, ?>> schema = Schema.ofMapsIgnoringOtherKeys(FEATURES);

        assertThat(encoded(schema, Map.of("name", "Ada", "attendance", 0.62))).startsWith(0.62);
    }

    @Test
    void violations_severalThings_areAllOfThemInOrder() {
        Map<String, Object> subject = new TreeMap<>(
                Map.of("attendance", "0.62", "feesOverdue", 1, "programme", 2, "name", "Ada", "zip", "8001"));

        assertThat(SCHEMA.encode(subject, new double[3])).isFalse();
        assertThat(SCHEMA.violations(subject))
                .extracting(Violation::message)
                .containsExactly(
                        "The attendance (0.62) must be a number from 0 to 1."
                                + "\nMaybe give it as a number, not as text.",
                        "The feesOverdue (1) must be true or false.\nMaybe give it as a Boolean, not as a number.",
                        "The programme (2) must be one of ARTS, LAW."
                                + "\nMaybe give it as text or an enum constant, not as a number.",
                        "The key (name) must be the name of a feature, one of attendance, feesOverdue, programme."
                                + "\nMaybe remove it, or use a schema that ignores other keys.",
                        "The key (zip) must be the name of a feature, one of attendance, feesOverdue, programme."
                                + "\nMaybe remove it, or use a schema that ignores other keys.");
    }

    @Test
    void encode_numberThatNoDoubleHolds_isRefused() {
        Schema<Map<String, ?>> schema = Schema.ofMaps(FeatureSet.of(Feature.number("debt")));

        assertThat(schema.violations(Map.of("debt", new BigDecimal("1e400"))))
                .extracting(Violation::message)
                .containsExactly("The debt (1E+400) must be a finite number.");
    }

    @Test
    void encode_unknownLevel_isMinusOneWhereTheFeatureTakesIt() {
        Schema<Map<String, ?>> schema = Schema.ofMaps(FeatureSet.of(PROGRAMME.unknownAs(Programme.LAW)));

        assertThat(encoded(schema, Map.of("programme", "MEDICINE"))).containsExactly(Feature.UNKNOWN_LEVEL);
    }

    @Test
    void encode_unknownLevelThatIsRejected_isRefusedByName() {
        assertThat(SCHEMA.violations(Map.of("programme", "law")))
                .extracting(Violation::message)
                .containsExactly("The programme (law) must be one of ARTS, LAW.\nMaybe LAW is meant.");
    }

    @Test
    void encode_wrongTypeWhereUnknownLevelsAreTaken_isStillRefused() {
        Schema<Map<String, ?>> schema = Schema.ofMaps(FeatureSet.of(PROGRAMME.unknownAsMissing()));

        assertThat(schema.violations(Map.of("programme", List.of("LAW")))).hasSize(1);
    }
}
