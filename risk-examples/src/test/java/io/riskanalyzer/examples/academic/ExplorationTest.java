package io.riskanalyzer.examples.academic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.io.CsvRows;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplorationTest {
    @TempDir
    private Path folder;

    @Test
    void add_frameInParts_tellsMeansAndSharesOfAll() throws Exception {
        Path file = folder.resolve("students.csv");
        AcademicGenerator.write(file, 2_000, 1, (done, total) -> {});
        Frame frame = CsvRows.of(file).read(AcademicFeatures.COLUMNS);
        Exploration exploration = new Exploration(frame.features(), AcademicFeatures.AT_RISK);
        exploration.add(frame.take(IntStream.range(0, 700).toArray()));
        exploration.add(frame.take(IntStream.range(700, 2_000).toArray()));

        int gpa = frame.features().slotOf(AcademicFeatures.GPA);
        int attendance = frame.features().slotOf(AcademicFeatures.ATTENDANCE);
        int job = frame.features().slotOf(AcademicFeatures.JOB);
        List<Integer> atRisk = IntStream.range(0, 2_000)
                .filter(row -> frame.value(row, gpa) < 2)
                .boxed()
                .toList();
        double mean = atRisk.stream()
                .mapToDouble(row -> frame.value(row, attendance))
                .average()
                .orElseThrow();
        long withJob = IntStream.range(0, 2_000)
                .filter(row -> frame.value(row, job) == 1)
                .count();
        long both = atRisk.stream().filter(row -> frame.value(row, job) == 1).count();

        assertThat(exploration.rows()).isEqualTo(2_000);
        assertThat(exploration.shareAtRisk()).isCloseTo(atRisk.size() / 2_000.0, within(1e-15));
        assertThat(exploration.numbers().cells().stream()
                        .filter(cells -> cells.get(0).equals("AttendanceRate"))
                        .findFirst()
                        .orElseThrow()
                        .get(3))
                .isEqualTo(String.format(java.util.Locale.ROOT, "%.2f", mean));
        assertThat(exploration.groups().toString())
                .containsPattern("yes +" + Exploration.percent(withJob / 2_000.0) + " +"
                        + Exploration.percent((double) both / withJob));
    }
}
