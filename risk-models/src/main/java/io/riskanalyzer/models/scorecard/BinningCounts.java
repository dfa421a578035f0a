package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.model.Bins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many events and non-events are in the bins of features: exact counts, which may be taken part by part and put
 * together. The second pass of a binning of data larger than memory, and the tables of any bins over such data. Mutable, for
 * one thread.
 *
 * <p>Sums of weights that are whole numbers are exact, in whatever order parts are merged; of others to rounding.
 */
public final class BinningCounts {
    private static final int BLOCK = 4096;
    private static final String KIND = "binning count";

    private final List<Bins> bins;
    private final List<BinIndex> indexes;
    private final List<double[]> cells = new ArrayList<>(); // the non-events and events of each bin in turn

    private final List<double[]> greatest = new ArrayList<>(); // values

    private BinningCounts(List<Bins> bins) {
        this.bins = bins;
        this.indexes = bins.stream().map(BinIndex::of).toList();
        for (Bins of : bins) {
            cells.add(new double[2 * of.count()]);
            double[] none = new double[of.count()];
            Arrays.fill(none, Double.NEGATIVE_INFINITY);
            greatest.add(none);
        }
    }

    /**
     * Starts with no row.
     *
     * @param bins the bins of each feature, each feature once
     * @return the counts
     */
    public static BinningCounts of(List<? extends Bins> bins) {
        return new BinningCounts(List.copyOf(bins));
    }

    /**
     * Returns what is counted.
     *
     * @return the bins of each feature
     */
    public List<Bins> bins() {
        return bins;
    }

    /**
     * Adds rows.
     *
     * @param frame the rows, with these features
     * @param labels whether each row is an event, the bad outcome, shape (rows)
     * @param weights finite, at least 0, shape (rows); null if each is 1
     * @throws IllegalArgumentException if the shapes differ or a weight is out of range
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature, or has it otherwise
     */
    public void update(Frame frame, boolean[] labels, double @Nullable [] weights) {
        for (int i = 0; i < bins.size(); i++) {
            int slot = frame.features().slotOf(bins.get(i).feature());
            BinningTable.requireRows(bins.get(i).feature().name(), frame.rows(), labels, weights);
            double[] block = new double[Math.min(BLOCK, frame.rows())];
            for (int from = 0; from < frame.rows(); from += BLOCK) {
                int length = Math.min(BLOCK, frame.rows() - from);
                frame.copyColumn(slot, from, from + length, block);
                indexes.get(i).count(block, length, labels, weights, from, cells.get(i), greatest.get(i));
            }
        }
    }

    /** Adds the rows of one column. */
    void update(int place, double[] values, boolean[] labels, double @Nullable [] weights) {
        indexes.get(place).count(values, values.length, labels, weights, 0, cells.get(place), greatest.get(place));
    }

    /**
     * Adds the rows of other counts.
     *
     * @param other counts of the same bins; they stay as they are
     * @throws IllegalArgumentException if they are of other bins
     */
    public void merge(BinningCounts other) {
        merge(other.bytes());
    }

    /**
     * Adds the rows of counts that were written as bytes.
     *
     * @param bytes what {@link #bytes()} of counts of the same bins gave
     * @throws IllegalArgumentException if they are anything else
     */
    public void merge(byte[] bytes) {
        List<double[]> others = BinningBytes.read(bytes, KIND, Breaks.write(bins), in -> {
            List<double[]> read = new ArrayList<>();
            for (double[] mine : cells) {
                double[] more = new double[mine.length];
                for (int j = 0; j < more.length; j++) {
                    more[j] = in.readDouble();
                }
                read.add(more);
            }
            return read;
        });
        for (int i = 0; i < others.size(); i++) {
            double[] mine = cells.get(i);
            double[] more = others.get(i);
            Arrays.setAll(mine, j -> mine[j] + more[j]);
        }
    }

    /**
     * Writes the counts, so that they may travel to where others are.
     *
     * @return the bytes, the same for the same counts
     */
    public byte[] bytes() {
        return BinningBytes.write(KIND, Breaks.write(bins), out -> {
            for (double[] of : cells) {
                for (double cell : of) {
                    out.writeDouble(cell);
                }
            }
        });
    }

    /**
     * Returns what these bins tell.
     *
     * @return a table of each feature
     * @throws IllegalArgumentException if one outcome alone has weight
     */
    public List<BinningTable> tables() {
        List<BinningTable> tables = new ArrayList<>();
        for (int i = 0; i < bins.size(); i++) {
            tables.add(new BinningTable(bins.get(i), cells.get(i)));
        }
        return List.copyOf(tables);
    }

    /** The greatest value of each bin, −∞ where there is none; of the rows that were counted here, not of merged ones. */
    double[] greatest(int place) {
        return greatest.get(place).clone();
    }

    /** The non-events and the events of each bin in turn. */
    double[] cells(int place) {
        return cells.get(place).clone();
    }
}
