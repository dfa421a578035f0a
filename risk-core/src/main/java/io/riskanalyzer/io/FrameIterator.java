package io.riskanalyzer.io;

import io.riskanalyzer.data.Frame;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a source as one frame after the other, of which only one is in memory. Mutable, for one thread; to be
 * closed, though it closes its source by itself behind the last row and behind an error.
 */
abstract class FrameIterator implements Iterator<Frame>, AutoCloseable {
    private @Nullable Frame next;
    private boolean isClosed;

    /** Reads the next frame; null if there is none. */
    abstract @Nullable Frame readFrame();

    /** Closes the source; called once. */
    abstract void closeSource();

    /**
     * Returns whether there is another frame; reads it, if it was not read yet.
     *
     * @return whether there is one; false once this is closed
     * @throws RuntimeException if a row is refused and rejected rows are not collected, or the source cannot be read
     */
    @Override
    public boolean hasNext() {
        if (next == null && !isClosed) {
            try {
                next = readFrame();
            } catch (RuntimeException e) {
                closeAfter(e);
                throw e;
            }
            if (next == null) {
                close();
            }
        }
        return next != null;
    }

    /**
     * Returns the next frame: the next rows with their numbers in the source, and among them the rejected ones.
     *
     * @return the frame, of as many rows as were asked for, rejected ones included; the last may have fewer
     * @throws NoSuchElementException if there is none
     * @throws RuntimeException if a row is refused and rejected rows are not collected, or the source cannot be read
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

    private void closeAfter(RuntimeException e) {
        try {
            close();
        } catch (RuntimeException alsoWrong) {
            e.addSuppressed(alsoWrong);
        }
    }

    /** Closes the source. There is no frame afterwards. */
    @Override
    public void close() {
        next = null;
        if (!isClosed) {
            isClosed = true;
            closeSource();
        }
    }
}
