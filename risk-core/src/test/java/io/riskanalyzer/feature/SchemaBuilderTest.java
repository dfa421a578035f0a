package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaBuilderTest {
    private enum Programme {
        ARTS,
        LAW
    }

    /** Not a record: what a builder is for. */
    private static final class Student {
        Double attendance;
        boolean feesOverdue;
        Boolean working;
        Programme programme;
        double mark = 50;
    }

    private static final NumberFeature ATTENDANCE =
            Feature.number("attendance").within(0, 1).optional();
    private static final NumberFeature MARK =
            Feature.number("mark").within(0, 100).in("%");
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");
    private static final FlagFeature WORKING = Feature.flag("working").optional();
    private static final CategoryFeature<Programme> PROGRAMME =
            Feature.category("programme", Programme.class).optional();

    private static final Schema<Student> SCHEMA = Schema.builder(Student.class)
            .read(MARK, student -> student.mark)
            .readNullable(ATTENDANCE, student -> student.attendance)
            .read(FEES_OVERDUE, student -> student.feesOverdue)
            .readNullable(WORKING, student -> student.working)
            .read(PROGRAMME, student -> student.programme)
            .build();

    @Test
    void encode_allKinds_areReadByTheReaders() {
        Student student = new Student();
        student.attendance = 0.62;
        student.feesOverdue = true;
        student.working = false;
        student.programme = Programme.LAW;
        double[] row = new double[5];

        assertThat(SCHEMA.encode(student, row)).isTrue();
        assertThat(row).containsExactly(50, 0.62, 1, 0, 1);
    }

    @Test
    void encode_nulls_areMissing() {
        double[] row = new double[5];

        assertThat(SCHEMA.encode(new Student(), row)).isTrue();
        assertThat(row).containsExactly(50, Double.NaN, 0, Double.NaN, Double.NaN);
    }

    @Test
    void violations_illegalValues_areToldAsTheReadersGiveThem() {
        Student student = new Student();
        student.mark = 101.5;
        student.attendance = -1.0;

        assertThat(SCHEMA.violations(student))
                .extracting(Violation::message)
                .containsExactly(
                        "The mark (101.5) must be a number from 0 to 100 %.",
                        "The attendance (-1) must be a number from 0 to 1.");
    }

    @Test
    void builder_ofGenericType_takesItsReaders() {
        Schema<List<Double>> schema =
                Schema.<List<Double>>builder().read(MARK, marks -> marks.get(0)).build();
        double[] row = new double[1];

        assertThat(schema.encode(List.of(77.0), row)).isTrue();
        assertThat(row).containsExactly(77);
    }

    @Test
    void builder_readerOfSuperType_isTaken() {
        Schema<Integer> schema =
                Schema.builder(Integer.class).read(MARK, Number::doubleValue).build();

        assertThat(schema.encode(40, new double[1])).isTrue();
    }

    @Test
    void build_nameTwice_isRefused() {
        Schema.Builder<Student> builder =
                Schema.builder(Student.class).read(MARK, student -> 1).read(MARK.optional(), student -> 2);

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage("The feature (mark) must have a name of its own, but it is there twice."
                        + "\nMaybe rename one of the two.");
    }

    @Test
    void build_thenMore_leavesTheSchemaAsItWas() {
        Schema.Builder<Student> builder = Schema.builder(Student.class).read(MARK, student -> 1);
        Schema<Student> schema = builder.build();

        builder.read(FEES_OVERDUE, student -> true);

        assertThat(schema.features()).containsExactly(MARK);
        assertThat(schema.encode(new Student(), new double[1])).isTrue();
    }

    @Test
    void build_noFeature_readsNothing() {
        assertThat(Schema.builder(Student.class).build().encode(new Student(), new double[0]))
                .isTrue();
    }

    @Test
    void encode_readerThatThrows_isNotCaught() {
        Schema<Student> schema = Schema.builder(Student.class)
                .read(MARK, student -> List.of(1.0).get(3))
                .build();

        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> schema.encode(new Student(), new double[1]));
    }
}
