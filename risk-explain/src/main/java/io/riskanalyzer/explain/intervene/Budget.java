package io.riskanalyzer.explain.intervene;

/** How many beginnings a search may look at, and until when. Mutable, for one thread. */
final class Budget {
    private static final int CLOCK_EVERY = 64;

    private final long end;
    private long left;

    /**
     * @param nodes how many
     * @param nanos for how long, {@link Long#MAX_VALUE} without a limit
     */
    Budget(long nodes, long nanos) {
        left = nodes;
        end = nanos == Long.MAX_VALUE ? Long.MAX_VALUE : System.nanoTime() + nanos;
    }

    boolean goesOn() {
        boolean inTime = end == Long.MAX_VALUE || left % CLOCK_EVERY != 0 || System.nanoTime() - end < 0;
        if (!inTime) {
            left = 0;
        }
        return left-- > 0;
    }
}
