package io.riskanalyzer.io;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.feature.FeatureSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file as one frame after the other, of which only one is in memory. Mutable, for one thread; to be
 * closed, though it closes the file by itself behind the last row and behind an error.
 */
public final class CsvFrames implements Iterator<Frame>, AutoCloseable {
    private static final int MOST_ROWS_AT_ONCE = 1 << 13;

    private final CsvSettings settings;
    private final FeatureSet features;
    private final int rowsPerFrame;
    private final CsvInput input;
    private final RowEncoder encoder;
    private @Nullable Frame next;
    private boolean isClosed;

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

    /**
     * Returns whether there is another frame; reads it, if it was not read yet.
     *
     * @return whether there is one; false once this is closed
     * @throws CsvFormatException if the file has no row, or a row is refused and rejected rows are not collected
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    @Override
    public boolean hasNext() {
        if (next == null && !isClosed) {
            try {
                next = readFrame();
            } catch (RuntimeException e) {
                close();
                throw e;
            }
            if (next == null) {
                close();
            }
        }
        return next != null;
    }

    /**
     * Returns the next frame: the rows of the next lines, with the line on which each begins as its number, and among
     * them the rejected ones.
     *
     * @return the frame, of as many rows as were asked for, rejected ones included; the last may have fewer
     * @throws NoSuchElementException if there is none
     * @throws CsvFormatException if the file has no row, or a row is refused and rejected rows are not collected
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    @Override
    public Frame next() {
        Frame frame = hasNext() ? next : null;
        if (frame == null) {
            throw new NoSuchElementException("There is no further frame.");
        }
        next = null;
        return frame;
    }

    private @Nullable Frame readFrame() {
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

    /**
     * Closes the file. There is no frame afterwards.
     *
     * @throws java.io.UncheckedIOException if that fails
     */
    @Override
    public void close() {
        next = null;
        if (!isClosed) {
            isClosed = true;
            input.close();
        }
    }
}
