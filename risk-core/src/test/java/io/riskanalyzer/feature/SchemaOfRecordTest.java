package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaOfRecordTest {
    enum Programme {
        ARTS,
        LAW {
            @Override
            public String toString() {
                return "a constant with a body has a class of its own";
            }
        }
    }

    record Primitives(byte b, short s, int i, long l, float f, double d, boolean z) {}

    record Boxes(
            Byte b, Short s, Integer i, Long l, Float f, Double d, BigDecimal big, Boolean z, Programme p, String t) {}

    record Student(String name, double attendance, boolean feesOverdue, Programme programme, Object file) {}

    private record Hidden(double attendance) {}

    record Percent(double attendance) {
        @Override
        public double attendance() {
            return attendance / 100;
        }
    }

    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");
    private static final CategoryFeature<Programme> PROGRAMME = Feature.category("programme", Programme.class);

    private static <T> double[] encoded(Schema<T> schema, T subject) {
        double[] row = new double[schema.features().size()];
        assertThat(schema.encode(subject, row))
                .as("%s", schema.violations(subject))
                .isTrue();
        return row;
    }

    private static Feature[] optionalNumbers(String... names) {
        return Stream.of(names).map(name -> Feature.number(name).optional()).toArray(Feature[]::new);
    }

    @Test
    void encode_primitives_areReadAsTheyAre() {
        Schema<Primitives> schema = Schema.ofRecord(
                Primitives.class,
                Feature.number("b"),
                Feature.number("s"),
                Feature.number("i"),
                Feature.number("l"),
                Feature.number("f"),
                Feature.number("d"),
                Feature.flag("z"));

        assertThat(encoded(schema, new Primitives((byte) -128, (short) 300, -70_000, 1L << 40, 0.5f, 0.1, true)))
                .containsExactly(-128, 300, -70_000, 0x1p40, 0.5, 0.1, 1);
    }

    @Test
    void encode_boxes_areReadAsTheyAre() {
        Schema<Boxes> schema = Schema.ofRecord(Boxes.class, boxFeatures());
        Boxes boxes =
                new Boxes((byte) 1, (short) 2, 3, 4L, 0.5f, 0.1, new BigDecimal("0.62"), false, Programme.LAW, "there");

        assertThat(encoded(schema, boxes)).containsExactly(1, 2, 3, 4, 0.5, 0.1, 0.62, 0, 1, 1);
    }

    @Test
    void encode_nullBoxes_areMissing() {
        Schema<Boxes> schema = Schema.ofRecord(Boxes.class, boxFeatures());

        assertThat(encoded(schema, new Boxes(null, null, null, null, null, null, null, null, null, null)))
                .containsOnly(Double.NaN);
    }

    private static Feature[] boxFeatures() {
        return Stream.concat(
                        Stream.of(optionalNumbers("b", "s", "i", "l", "f", "d", "big")),
                        Stream.of(
                                Feature.flag("z").optional(),
                                Feature.category("p", Programme.class).optional(),
                                Feature.category("t", "here", "there").optional()))
                .toArray(Feature[]::new);
    }

    @Test
    void encode_otherComponentsAndOrder_areNoMatter() {
        Schema<Student> schema = Schema.ofRecord(Student.class, PROGRAMME, FEES_OVERDUE, ATTENDANCE);

        assertThat(schema.features()).containsExactly(PROGRAMME, FEES_OVERDUE, ATTENDANCE);
        assertThat(encoded(schema, new Student("Ada", 0.62, true, Programme.LAW, null)))
                .containsExactly(1, 1, 0.62);
    }

    @Test
    void encode_privateNestedAndLocalRecord_isReadable() {
        record Local(double attendance) {}

        assertThat(encoded(Schema.ofRecord(Hidden.class, ATTENDANCE), new Hidden(0.5)))
                .containsExactly(0.5);
        assertThat(encoded(Schema.ofRecord(Local.class, ATTENDANCE), new Local(0.25)))
                .containsExactly(0.25);
    }

    @Test
    void encode_accessorOfItsOwn_isCalled() {
        assertThat(encoded(Schema.ofRecord(Percent.class, ATTENDANCE), new Percent(62)))
                .containsExactly(0.62);
    }

    @Test
    void encode_categoryByTextOfEnumComponent_isByName() {
        Schema<Student> schema = Schema.ofRecord(Student.class, Feature.category("programme", "LAW", "ARTS"));

        assertThat(encoded(schema, new Student("Ada", 0.62, true, Programme.LAW, null)))
                .containsExactly(0);
    }

    @Test
    void encode_rowOfAnotherLength_isRefused() {
        Schema<Hidden> schema = Schema.ofRecord(Hidden.class, ATTENDANCE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> schema.encode(new Hidden(0.5), new double[2]))
                .withMessage("The length of the row (2) must be the number of features (1)."
                        + "\nMaybe allocate it by features().size().");
    }

    @Test
    void encode_illegalValues_isFalseAndTellsAll() {
        Schema<Student> schema = Schema.ofRecord(Student.class, ATTENDANCE, FEES_OVERDUE, PROGRAMME);
        Student student = new Student("Ada", 62, true, null, null);

        assertThat(schema.encode(student, new double[3])).isFalse();
        assertThat(schema.violations(student))
                .extracting(Violation::message)
                .containsExactly(
                        "The attendance (62) must be a number from 0 to 1."
                                + "\nMaybe give it as a share: 62 % is 0.62.",
                        "The programme must not be missing.\n"
                                + "Maybe fill it in, or declare it optional if it may be unknown.");
    }

    @Test
    void encode_infiniteOrMissingPrimitive_isFalse() {
        Schema<Hidden> schema = Schema.ofRecord(Hidden.class, Feature.number("attendance"));

        assertThat(schema.encode(new Hidden(Double.POSITIVE_INFINITY), new double[1]))
                .isFalse();
        assertThat(schema.encode(new Hidden(Double.NaN), new double[1])).isFalse();
        assertThat(schema.violations(new Hidden(Double.NEGATIVE_INFINITY)))
                .extracting(Violation::message)
                .containsExactly("The attendance (−∞) must be a finite number.");
    }

    @Test
    void violations_legalSubject_areNone() {
        assertThat(Schema.ofRecord(Hidden.class, ATTENDANCE).violations(new Hidden(0.5)))
                .isEmpty();
    }

    @Test
    void ofRecord_featureWithoutComponent_isRefusedWithTheNearest() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> Schema.ofRecord(Student.class, Feature.number("atendance")))
                .withMessage("The feature (atendance) must be a component of Student, but that has name, attendance,"
                        + " feesOverdue, programme, file.\nMaybe attendance is meant.");
    }

    @Test
    void ofRecord_componentOfAnotherKind_isRefusedWithTheRightOne() {
        List<Feature> features = List.of(
                Feature.flag("attendance"),
                Feature.number("feesOverdue"),
                Feature.flag("programme"),
                Feature.number("name"),
                Feature.number("file"));
        List<String> advice = List.of(
                "The component attendance of Student (double) must suit the feature, but that is attendance (flag)."
                        + "\nMaybe declare it as a number.",
                "The component feesOverdue of Student (boolean) must suit the feature, but that is feesOverdue"
                        + " (number).\n"
                        + "Maybe declare it as a flag.",
                "The component programme of Student (Programme) must suit the feature, but that is programme (flag)."
                        + "\nMaybe declare it as a category.",
                "The component name of Student (String) must suit the feature, but that is name (number)."
                        + "\nMaybe declare it as a category.",
                "The component file of Student (Object) must suit the feature, but that is file (number).\n"
                        + "Maybe declare it as a number, flag or category,"
                        + " and give the component a type that holds one.");
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            assertThatExceptionOfType(SchemaMismatchException.class)
                    .isThrownBy(() -> Schema.ofRecord(Student.class, feature))
                    .withMessage(advice.get(i));
        }
    }

    @Test
    void ofRecord_featureTwice_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schema.ofRecord(Student.class, ATTENDANCE, ATTENDANCE))
                .withMessageStartingWith("The feature (attendance) must have a name of its own");
    }

    @Test
    void toString_schema_namesTheFeatures() {
        assertThat(Schema.ofRecord(Student.class, ATTENDANCE, PROGRAMME))
                .hasToString("Schema of attendance, programme");
    }
}
