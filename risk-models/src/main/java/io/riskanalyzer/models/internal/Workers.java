package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Works on numbered tasks, on threads of its own if they are several; none works any more when the caller goes on. */
public final class Workers {
    private Workers() {}

    /**
     * Returns the results in the order of the tasks.
     *
     * @param tasks how many there are
     * @param task works on the task of a number
     * @param threads how many work at once; with one the calling thread works itself
     * @param progress is told after each task, on the calling thread; what it throws ends the work
     * @param <R> the type of a result
     * @return the results
     * @throws CancellationException if the calling thread is interrupted; it stays so
     */
    public static <R> List<R> resultsOf(int tasks, IntFunction<R> task, int threads, Progress progress) {
        if (threads > 1 && tasks > 1) {
            return onThreads(tasks, task, Math.min(threads, tasks), progress);
        }
        List<R> results = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            refuseInterrupt();
            results.add(task.apply(i));
            progress.at(i + 1, tasks);
        }
        return results;
    }

    private static <R> List<R> onThreads(int tasks, IntFunction<R> task, int threads, Progress progress) {
        ExecutorService executor = Executors.newFixedThreadPool(threads, Workers::daemon);
        try {
            ExecutorCompletionService<R> working = new ExecutorCompletionService<>(executor);
            List<Future<R>> futures = new ArrayList<>();
            for (int i = 0; i < tasks; i++) {
                int index = i;
                futures.add(working.submit(() -> task.apply(index)));
            }
            for (int done = 1; done <= tasks; done++) {
                working.take().get();
                progress.at(done, tasks);
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
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
        Thread thread = new Thread(work, "risk-models");
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
