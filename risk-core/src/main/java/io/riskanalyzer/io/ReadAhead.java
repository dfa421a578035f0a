package io.riskanalyzer.io;

import io.riskanalyzer.data.Frame;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Frames that a thread of their own reads before they are asked for, a few at most. The frames are asked for by one
 * thread, which gets what the other has thrown too.
 */
final class ReadAhead {
    private static final int MOST_WAITING = 2;
    private static final long PATIENCE_MILLIS = 5;

    private final Supplier<@Nullable Frame> source;
    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::readAll, "risk-analyzer-reader");
    private volatile boolean isStopped;

    /** Begins to read from a source, which gives null at its end. */
    ReadAhead(Supplier<@Nullable Frame> source) {
        this.source = source;
        thread.setDaemon(true);
        thread.start();
    }

    private record Step(@Nullable Frame frame, @Nullable Throwable thrown) {}

    private void readAll() {
        boolean isLast = false;
        while (!isLast && !isStopped) {
            Step step = readOne();
            isLast = step.frame == null;
            try {
                steps.put(step);
            } catch (InterruptedException e) {
                return; // nobody but this class knows the thread
            }
        }
    }

    private Step readOne() {
        try {
            return new Step(source.get(), null);
        } catch (RuntimeException | Error e) {
            return new Step(null, e);
        }
    }

    /** The next frame; null at the end. Must not be asked again after the end or an error. */
    @Nullable
    Frame next() {
        Step step;
        try {
            step = steps.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "The reading must not be interrupted, but was.\nMaybe close the frames to end it.", e);
        }
        if (step.thrown instanceof RuntimeException e) {
            throw e;
        }
        if (step.thrown instanceof Error e) {
            throw e;
        }
        return step.frame;
    }

    /** Ends the reading; returns when the source is not used any more. */
    void stop() {
        isStopped = true;
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            steps.clear(); // makes room for a frame that waits to be put in
            try {
                thread.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
