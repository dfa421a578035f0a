package io.riskanalyzer.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.feature.Allocations;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.Schema;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of an application that a container loads: another class loader, and thus another module, than the library's. */
class RecordOfAnotherModuleTest {
    private static final String SOURCE = """
        record Loan(double amount, int months, boolean secured, Boolean late, Purpose purpose, Float rate) {
            enum Purpose { CAR, HOUSE }

            public int months() {
                if (months < 0) {
                    throw new IllegalStateException("No months.");
                }
                return months;
            }
        }
        """;
    private static final Feature[] FEATURES = {
        Feature.number("amount"),
        Feature.number("months"),
        Feature.flag("secured"),
        Feature.flag("late").optional(),
        Feature.category("purpose", "CAR", "HOUSE"),
        Feature.number("rate")
    };

    private static URLClassLoader container;
    private static Class<? extends Record> loan;
    private static Object house;

    @BeforeAll
    static void loadRecord(@TempDir Path folder) throws Exception {
        try (SourceCompiler compiler = new SourceCompiler()) {
            assertThat(compiler.compile(Map.of("Loan", SOURCE), folder)).isEmpty();
        }
        container = new URLClassLoader(new URL[] {folder.toUri().toURL()});
        loan = container.loadClass("Loan").asSubclass(Record.class);
        house = container.loadClass("Loan$Purpose").getEnumConstants()[1];
    }

    @AfterAll
    static void closeLoader() throws IOException {
        container.close();
    }

    private static Record loan(int months) throws ReflectiveOperationException {
        Constructor<?> constructor = loan.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return (Record) constructor.newInstance(2_500.5, months, true, null, house, 0.25f);
    }

    @Test
    void encode_ofEveryKindOfComponent_readsValues() throws Exception {
        assertThat(encodes(Schema.ofRecord(loan, FEATURES), loan(12)))
                .isEqualTo(new double[] {2_500.5, 12, 1, Double.NaN, 1, 0.25});
    }

    private static <R extends Record> double[] encodes(Schema<R> schema, Record subject) {
        double[] row = new double[FEATURES.length];
        assertThat(schema.encode(cast(subject), row)).isTrue();
        return row;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the record type has no name here
    private static <R extends Record> R cast(Record subject) {
        return (R) subject;
    }

    @Test
    void encode_afterWarmUp_allocatesNothing() throws Exception {
        assertThat(bytesOf(Schema.ofRecord(loan, FEATURES), loan(12))).isZero();
    }

    private static <R extends Record> long bytesOf(Schema<R> schema, Record subject) {
        R cast = cast(subject);
        double[] row = new double[FEATURES.length];
        return Allocations.bytesOf(call -> schema.encode(cast, row));
    }

    @Test
    void encode_whenAccessorThrows_throwsTheSame() throws Exception {
        Record broken = loan(-1);
        assertThatThrownBy(() -> encodes(Schema.ofRecord(loan, FEATURES), broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No months.");
    }
}
