package io.riskanalyzer.examples.steps;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.FeatureSet;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * So many of the rows that pass by, each with the same chance (algorithm R of Vitter, 1985). The same rows and seed give
 * the same sample, however the rows are cut into frames. Mutable, for one thread.
 */
public final class RowSample {
    private final double[][] rows;
    private final long[] numbers;
    private final @Nullable String[] ids;
    private final SplittableRandom random;
    private long seen;

    /**
     * Starts without rows.
     *
     * @param most how many rows are kept, at least 1
     * @param seed the seed of the choice
     */
    public RowSample(int most, long seed) {
        rows = new double[most][];
        numbers = new long[most];
        ids = new String[most];
        random = new SplittableRandom(seed);
    }

    /**
     * Takes the rows of a frame into account.
     *
     * @param frame the rows
     */
    public void add(Frame frame) {
        for (int row = 0; row < frame.rows(); row++) {
            seen++;
            long place = seen <= rows.length ? seen - 1 : random.nextLong(seen);
            if (place < rows.length) {
                keep(frame, row, (int) place);
            }
        }
    }

    private void keep(Frame frame, int row, int place) {
        if (rows[place] == null) {
            rows[place] = new double[frame.features().size()];
        }
        frame.copyRow(row, rows[place]);
        numbers[place] = frame.number(row);
        ids[place] = frame.id(row);
    }

    /**
     * Returns how many rows passed by.
     *
     * @return the number
     */
    public long seen() {
        return seen;
    }

    /**
     * Returns the sample.
     *
     * @param features the features of all frames
     * @return the rows that were kept
     */
    public Frame frame(FeatureSet features) {
        int size = (int) Math.min(seen, rows.length);
        Frame.Builder builder = size == 0 ? Frame.builder(features) : Frame.builder(features, size);
        for (int i = 0; i < size; i++) {
            if (!builder.add(rows[i], numbers[i], ids[i])) {
                throw new IllegalStateException("The row " + numbers[i] + " was legal in its frame.");
            }
        }
        return builder.build();
    }
}
