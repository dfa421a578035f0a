package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A record that another class loader loaded, as plug-ins and {@code mvn exec:java} do: it is in another module. */
class RecordHandlesTest {
    record Student(double attendance, int attempts, boolean feesOverdue, String programme) {
        @Override
        public int attempts() {
            if (attempts < 0) {
                throw new IllegalStateException("thrown by the accessor");
            }
            return attempts;
        }
    }

    private static final class OtherLoader extends ClassLoader {
        OtherLoader() {
            super(RecordHandlesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Student.class.getName())) {
                return super.loadClass(name, resolve);
            }
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = Objects.requireNonNull(getResourceAsStream(file))) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private final Class<? extends Record> type = load();
    private final Schema<Record> schema = schemaOf(type);

    private static Class<? extends Record> load() {
        try {
            return new OtherLoader().loadClass(Student.class.getName()).asSubclass(Record.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // nothing but students of that loader goes in
    private static Schema<Record> schemaOf(Class<? extends Record> type) {
        return (Schema<Record>) Schema.ofRecord(
                type,
                Feature.number("attendance"),
                Feature.number("attempts"),
                Feature.flag("feesOverdue"),
                Feature.category("programme", "arts", "law").optional());
    }

    private Record student(double attendance, int attempts, boolean feesOverdue, String programme) {
        try {
            Constructor<? extends Record> constructor =
                    type.getDeclaredConstructor(double.class, int.class, boolean.class, String.class);
            constructor.setAccessible(true);
            return constructor.newInstance(attendance, attempts, feesOverdue, programme);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void encode_allKinds_areReadAsTheyAre() {
        double[] row = new double[4];

        assertThat(type).isNotEqualTo(Student.class);
        assertThat(schema.encode(student(0.62, 2, true, "law"), row)).isTrue();
        assertThat(row).containsExactly(0.62, 2, 1, 1);
        assertThat(schema.encode(student(0.62, 2, false, null), row)).isTrue();
        assertThat(row).containsExactly(0.62, 2, 0, Double.NaN);
    }

    @Test
    void encode_accessorThatThrows_throwsTheSame() {
        assertThatIllegalStateException()
                .isThrownBy(() -> schema.encode(student(0.62, -1, true, "law"), new double[4]))
                .withMessage("thrown by the accessor");
    }

    @Test
    void encode_primitives_allocatesNothing() {
        Record student = student(0.62, 2, true, "law");
        double[] row = new double[4];
        int[] legal = {0};

        assertThat(Allocations.bytesOf(i -> legal[0] += schema.encode(student, row) ? 1 : 0))
                .isZero();
    }
}
