package io.riskanalyzer.examples.text;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * Tells on a terminal how far long work is; nothing where there is no terminal, and nothing in the first two seconds.
 * Mutable; may be told by several threads.
 */
public final class ProgressBar implements AutoCloseable {
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int WIDTH = 30;

    private final String what;
    private final PrintStream out = System.err;
    private final boolean onTerminal = Ansi.AUTO.enabled();
    private final long startedAt = System.nanoTime();
    private long shownAt = startedAt;
    private boolean shown;

    /**
     * Starts a bar.
     *
     * @param what what is done, as the bar shows it
     */
    public ProgressBar(String what) {
        this.what = what;
    }

    /**
     * Tells how much is done; shown five times a second at most.
     *
     * @param done how much is done
     * @param total how much there is to do
     */
    public synchronized void at(long done, long total) {
        long now = System.nanoTime();
        if (!onTerminal || now - startedAt < QUIET.toNanos() || now - shownAt < PAUSE.toNanos()) {
            return;
        }
        double share = total > 0 ? Math.min(1, (double) done / total) : 0;
        int full = (int) (share * WIDTH);
        double seconds = (now - startedAt) / 1e9;
        double left = share > 0 ? seconds / share - seconds : Double.NaN;
        out.printf(
                Locale.ROOT,
                "\r%s %s%s %3.0f %%, %.0f s left ",
                what,
                "█".repeat(full),
                "░".repeat(WIDTH - full),
                100 * share,
                left);
        out.flush();
        shownAt = now;
        shown = true;
    }

    /** Wipes the line. */
    @Override
    public synchronized void close() {
        if (shown) {
            out.print("\r" + " ".repeat(what.length() + WIDTH + 30) + "\r");
            out.flush();
        }
    }
}
