package io.riskanalyzer.explain.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riskanalyzer.data.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    private static final Progress SILENT = (done, total) -> {};

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new CancellationException("as told");
        }
    }

    @AfterEach
    void everyThreadEnds() throws InterruptedException {
        assertThat(Thread.interrupted()).isFalse();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("risk-explain")) {
                thread.join(10_000); // its work is done, its end may be a moment away
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 100})
    void resultsOf_anyThreads_areInOrderOfTasks(int threads) {
        assertThat(Workers.resultsOf(5, task -> task * task, threads, SILENT)).containsExactly(0, 1, 4, 9, 16);
    }

    @Test
    void resultsOf_noTask_isEmpty() {
        assertThat(Workers.resultsOf(0, task -> 1, 2, SILENT)).isEmpty();
    }

    @Test
    void resultsOf_twoThreads_workAtTheSameTime() {
        CountDownLatch bothAreHere = new CountDownLatch(2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        Workers.resultsOf(
                2,
                task -> {
                    threads.add(Thread.currentThread());
                    bothAreHere.countDown();
                    await(bothAreHere);
                    return 0;
                },
                2,
                SILENT);

        assertThat(threads).hasSize(2).doesNotContain(Thread.currentThread());
    }

    @Test
    void progress_ofTasks_isToldEachOnTheCallingThread() {
        List<String> told = new ArrayList<>();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        Workers.resultsOf(3, task -> 0, 2, (done, total) -> {
            told.add(done + "/" + total);
            threads.add(Thread.currentThread());
        });

        assertThat(told).containsExactly("1/3", "2/3", "3/3");
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void resultsOf_failingTask_throwsWhatItThrew() {
        IllegalStateException failure = new IllegalStateException("the scorer is broken");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Workers.resultsOf(
                        100,
                        task -> {
                            throw failure;
                        },
                        2,
                        SILENT))
                .isSameAs(failure);
    }

    @Test
    void resultsOf_taskWithAnError_throwsTheError() {
        StackOverflowError failure = new StackOverflowError();

        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> Workers.resultsOf(
                        1,
                        task -> {
                            throw failure;
                        },
                        1,
                        SILENT))
                .isSameAs(failure);
    }

    @Test
    void resultsOf_progressThatThrows_hasNoWorkLeft() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger working = new AtomicInteger();

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Workers.resultsOf(
                        1000,
                        task -> {
                            working.incrementAndGet();
                            try {
                                if (task > 0) {
                                    await(never);
                                }
                                return 0;
                            } finally {
                                working.decrementAndGet();
                            }
                        },
                        2,
                        (done, total) -> {
                            throw new UnsupportedOperationException();
                        }));
        assertThat(working).hasValue(0);
    }

    @Test
    void resultsOf_interruptedThread_isCancelledAndStaysInterrupted() {
        CountDownLatch never = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Workers.resultsOf(
                        1000,
                        task -> {
                            await(never);
                            return 0;
                        },
                        2,
                        SILENT));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void refuseInterrupt_ofInterruptedThread_throws() {
        Workers.refuseInterrupt();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class).isThrownBy(Workers::refuseInterrupt);
        assertThat(Thread.interrupted()).isTrue();
    }
}
