package io.riskanalyzer.explain;

import io.riskanalyzer.data.Progress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;

/** Works on numbered tasks with threads of its own, none of which works any more when the caller goes on. */
final class Workers {
    private Workers() {}

    /**
     * Returns the result of each task.
     *
     * @throws CancellationException if the calling thread is interrupted; it stays so
     */
    static double[] resultsOf(int tasks, IntToDoubleFunction task, int threads, Progress progress) {
        double[] results = new double[tasks];
        ExecutorService executor = Executors.newFixedThreadPool(threads, Workers::daemon);
        try {
            CompletionService<Integer> working = new ExecutorCompletionService<>(executor);
            for (int i = 0; i < tasks; i++) {
                int index = i;
                working.submit(() -> results[index] = task.applyAsDouble(index), index);
            }
            for (int done = 1; done <= tasks; done++) {
                working.take().get();
                progress.at(done, tasks);
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        } catch (ExecutionException e) {
            throw causeOf(e);
        } finally {
            end(executor);
        }
    }

    /** Ends the work of a thread that was told to stop. */
    static void refuseInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled();
        }
    }

    private static CancellationException cancelled() {
        return new CancellationException("The thread was interrupted before all permutations were scored.");
    }

    private static RuntimeException causeOf(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "permutation-importance");
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
