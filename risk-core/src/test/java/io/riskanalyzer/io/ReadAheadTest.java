package io.riskanalyzer.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReadAheadTest {
    private static final FeatureSet FEATURES = FeatureSet.of(Feature.number("x"));
    private static final String THREAD = "risk-analyzer-reader";

    @TempDir
    private Path directory;

    private CsvRows numbers(int rows) {
        return CsvFile.of(
                directory, IntStream.range(0, rows).mapToObj(i -> i + "\n").collect(Collectors.joining("", "x\n", "")));
    }

    private static long readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(THREAD) && thread.isAlive())
                .count();
    }

    @Test
    void frames_readAhead_areTheSameInTheSameOrder() {
        CsvRows rows = numbers(10_007);
        List<Double> values = new ArrayList<>();
        try (CsvFrames frames = rows.readingAhead().frames(FEATURES, 100)) {
            while (frames.hasNext()) {
                Frame frame = frames.next();
                assertThat(frame.number(0)).isEqualTo(values.size() + 2);
                for (int row = 0; row < frame.rows(); row++) {
                    values.add(frame.value(row, 0));
                }
            }
        }
        assertThat(values)
                .isEqualTo(IntStream.range(0, 10_007).mapToObj(i -> (double) i).toList());
        assertThat(readers()).isZero();
    }

    @Test
    void frames_closedEarly_leaveNoThread() {
        CsvFrames frames = numbers(100_000).readingAhead().frames(FEATURES, 10);
        assertThat(frames.next().rows()).isEqualTo(10);
        frames.close();
        assertThat(readers()).isZero();
        assertThat(frames.hasNext()).isFalse();
    }

    @Test
    void frames_closedBeforeTheFirst_leaveNoThread() {
        numbers(3).readingAhead().frames(FEATURES, 10).close();
        assertThat(readers()).isZero();
    }

    @Test
    void next_badRow_isThrownWhereItIsAskedForAndEndsTheThread() {
        CsvRows rows = CsvFile.of(directory, "x\n1\n2\nthree\n4\n");
        try (CsvFrames frames = rows.readingAhead().frames(FEATURES, 2)) {
            assertThat(frames.next().rows()).isEqualTo(2);
            assertThatExceptionOfType(CsvFormatException.class)
                    .isThrownBy(frames::hasNext)
                    .withMessageContaining(":4:1: The x (three)");
            assertThat(frames.hasNext()).isFalse();
        }
        assertThat(readers()).isZero();
    }

    @Test
    void next_interrupted_endsTheReading() {
        CsvRows rows = numbers(1000).readingAhead();
        try (CsvFrames frames = rows.frames(FEATURES, 10)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(frames::hasNext).isInstanceOf(IllegalStateException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(readers()).isZero();
    }
}
