package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.Bins;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the bin of many values: what {@link Bins#indexOf} tells, from flat arrays. Immutable and thread-safe. */
final class BinIndex {
    static final int BLOCK = 1024;

    private final double[] cuts; // with NaN, above which nothing is, up to a power of two
    private final double[] codes; // of special values, ascending
    private final int[] binsOfCodes;
    private final int[] binsOfLevels; // the unknown level first; empty but for a category
    private final int missing;

    private BinIndex(double[] cuts, double[] codes, int[] binsOfCodes, int[] binsOfLevels, int missing) {
        this.cuts = padded(cuts);
        this.codes = codes;
        this.binsOfCodes = binsOfCodes;
        this.binsOfLevels = binsOfLevels;
        this.missing = missing;
    }

    static BinIndex of(Bins bins) {
        double[] none = {};
        int missing = bins.count() - 1;
        if (bins instanceof Bins.Levels levels) {
            int[] table = new int[levels.feature().levels().size() + 1];
            Arrays.setAll(table, i -> bins.indexOf(i + Feature.UNKNOWN_LEVEL));
            return new BinIndex(none, none, new int[0], table, missing);
        }
        if (bins instanceof Bins.Numbers numbers) {
            double[] codes = numbers.specials().stream()
                    .flatMap(special -> special.values().stream())
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            int[] binsOfCodes = Arrays.stream(codes).mapToInt(bins::indexOf).toArray();
            double[] cuts =
                    numbers.cuts().stream().mapToDouble(Double::doubleValue).toArray();
            return new BinIndex(cuts, codes, binsOfCodes, new int[0], missing);
        }
        return new BinIndex(new double[] {Double.MIN_VALUE}, none, new int[0], new int[0], missing);
    }

    /** The cuts, and NaN up to a power of two, at least once. */
    static double[] padded(double[] cuts) {
        double[] padded = Arrays.copyOf(cuts, Math.max(1, Integer.highestOneBit(cuts.length) << 1));
        Arrays.fill(padded, cuts.length, padded.length, Double.NaN);
        return padded;
    }

    /** Returns how many cuts are not above a value: a search without a branch that could be guessed wrong. */
    static int rank(double[] padded, double value) {
        int rank = 0;
        for (int half = padded.length >> 1; half > 0; half >>= 1) {
            rank += padded[rank + half - 1] <= value ? half : 0;
        }
        return rank;
    }

    /**
     * Finds the ranks of many values, all one step of the search after the other, so that no step waits for the one before.
     *
     * @param target takes the ranks, from {@code at} on
     */
    static void ranks(double[] padded, double[] values, int from, int to, char[] target, int at) {
        Arrays.fill(target, at, at + to - from, (char) 0);
        for (int half = padded.length >> 1; half > 0; half >>= 1) {
            for (int i = from, j = at; i < to; i++, j++) {
                int rank = target[j];
                target[j] = (char) (rank + (padded[rank + half - 1] <= values[i] ? half : 0));
            }
        }
    }

    int binOf(double value) {
        if (Double.isNaN(value)) {
            return missing;
        }
        if (binsOfLevels.length > 0) {
            return binsOfLevels[(int) value - (int) Feature.UNKNOWN_LEVEL];
        }
        if (codes.length > 0) {
            int code = codeOf(value);
            if (code >= 0) {
                return binsOfCodes[code];
            }
        }
        return rank(cuts, value);
    }

    /** The place of a value among the special ones, negative for any other. */
    private int codeOf(double value) {
        return Arrays.binarySearch(codes, value + 0.0); // −0 is 0
    }

    /**
     * Adds rows to the cells of their bins.
     *
     * @param values the values of rows {@code from} on, as many as are counted
     * @param cells the non-events and the events of each bin in turn
     * @param greatest the greatest value of each bin so far that has weight
     */
    void count(
            double[] values,
            int rows,
            boolean[] labels,
            double @Nullable [] weights,
            int from,
            double[] cells,
            double[] greatest) {
        if (weights != null) {
            for (int i = 0; i < rows; i++) {
                int bin = binOf(values[i]);
                cells[2 * bin + (labels[from + i] ? 1 : 0)] += weights[from + i];
                if (values[i] > greatest[bin] && weights[from + i] > 0) {
                    greatest[bin] = values[i];
                }
            }
            return;
        }
        int[] counts = new int[cells.length];
        if (binsOfLevels.length == 0 && codes.length == 0) {
            countNumbers(values, rows, labels, from, counts, greatest);
        } else {
            for (int i = 0; i < rows; i++) {
                int bin = binOf(values[i]);
                counts[2 * bin + (labels[from + i] ? 1 : 0)]++;
                if (values[i] > greatest[bin]) {
                    greatest[bin] = values[i];
                }
            }
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] += counts[i];
        }
    }

    private void countNumbers(double[] values, int rows, boolean[] labels, int from, int[] counts, double[] greatest) {
        char[] ranks = new char[Math.min(BLOCK, rows)];
        int none = missing;
        for (int start = 0; start < rows; start += BLOCK) {
            int length = Math.min(BLOCK, rows - start);
            ranks(cuts, values, start, start + length, ranks, 0);
            for (int i = 0; i < length; i++) {
                double value = values[start + i];
                int bin = Double.isNaN(value) ? none : ranks[i];
                counts[2 * bin + (labels[from + start + i] ? 1 : 0)]++;
                if (value > greatest[bin]) {
                    greatest[bin] = value;
                }
            }
        }
    }

    /** Puts the number of the bin of each of a block of values, at most {@value #BLOCK}, in its place. */
    void encode(double[] values, int length, double[] numberOf, double[] target, int at) {
        if (binsOfLevels.length > 0 || codes.length > 0) {
            for (int i = 0; i < length; i++) {
                target[at + i] = numberOf[binOf(values[i])];
            }
            return;
        }
        char[] ranks = new char[length];
        ranks(cuts, values, 0, length, ranks, 0);
        for (int i = 0; i < length; i++) {
            target[at + i] = numberOf[Double.isNaN(values[i]) ? missing : ranks[i]];
        }
    }

    /** Whether a value is in a regular bin: there, and no special one. */
    boolean isRegular(double value) {
        return !Double.isNaN(value) && (codes.length == 0 || codeOf(value) < 0);
    }

    boolean hasCodes() {
        return codes.length > 0;
    }
}
