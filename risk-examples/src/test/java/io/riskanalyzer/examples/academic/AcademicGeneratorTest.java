package io.riskanalyzer.examples.academic;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.io.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcademicGeneratorTest {
    @TempDir
    private Path folder;

    private Path written(String name, int students, long seed) throws IOException {
        Path file = folder.resolve(name);
        AcademicGenerator.write(file, students, seed, (done, total) -> {});
        return file;
    }

    @Test
    void write_sameSeed_givesTheSameFile() throws IOException {
        Path file = written("a.csv", 3_000, 5);
        assertThat(written("b.csv", 3_000, 5)).hasSameTextualContentAs(file);
        assertThat(Files.readString(written("c.csv", 3_000, 6))).isNotEqualTo(Files.readString(file));
    }

    @Test
    void write_manyStudents_areLegalAndOneInSixAtRisk() throws IOException {
        Frame frame = CsvRows.of(written("new/students.csv", 20_000, 7)).read(AcademicFeatures.COLUMNS);

        assertThat(frame.rows()).isEqualTo(20_000);
        Dataset data = Dataset.of(frame, AcademicFeatures.AT_RISK);
        assertThat((double) data.positives() / data.rows()).isBetween(0.12, 0.22);
        double[] quartiles = new double[4];
        double[] atRisk = new double[4];
        int slot = frame.features().slotOf(AcademicFeatures.STATUS);
        for (int row = 0; row < frame.rows(); row++) {
            int quartile = (int) frame.value(row, slot);
            quartiles[quartile]++;
            atRisk[quartile] += data.label(row) ? 1 : 0;
        }
        assertThat(atRisk[0] / quartiles[0]).isGreaterThan(1.5 * atRisk[3] / quartiles[3]);
    }
}
