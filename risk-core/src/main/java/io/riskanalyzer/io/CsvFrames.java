package io.riskanalyzer.io;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.feature.FeatureSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file as one frame after the other, of which only one is in memory. Mutable, for one thread; to be
 * closed, though it closes the file by itself behind the last row and behind an error.
 *
 * <p>To read on is a {@link CsvFormatException} if the file has no row, or a row is refused and rejected rows are not
 * collected, and a {@link java.io.UncheckedIOException} if the file cannot be read. The number of a row is the line on
 * which it begins.
 */
public final class CsvFrames extends FrameIterator {
    private static final int MOST_ROWS_AT_ONCE = 1 << 13;

    private final CsvSettings settings;
    private final FeatureSet features;
    private final int rowsPerFrame;
    private final CsvInput input;
    private final RowEncoder encoder;
    private @Nullable ReadAhead ahead;

    CsvFrames(CsvSettings settings, FeatureSet features, int rowsPerFrame) {
        this.settings = settings;
        this.features = features;
        this.rowsPerFrame = rowsPerFrame;
        this.input = CsvInput.open(settings);
        try {
            this.encoder = new RowEncoder(features, input.columns(), settings);
        } catch (RuntimeException e) {
            input.close();
            throw e;
        }
        input.sendTo(encoder);
    }

    @Override
    @Nullable
    Frame readFrame() {
        if (!settings.readsAhead()) {
            return readRows();
        }
        if (ahead == null) {
            ahead = new ReadAhead(this::readRows);
        }
        return ahead.next();
    }

    private @Nullable Frame readRows() {
        Frame.Builder frame = Frame.builder(features, Math.min(rowsPerFrame, MOST_ROWS_AT_ONCE));
        int rows = 0;
        while (rows < rowsPerFrame && input.next()) {
            rows++;
            Fault malformed = input.fault();
            List<Fault> faults = malformed == null ? encoder.faults() : List.of(malformed);
            if (faults.isEmpty()) {
                if (!frame.add(encoder.row(), input.line(), encoder.id())) {
                    throw new IllegalStateException(
                            "The row of line " + input.line() + " was found legal, but is not.");
                }
            } else if (settings.collectsRejected()) {
                frame.reject(new RejectedRow(
                        input.line(),
                        encoder.id(),
                        faults.stream().map(Fault::violation).toList()));
            } else {
                throw settings.refuse(input.line(), faults);
            }
        }
        return rows == 0 ? null : frame.build();
    }

    @Override
    void closeSource() {
        if (ahead != null) {
            ahead.stop();
        }
        input.close();
    }
}
