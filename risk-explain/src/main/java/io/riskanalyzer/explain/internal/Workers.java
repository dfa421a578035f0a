package io.riskanalyzer.explain.internal;

import io.riskanalyzer.data.Progress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;

/** Works on numbered tasks with threads of its own, none of which works any more when the caller goes on. */
public final class Workers {
    private Workers() {}

    /**
     * Returns the result of each task.
     *
     * @param tasks how many there are
     * @param task works on the task of a number, from 0
     * @param threads how many work at once
     * @param progress is told after each task, on the calling thread; what it throws ends the work
     * @return the results, in the order of the tasks
     * @throws CancellationException if the calling thread is interrupted; it stays so
     */
    public static double[] resultsOf(int tasks, IntToDoubleFunction task, int threads, Progress progress) {
        double[] results = new double[tasks];
        forEach(tasks, i -> results[i] = task.applyAsDouble(i), threads, progress);
        return results;
    }

    /**
     * Works on each task.
     *
     * @param tasks how many there are
     * @param task works on the task of a number, from 0
     * @param threads how many work at once
     * @param progress is told after each task, on the calling thread; what it throws ends the work
     * @throws CancellationException if the calling thread is interrupted; it stays so
     */
    public static void forEach(int tasks, IntConsumer task, int threads, Progress progress) {
        ExecutorService executor = Executors.newFixedThreadPool(threads, Workers::daemon);
        try {
            CompletionService<Integer> working = new ExecutorCompletionService<>(executor);
            for (int i = 0; i < tasks; i++) {
                int index = i;
                working.submit(() -> task.accept(index), index);
            }
            for (int done = 1; done <= tasks; done++) {
                working.take().get();
                progress.at(done, tasks);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        } catch (ExecutionException e) {
            throw causeOf(e);
        } finally {
            end(executor);
        }
    }

    /**
     * Ends the work of a thread that was told to stop.
     *
     * @throws CancellationException if the thread is interrupted
     */
    public static void refuseInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled();
        }
    }

    private static CancellationException cancelled() {
        return new CancellationException("The thread was interrupted before its work ended.");
    }

    private static RuntimeException causeOf(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "risk-explain");
        thread.setDaemon(true);
        return thread;
    }

    private static void end(ExecutorService executor) {
        executor.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
