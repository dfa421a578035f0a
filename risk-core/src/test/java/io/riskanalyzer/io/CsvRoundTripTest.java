package io.riskanalyzer.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.feature.FeatureSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random frames, written as CSV in random ways, are read back to the bit. */
class CsvRoundTripTest {
    private static final int FILES = 200;

    @TempDir
    private Path directory;

    @Test
    void read_randomFile_givesTheSameBits() {
        for (long seed = 0; seed < FILES; seed++) {
            RandomCsv csv = new RandomCsv(seed, 0);
            CsvRows rows = csv.describe(CsvFile.of(directory, csv.bytes()));
            Frame frame = rows.read(csv.features());
            assertThat(frame.rows()).as("rows, seed %d", seed).isEqualTo(csv.rows());
            for (int row = 0; row < frame.rows(); row++) {
                assertThat(bits(frame, row)).as("row %d, seed %d", row, seed).isEqualTo(csv.bits(row));
                assertThat(frame.number(row))
                        .as("line of row %d, seed %d", row, seed)
                        .isEqualTo(csv.line(row));
                assertThat(frame.id(row)).as("id of row %d, seed %d", row, seed).isEqualTo(csv.id(row));
            }
        }
    }

    @Test
    void frames_anyChunkSize_areTheSameRows() {
        for (long seed = 0; seed < FILES; seed++) {
            RandomCsv csv = new RandomCsv(seed, seed % 2 == 0 ? 0 : 0.2);
            CsvRows rows = csv.describe(CsvFile.of(directory, csv.bytes())).collectingRejected();
            List<String> whole = textOf(List.of(rows.read(csv.features())));
            for (int size : new int[] {1, 2, 7, 64, 1000}) {
                List<Frame> frames = new ArrayList<>();
                try (CsvFrames chunks = rows.frames(csv.features(), size)) {
                    chunks.forEachRemaining(frames::add);
                }
                assertThat(textOf(frames))
                        .as("chunks of %d, seed %d", size, seed)
                        .isEqualTo(whole);
                assertThat(frames)
                        .allMatch(frame -> frame.rows() + frame.rejected().size() <= size);
            }
        }
    }

    @Test
    void collectingRejected_randomBadRows_areThoseAndStrictThrowsTheFirst() {
        int bad = 0;
        for (long seed = 0; seed < FILES; seed++) {
            RandomCsv csv = new RandomCsv(seed, 0.15);
            CsvRows rows = csv.describe(CsvFile.of(directory, csv.bytes()));
            Frame collected = rows.collectingRejected().read(csv.features());
            assertThat(collected.rejected())
                    .as("rejected rows, seed %d", seed)
                    .extracting(RejectedRow::row)
                    .isEqualTo(csv.badLines());
            assertThat(collected.rows()).as("rows, seed %d", seed).isEqualTo(csv.rows());
            for (int row = 0; row < csv.rows(); row++) {
                assertThat(bits(collected, row))
                        .as("row %d, seed %d", row, seed)
                        .isEqualTo(csv.bits(row));
                assertThat(collected.number(row))
                        .as("line of row %d, seed %d", row, seed)
                        .isEqualTo(csv.line(row));
            }
            if (csv.badLines().isEmpty()) {
                assertThat(textOf(List.of(rows.read(csv.features())))).isEqualTo(textOf(List.of(collected)));
                continue;
            }
            bad += csv.badLines().size();
            CsvFormatException thrown = catchThrowableOfType(CsvFormatException.class, () -> rows.read(csv.features()));
            RejectedRow first = collected.rejected().get(0);
            assertThat(thrown.line()).as("line, seed %d", seed).isEqualTo(first.row());
            assertThat(thrown.violations()).as("violations, seed %d", seed).isEqualTo(first.violations());
        }
        assertThat(bad).isGreaterThan(FILES);
    }

    private static List<Long> bits(Frame frame, int row) {
        double[] values = new double[frame.features().size()];
        frame.copyRow(row, values);
        return RandomCsv.bitsOf(values);
    }

    /** The rows as text, with all that a frame knows of them. */
    private static List<String> textOf(List<Frame> frames) {
        List<String> text = new ArrayList<>();
        for (Frame frame : frames) {
            for (int row = 0; row < frame.rows(); row++) {
                text.add(frame.number(row) + " " + frame.id(row) + " " + bits(frame, row));
            }
        }
        frames.forEach(frame -> frame.rejected().forEach(row -> text.add(row.toString())));
        FeatureSet features = frames.get(0).features();
        assertThat(frames).allMatch(frame -> frame.features().equals(features));
        return text;
    }
}
