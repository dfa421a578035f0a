package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.Bins;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the bin of many values: what {@link Bins#indexOf} tells, from flat arrays. Immutable and thread-safe. */
final class BinIndex {
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
     */
    void count(double[] values, int rows, boolean[] labels, double @Nullable [] weights, int from, double[] cells) {
        if (weights != null) {
            for (int i = 0; i < rows; i++) {
                cells[2 * binOf(values[i]) + (labels[from + i] ? 1 : 0)] += weights[from + i];
            }
            return;
        }
        int[] counts = new int[cells.length];
        if (binsOfLevels.length == 0 && codes.length == 0) {
            countNumbers(values, rows, labels, from, counts);
        } else {
            for (int i = 0; i < rows; i++) {
                counts[2 * binOf(values[i]) + (labels[from + i] ? 1 : 0)]++;
            }
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] += counts[i];
        }
    }

    private void countNumbers(double[] values, int rows, boolean[] labels, int from, int[] counts) {
        double[] padded = cuts;
        int none = missing;
        for (int i = 0; i < rows; i++) {
            double value = values[i];
            int bin = Double.isNaN(value) ? none : rank(padded, value);
            counts[2 * bin + (labels[from + i] ? 1 : 0)]++;
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
