package io.riskanalyzer.model;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The places that values have in tables by bin, for some bins over the positions of a row. The edges of a number's
 * intervals and its special codes are one ascending list, and the place of a value is how many of them are not above it;
 * the place of a category's value is its index, after that of an unknown one. Missing values have the last place.
 */
final class BinTables {
    private final int[] slots;
    private final double[][] edges; // up to a power of two with +∞; empty for what is looked up
    private final int[][] bins; // the bin of each place

    BinTables(List<Bins> all, FeatureSlots features) {
        slots = new int[all.size()];
        edges = new double[slots.length][];
        bins = new int[slots.length][];
        for (int term = 0; term < slots.length; term++) {
            Bins one = all.get(term);
            slots[term] = features.slotOf(one.feature());
            if (one instanceof Bins.Numbers numbers) {
                edges[term] = padded(edgesOf(numbers).sorted().distinct().toArray());
                bins[term] = ofIntervals(numbers, edges[term]);
            } else {
                edges[term] = new double[0];
                bins[term] = ofCodes(one);
            }
        }
    }

    /** Where a feature stands in a row. */
    @FunctionalInterface
    interface FeatureSlots {
        int slotOf(Feature feature);
    }

    /** Where the bin of a number may change: at the cuts, and around special codes. */
    static DoubleStream edgesOf(Bins bins) {
        if (!(bins instanceof Bins.Numbers numbers)) {
            return DoubleStream.empty();
        }
        return DoubleStream.concat(
                numbers.cuts().stream().mapToDouble(Double::doubleValue),
                numbers.specials().stream()
                        .flatMap(special -> special.values().stream())
                        .flatMapToDouble(code -> DoubleStream.of(code, Math.nextUp(code))));
    }

    private static double[] padded(double[] sorted) {
        double[] padded = Arrays.copyOf(sorted, Math.max(1, Integer.highestOneBit(sorted.length) << 1));
        Arrays.fill(padded, sorted.length, padded.length, Double.POSITIVE_INFINITY);
        return padded;
    }

    private static int[] ofIntervals(Bins.Numbers numbers, double[] edges) {
        int[] bins = new int[edges.length + 1];
        bins[0] = numbers.indexOf(Double.NEGATIVE_INFINITY);
        for (int place = 1; place < edges.length; place++) {
            bins[place] = numbers.indexOf(edges[place - 1]);
        }
        bins[edges.length] = numbers.indexOf(Double.NaN);
        return bins;
    }

    private static int[] ofCodes(Bins bins) {
        int levels = bins.feature() instanceof CategoryFeature<?> category
                ? category.levels().size()
                : 2;
        return IntStream.rangeClosed(-1, levels)
                .map(code -> bins.indexOf(code == levels ? Double.NaN : code))
                .toArray();
    }

    int terms() {
        return slots.length;
    }

    int slot(int term) {
        return slots[term];
    }

    /** A table by place of values that were told by bin. */
    double[] byPlace(int term, List<Double> ofBins) {
        return Arrays.stream(bins[term]).mapToDouble(ofBins::get).toArray();
    }

    /** A table by place of texts that were told by bin. */
    String[] byPlace(int term, String[] ofBins) {
        return Arrays.stream(bins[term]).mapToObj(bin -> ofBins[bin]).toArray(String[]::new);
    }

    /** The place of a value in the tables of a term. */
    int place(int term, double value) {
        double[] sorted = edges[term];
        if (Double.isNaN(value)) {
            return bins[term].length - 1;
        }
        return sorted.length == 0 ? (int) value + 1 : rank(sorted, value);
    }

    /** How many edges are not above a value, at most all but the last: a search without a branch to guess. */
    private static int rank(double[] edges, double value) {
        int rank = 0;
        for (int half = edges.length >> 1; half > 0; half >>= 1) {
            rank += edges[rank + half - 1] <= value ? half : 0;
        }
        return rank;
    }

    /** The places of a term's values in some rows of a frame. */
    void places(int term, Frame frame, int from, int to, double[] column, int[] places) {
        frame.copyColumn(slots[term], from, to, column);
        int missing = bins[term].length - 1;
        if (edges[term].length == 0) {
            for (int i = 0; i < to - from; i++) {
                double value = column[i];
                places[i] = Double.isNaN(value) ? missing : (int) value + 1;
            }
        } else {
            ranks(edges[term], column, missing, places, to - from);
        }
    }

    /** The steps of the search are written out for the usual numbers of edges, which is faster than a loop of few turns. */
    private static void ranks(double[] edges, double[] column, int missing, int[] places, int rows) {
        if (edges.length == 8) {
            for (int i = 0; i < rows; i++) {
                double value = column[i];
                int rank = edges[3] <= value ? 4 : 0;
                rank += edges[rank + 1] <= value ? 2 : 0;
                rank += edges[rank] <= value ? 1 : 0;
                places[i] = Double.isNaN(value) ? missing : rank;
            }
        } else if (edges.length == 16) {
            for (int i = 0; i < rows; i++) {
                double value = column[i];
                int rank = edges[7] <= value ? 8 : 0;
                rank += edges[rank + 3] <= value ? 4 : 0;
                rank += edges[rank + 1] <= value ? 2 : 0;
                rank += edges[rank] <= value ? 1 : 0;
                places[i] = Double.isNaN(value) ? missing : rank;
            }
        } else {
            for (int i = 0; i < rows; i++) {
                double value = column[i];
                int rank = rank(edges, value);
                places[i] = Double.isNaN(value) ? missing : rank;
            }
        }
    }
}
