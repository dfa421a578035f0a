package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever bytes a file has, reading it gives a plan or a {@link PlanFormatException}. {@code mvn test} reads the inputs in
 * {@code src/test/resources}, which {@link PlanFuzzSeeds} wrote; the fuzzer looks for more, for ten minutes, by
 *
 * <pre>
 * JAZZER_FUZZ=1 mvn test -pl risk-core -Dtest=PlanReaderFuzzTest
 * </pre>
 *
 * <p>Only then its agent is loaded, which would make the other tests slow, and let them allocate.
 */
class PlanReaderFuzzTest {

    @FuzzTest(maxDuration = "10m")
    @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1")
    void load_ofAnyBytes_isPlanOrRefused(byte[] file) {
        read(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"points", "linear", "least", "trees", "deep"})
    void load_ofSeed_isPlan(String seed) throws IOException {
        assertThat(read(bytesOf(seed))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated", "altered", "newer", "oversized", "nested"})
    void load_ofDamagedSeed_isRefused(String seed) throws IOException {
        assertThat(read(bytesOf(seed))).startsWith("plan.json:");
    }

    private static byte[] bytesOf(String seed) throws IOException {
        String name = "PlanReaderFuzzTestInputs/load_ofAnyBytes_isPlanOrRefused/" + seed + ".json";
        try (InputStream in = PlanReaderFuzzTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    /** The message with which a file is refused as it is, empty if it is a plan. */
    private static String read(byte[] file) {
        String message = readAsItIs(file);
        String text = new String(file, StandardCharsets.UTF_8);
        String sealed = PlanText.sealed(text); // else the checksum keeps nearly all from what lies behind it
        if (!sealed.equals(text)) {
            readAsItIs(sealed.getBytes(StandardCharsets.UTF_8));
        }
        return message;
    }

    private static String readAsItIs(byte[] file) {
        try {
            PlanText.load(file).verify();
            return "";
        } catch (PlanFormatException e) {
            return e.getMessage();
        }
    }
}
