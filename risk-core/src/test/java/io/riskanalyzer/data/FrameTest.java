package io.riskanalyzer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.feature.Violation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameTest {
    private record Student(double attendance, boolean feesOverdue) {}

    private static final Schema<Student> STUDENTS =
            Schema.ofRecord(Student.class, Feature.number("attendance").within(0, 1), Feature.flag("feesOverdue"));
    private static final FeatureSet FEATURES = STUDENTS.features();

    private static double[] row(Frame frame, int row) {
        double[] values = new double[frame.features().size()];
        frame.copyRow(row, values);
        return values;
    }

    private static Frame numbered(int rows) {
        Frame.Builder builder = Frame.builder(FEATURES);
        for (int i = 0; i < rows; i++) {
            builder.add(new double[] {i / 1000.0, i % 2}, 10 + i, i % 3 == 0 ? null : "s" + i);
        }
        return builder.build();
    }

    @Test
    void of_subjects_areRowsInOrder() {
        Frame frame = Frame.of(STUDENTS, List.of(new Student(0.62, true), new Student(1, false)));

        assertThat(frame.rows()).isEqualTo(2);
        assertThat(frame.features()).isEqualTo(FEATURES);
        assertThat(row(frame, 0)).containsExactly(0.62, 1);
        assertThat(row(frame, 1)).containsExactly(1, 0);
        assertThat(frame.rejected()).isEmpty();
    }

    @Test
    void of_illegalSubjects_areRejectedByPosition() {
        Frame frame = Frame.of(
                STUDENTS, List.of(new Student(62, true), new Student(1, false), new Student(Double.NaN, false)));

        assertThat(frame.rows()).isEqualTo(1);
        assertThat(frame.number(0)).isEqualTo(2);
        assertThat(frame.rejected()).extracting(RejectedRow::row).containsExactly(1L, 3L);
        assertThat(frame.rejected().get(0))
                .hasToString("row 1: The attendance (62) must be a number from 0 to 1."
                        + "\nMaybe give it as a share: 62 % is 0.62.");
    }

    @Test
    void of_noSubject_isEmpty() {
        assertThat(Frame.of(STUDENTS, List.of()).rows()).isZero();
    }

    @Test
    void add_legalRow_isCopied() {
        Frame.Builder builder = Frame.builder(FEATURES);
        double[] row = {0.62, 1};

        assertThat(builder.add(row, 7, "s1")).isTrue();
        row[0] = 0;

        Frame frame = builder.build();
        assertThat(frame.value(0, 0)).isEqualTo(0.62);
        assertThat(frame.number(0)).isEqualTo(7);
        assertThat(frame.id(0)).isEqualTo("s1");
    }

    @Test
    void add_illegalRow_isFalseAndNotThere() {
        Frame.Builder builder = Frame.builder(FEATURES);

        assertThat(builder.add(new double[] {0.5, Double.NaN}, 1, null)).isFalse();
        assertThat(builder.rows()).isZero();
        assertThat(builder.build().rows()).isZero();
    }

    /** A frame checks rows faster than one feature after the other; it must come to the same. */
    @Test
    void add_anyValue_isAcceptedAsTheFeatureSays() {
        FeatureSet features = FeatureSet.of(
                Feature.number("any"),
                Feature.number("optional").optional(),
                Feature.number("share").within(0, 1),
                Feature.number("atLeast").within(-0.5, Double.POSITIVE_INFINITY).optional(),
                Feature.number("atMost").within(Double.NEGATIVE_INFINITY, 1.5),
                Feature.number("one").within(1, 1),
                Feature.flag("flag"),
                Feature.flag("optionalFlag").optional(),
                Feature.category("rejecting", "a", "b", "c"),
                Feature.category("optionalCategory", "a", "b", "c").optional(),
                Feature.category("unknownAs", "a", "b").unknownAs("b"),
                Feature.category("unknownAsMissing", "a", "b", "c").unknownAsMissing());
        double[] values = {
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            -Double.MAX_VALUE,
            Double.MAX_VALUE,
            -3e9,
            3e9,
            -2,
            -1.5,
            -1,
            -0.5,
            -Double.MIN_VALUE,
            -0.0,
            0,
            Double.MIN_VALUE,
            0.5,
            1,
            1.5,
            2,
            2.5,
            3,
            1 + 0x1p-52,
            1 - 0x1p-53
        };
        double[] legal = RandomRows.of(features, 1).next();
        for (int slot = 0; slot < features.size(); slot++) {
            for (double value : values) {
                double[] row = legal.clone();
                row[slot] = value;
                assertThat(Frame.builder(features).add(row, 1, null))
                        .as("%s: %s", features.get(slot), value)
                        .isEqualTo(features.get(slot).accepts(value));
            }
        }
    }

    @Test
    void add_rowOfAnotherLength_isRefused() {
        Frame.Builder builder = Frame.builder(FEATURES);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(new double[3], 1, null))
                .withMessage("The length of the row (3) must be the number of features (2)."
                        + "\nMaybe allocate it by features().size().");
    }

    @Test
    void add_afterBuild_isRefused() {
        Frame.Builder builder = Frame.builder(FEATURES);
        builder.build();

        assertThatIllegalStateException()
                .isThrownBy(() -> builder.add(new double[] {0.5, 1}, 1, null))
                .withMessage("The frame was built already.\nMaybe take a new builder for further rows.");
    }

    @Test
    void reject_rows_keepsTheirOrder() {
        Frame.Builder builder = Frame.builder(FEATURES);
        RejectedRow second = new RejectedRow(2, "s2", List.of(Violation.of(FEATURES.get(0), 62)));
        RejectedRow fifth = new RejectedRow(5, null, List.of(Violation.of(FEATURES.get(0), null)));

        builder.reject(second);
        builder.reject(fifth);

        assertThat(builder.build().rejected()).containsExactly(second, fifth).isUnmodifiable();
        assertThat(second).asString().startsWith("row 2 (s2): The attendance (62) must");
    }

    @Test
    void build_manyRows_keepsThemAll() {
        Frame frame = numbered(999);

        assertThat(frame.rows()).isEqualTo(999);
        for (int i : new int[] {0, 255, 256, 511, 512, 998}) {
            assertThat(row(frame, i)).as("row %d", i).containsExactly(i / 1000.0, i % 2);
            assertThat(frame.number(i)).isEqualTo(10 + i);
            assertThat(frame.id(i)).isEqualTo(i % 3 == 0 ? null : "s" + i);
        }
    }

    @Test
    void id_sourceWithoutIds_isNull() {
        assertThat(Frame.of(STUDENTS, List.of(new Student(1, true))).id(0)).isNull();
    }

    @Test
    void copyColumn_part_goesToTheStartOfTheTarget() {
        double[] target = {9, 9, 9};

        numbered(10).copyColumn(0, 3, 5, target);

        assertThat(target).containsExactly(0.003, 0.004, 9);
    }

    @Test
    void markRanges_values_setTheirBits() {
        NumberFeature x = Feature.number("x").optional();
        NumberFeature y = Feature.number("y").optional();
        Frame.Builder builder = Frame.builder(FeatureSet.of(x, y));
        double[] values = {-1e300, -1, -0.0, 0, Math.nextDown(0.5), 0.5, Math.nextUp(0.5), 1e300, Double.NaN};
        for (int i = 0; i < values.length; i++) {
            builder.add(new double[] {values[i], values[values.length - 1 - i]}, i, null);
        }
        int[] slots = {0, 0, 0, 1, 0};
        double[] least = {0, Double.NEGATIVE_INFINITY, 0, 0.5, Double.NEGATIVE_INFINITY};
        double[] greatest = {Double.POSITIVE_INFINITY, 0, 0.5, 0.5, Double.POSITIVE_INFINITY};
        int[] marks = new int[values.length];
        marks[0] = 1 << 31;
        marks[8] = -1;

        builder.build().markRanges(slots, least, greatest, 1, values.length, marks);

        for (int i = 0; i < values.length - 1; i++) {
            double[] row = {values[i + 1], values[values.length - 2 - i]};
            int expected = i == 0 ? 1 << 31 : 0;
            for (int bit = 0; bit < slots.length; bit++) {
                double value = row[slots[bit]];
                expected |= value >= least[bit] && value <= greatest[bit] ? 1 << bit : 0;
            }
            assertThat(marks[i]).as("row %d", i + 1).isEqualTo(expected);
        }
        assertThat(marks[8]).as("behind the last row").isEqualTo(-1);
    }

    @Test
    void take_rows_areInTheGivenOrder() {
        Frame taken = numbered(10).take(4, 0, 4);

        assertThat(IntStream.range(0, 3).mapToObj(i -> taken.value(i, 0))).containsExactly(0.004, 0.0, 0.004);
        assertThat(IntStream.range(0, 3).mapToObj(taken::number)).containsExactly(14L, 10L, 14L);
        assertThat(IntStream.range(0, 3).mapToObj(taken::id)).containsExactly("s4", null, "s4");
    }

    @Test
    void take_frameWithRejectedRows_leavesThoseOut() {
        Frame frame = Frame.of(STUDENTS, List.of(new Student(62, true), new Student(1, false)));

        assertThat(frame.take(0).rejected()).isEmpty();
    }

    @Test
    void take_rowThatIsNotThere_isRefused() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> numbered(3).take(0, 3))
                .withMessage("The row (3) must be one of the frame, counted from 0, but that has 3 rows."
                        + "\nMaybe it is the number of the row in its source.");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> numbered(3).take(-1));
    }

    @Test
    void toString_frame_tellsItsShape() {
        assertThat(numbered(3)).hasToString("Frame of 3 rows × 2 features (attendance, feesOverdue)");
        assertThat(Frame.of(STUDENTS, List.of(new Student(62, true))))
                .hasToString("Frame of 0 rows × 2 features (attendance, feesOverdue), 1 rejected");
    }
}
