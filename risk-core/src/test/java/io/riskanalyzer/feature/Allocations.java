package io.riskanalyzer.feature;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;

/** What code allocates, by the count that the virtual machine keeps of each thread. */
public final class Allocations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** How often a call is made unless a test says otherwise. */
    public static final int TIMES = 100_000;

    private static final int ATTEMPTS = 20;

    private Allocations() {}

    /**
     * Returns the bytes that 100,000 calls allocate, after as many to warm up.
     *
     * <p>The least of several attempts: the virtual machine itself may allocate on the calling thread, as when it falls back
     * from compiled code, but code that allocates does so in every attempt.
     */
    public static long bytesOf(IntConsumer call) {
        return bytesOf(TIMES, call);
    }

    /** Returns the bytes that so many calls allocate, after as many to warm up. */
    public static long bytesOf(int times, IntConsumer call) {
        run(times, call);
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > 0; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            run(times, call);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static void run(int times, IntConsumer call) {
        for (int i = 0; i < times; i++) {
            call.accept(i);
        }
    }
}
