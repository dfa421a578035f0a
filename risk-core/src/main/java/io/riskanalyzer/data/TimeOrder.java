package io.riskanalyzer.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Cuts rows into parts that follow each other in time; rows of one instant are never on two sides of a cut. */
final class TimeOrder {
    static final int LEFT_OUT = -1;

    private final double[] times;
    private final int[] order;

    TimeOrder(double[] times) {
        this.times = times;
        this.order = IntStream.range(0, times.length)
                .boxed()
                .sorted((a, b) -> Double.compare(times[a], times[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Returns the part of each row.
     *
     * @param shares the share of the rows in each part, from the earliest; they add up to 1
     * @param groups the group of each row; rows of a group that is in an earlier part are left out
     */
    int[] parts(double[] shares, int @Nullable [] groups) {
        int[] part = new int[times.length];
        int from = 0;
        double upTo = 0;
        for (int i = 0; i < shares.length; i++) {
            upTo += shares[i];
            int to = i == shares.length - 1 ? order.length : Math.max(from, cut((int) Math.round(upTo * order.length)));
            if (shares[i] == 0) {
                to = from;
            }
            for (int at = from; at < to; at++) {
                part[order[at]] = i;
            }
            from = to;
        }
        if (groups != null) {
            leaveOutKnown(part, groups, shares.length);
        }
        return part;
    }

    /** The place nearest to the wanted one where the time changes; of two, the earlier. */
    private int cut(int wanted) {
        int before = wanted;
        while (before > 0 && before < order.length && isWithinAnInstant(before)) {
            before--;
        }
        int after = wanted;
        while (after < order.length && after > 0 && isWithinAnInstant(after)) {
            after++;
        }
        return wanted - before <= after - wanted ? before : after;
    }

    private boolean isWithinAnInstant(int at) {
        return times[order[at - 1]] == times[order[at]];
    }

    private static void leaveOutKnown(int[] part, int[] groups, int parts) {
        int[] first = new int[Arrays.stream(groups).max().orElse(-1) + 1];
        Arrays.fill(first, parts);
        for (int row = 0; row < part.length; row++) {
            first[groups[row]] = Math.min(first[groups[row]], part[row]);
        }
        for (int row = 0; row < part.length; row++) {
            if (part[row] > first[groups[row]]) {
                part[row] = LEFT_OUT;
            }
        }
    }

    /** Refuses parts of which one has no row. */
    static int[] requireRows(int[] part, double[] shares) {
        BitSet filled = new BitSet();
        Arrays.stream(part).filter(i -> i != LEFT_OUT).forEach(filled::set);
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0 && !filled.get(i)) {
                boolean someLeftOut = Arrays.stream(part).anyMatch(p -> p == LEFT_OUT);
                throw new IllegalArgumentException("Part " + (i + 1) + " of the rows in the order of time must have a"
                        + " row, but "
                        + (someLeftOut
                                ? "each group in it is in an earlier part already.\nMaybe split without groups."
                                : "too many rows are of one instant.\nMaybe take other shares or finer times."));
            }
        }
        return part;
    }
}
