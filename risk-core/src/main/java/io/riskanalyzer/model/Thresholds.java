package io.riskanalyzer.model;

import java.util.Arrays;

/**
 * The thresholds of one number in all trees, and how many of them a value reaches: its rank, by which every comparison
 * with one of them is known. The range of the thresholds is cut into parts of equal width, of which each knows its first
 * threshold; the search goes on from there.
 */
final class Thresholds {
    private static final int PARTS_A_THRESHOLD = 4;
    private static final int MOST_PARTS = 1 << 12;

    /** Distinct, ascending; then infinity, so that no search leaves them. */
    final double[] sorted;

    private final int size;
    final double least;
    final double partsPerUnit;
    final int[] firstOfPart;
    final int firstStep;

    Thresholds(double[] thresholds) {
        double[] distinct = Arrays.stream(thresholds)
                .map(Thresholds::normal)
                .sorted()
                .distinct()
                .toArray();
        size = distinct.length;
        double[] finite = Arrays.stream(distinct)
                .filter(t -> Math.abs(t) <= Double.MAX_VALUE)
                .toArray();
        least = finite.length == 0 ? 0 : finite[0];
        double width = finite.length == 0 ? 0 : finite[finite.length - 1] - least;
        int parts = Math.min(MOST_PARTS, RowTrees.powerOfTwo(PARTS_A_THRESHOLD * size));
        double perUnit = (parts - 1) / width;
        partsPerUnit = perUnit <= Double.MAX_VALUE ? perUnit : 0;
        firstOfPart = new int[parts];
        int[] counts = new int[parts];
        for (double threshold : distinct) {
            counts[part(threshold)]++;
        }
        for (int part = 1; part < parts; part++) {
            firstOfPart[part] = firstOfPart[part - 1] + counts[part - 1];
        }
        int most = Arrays.stream(counts).max().orElse(0);
        firstStep = Integer.highestOneBit(most);
        sorted = Arrays.copyOf(distinct, size + 2 * firstStep);
        Arrays.fill(sorted, size, sorted.length, Double.POSITIVE_INFINITY);
    }

    /** A threshold that parts the same numbers, and whose difference from zero has the sign that a comparison needs. */
    static double normal(double threshold) {
        return threshold == 0 ? -0.0 : threshold;
    }

    /** Never greater for a lesser value, which is all that is needed of it. */
    private int part(double value) {
        int part = (int) ((value - least) * partsPerUnit);
        return Math.max(0, Math.min(firstOfPart.length - 1, part));
    }

    int size() {
        return size;
    }

    /** The place of a threshold among the distinct ones. */
    int indexOf(double threshold) {
        return Arrays.binarySearch(sorted, 0, size, normal(threshold));
    }

    /** How many thresholds a value reaches, which is not missing. */
    int rank(double value) {
        int rank = firstOfPart[part(value)];
        for (int step = firstStep; step > 0; step >>= 1) {
            long below = Double.doubleToRawLongBits(value - sorted[rank + step - 1]) >> 63;
            rank += step & ~(int) below;
        }
        return rank;
    }

    /**
     * Finds how many thresholds each of up to 64 values reaches.
     *
     * @param values the values
     * @param count how many there are
     * @param ranks where the ranks go; that of a missing value has no meaning
     * @return a bit for each value that is missing
     */
    long rank(double[] values, int count, int[] ranks) {
        long missing = 0;
        for (int i = 0; i < count; i++) {
            long bits = Double.doubleToRawLongBits(values[i]);
            long isMissing = RowTrees.missing(bits);
            missing |= isMissing & (1L << i);
            double known = Double.longBitsToDouble(bits & ~isMissing);
            ranks[i] = rank(known);
        }
        return missing;
    }

    /**
     * Finds which of up to 64 values reach the only threshold.
     *
     * @param values the values
     * @param count how many there are
     * @return a bit for each value that reaches it; that of a missing value has no meaning
     */
    long reached(double[] values, int count) {
        double only = sorted[0];
        long below = 0;
        for (int i = 0; i < count; i++) {
            below |= (Double.doubleToRawLongBits(values[i] - only) >>> 63) << i;
        }
        return ~below;
    }

    /** A bit for each of up to 64 values that is missing. */
    static long missing(double[] values, int count) {
        long missing = 0;
        for (int i = 0; i < count; i++) {
            missing |= (RowTrees.missing(Double.doubleToRawLongBits(values[i])) & 1) << i;
        }
        return missing;
    }
}
