package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The value of a sensitive feature enters no text; its name may. */
class SensitiveValueTest {
    /** No part of it may appear. */
    private static final String SECRET = "73519";

    private static final NumberFeature INCOME =
            Feature.number("income").within(0, 1).sensitive();
    private static final FlagFeature CONVICTED = Feature.flag("convicted").sensitive();
    private static final CategoryFeature<String> ORIGIN =
            Feature.category("origin", "here", "there").sensitive();
    private static final FeatureSet FEATURES = FeatureSet.of(INCOME, CONVICTED, ORIGIN);

    private record Person(double income, Boolean convicted, String origin) {}

    private static void assertWithheld(List<Violation> violations) {
        assertThat(violations).hasSize(3).extracting(Violation::value).containsOnly("(withheld)");
        assertThat(new InvalidInputException(violations))
                .message()
                .contains("income", "convicted", "origin")
                .doesNotContain(SECRET, "((");
        assertThat(violations.toString()).doesNotContain(SECRET);
    }

    @Test
    void violations_ofRecord_withholdThem() {
        Schema<Person> schema = Schema.builder(Person.class)
                .read(INCOME, Person::income)
                .readNullable(CONVICTED, Person::convicted)
                .read(ORIGIN, Person::origin)
                .build();

        assertThat(schema.violations(new Person(73519, true, SECRET)))
                .extracting(Violation::message)
                .containsExactly(
                        "The income (withheld) must be a number from 0 to 1.",
                        "The origin (withheld) must be one of here, there.");
    }

    @Test
    void violations_ofMap_withholdThem() {
        assertWithheld(
                Schema.ofMaps(FEATURES).violations(Map.of("income", 73519, "convicted", SECRET, "origin", 73519)));
        assertWithheld(
                Schema.ofMaps(FEATURES).violations(Map.of("income", SECRET, "convicted", 73519, "origin", SECRET)));
    }

    @Test
    void violations_ofTexts_withholdThem() {
        assertWithheld(Schema.ofTexts(FEATURES, TextFormat.DEFAULT)
                .violations(Map.of("income", SECRET, "convicted", SECRET, "origin", SECRET)));
    }

    @Test
    void violations_afterRebinding_withholdThem() {
        FeatureSet open =
                FeatureSet.of(Feature.number("income"), Feature.flag("convicted"), Feature.category("origin", "here"));

        assertWithheld(Schema.ofMaps(open)
                .encodingFor(FEATURES)
                .violations(Map.of("income", 73519, "convicted", SECRET, "origin", SECRET)));
    }

    @Test
    void violations_missingValue_isTold() {
        assertThat(Schema.ofMaps(FeatureSet.of(INCOME)).violations(Map.of()))
                .extracting(Violation::message)
                .containsExactly("The income must not be missing.\n"
                        + "Maybe fill it in, or declare it optional if it may be unknown.");
    }

    @Test
    void violations_ofSensitiveSchemaForOtherFeatures_withholdThem() {
        FeatureSet plain = FeatureSet.of(
                Feature.number("income").within(0, 1),
                Feature.flag("convicted"),
                Feature.category("origin", "here", "there"));
        assertWithheld(Schema.ofMaps(FEATURES)
                .encodingFor(plain)
                .violations(Map.of("income", 73519, "convicted", SECRET, "origin", SECRET)));
    }

    @Test
    void violations_afterSerialization_areThere() throws Exception {
        InvalidInputException thrown = new InvalidInputException(
                List.of(Violation.of(Feature.number("age").within(0, 120), 144)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((InvalidInputException) in.readObject()).violations()).isEqualTo(thrown.violations());
        }
    }
}
