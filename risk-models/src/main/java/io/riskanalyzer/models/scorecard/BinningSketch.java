package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The distributions of the numbers of data that are larger than memory, or in several places: the first of two passes of a
 * binning. Mutable, for one thread.
 *
 * <pre>{@code
 * OptimalBinning binning = OptimalBinning.DEFAULTS;
 * BinningSketch sketch = binning.sketch(train.features());
 * sketch.update(train.frame(), train.weights()); // each part of the data, in any place: merge puts sketches together
 * BinningCounts counts = binning.fineCounts(sketch);
 * counts.update(train.frame(), train.labels(), train.weights()); // the same parts again
 * List<BinningTable> tables = binning.fit(counts);
 * }</pre>
 *
 * <p>It needs no labels: it only tells where fine bins are cut, and the second pass counts those exactly. The weight below
 * any value is known to 0.5 % of the whole for 5 million rows, in practice far better, and values that are frequent are known
 * by themselves; up to 8,192 rows everything is exact. Nothing is random: the same rows in the same order give the same
 * bytes. Merging in another order may give other bytes, within the same bound. At most about a megabyte for a number of a
 * billion rows.
 */
public final class BinningSketch {
    private static final int BLOCK = 1024;
    private static final String KIND = "binning sketch";

    private final FeatureSet features;
    private final Map<String, List<Bins.SpecialCode>> specials;
    private final List<@Nullable QuantileSketch> sketches = new ArrayList<>(); // of each slot, none but of numbers

    BinningSketch(FeatureSet features, Map<String, List<Bins.SpecialCode>> specials) {
        this.features = features;
        this.specials = Map.copyOf(specials);
        for (Feature feature : features) {
            sketches.add(feature instanceof NumberFeature ? new QuantileSketch() : null);
        }
    }

    /**
     * Adds rows.
     *
     * @param frame the rows, with these features
     * @param weights finite, at least 0, shape (rows); null if each is 1. A row of weight 0 does not count
     * @throws IllegalArgumentException if the shapes differ or a weight is out of range
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature
     */
    public void update(Frame frame, double @Nullable [] weights) {
        Frame rows = frame.select(features);
        BinningTable.requireRows("the sketch", rows.rows(), new boolean[rows.rows()], weights);
        for (int slot = 0; slot < features.size(); slot++) {
            QuantileSketch sketch = sketches.get(slot);
            if (sketch != null) {
                add(sketch, rows, slot, weights);
            }
        }
    }

    private void add(QuantileSketch sketch, Frame rows, int slot, double @Nullable [] weights) {
        BinIndex index = BinIndex.of(
                new Bins.Numbers((NumberFeature) features.get(slot), List.of(), specialsOf(features.get(slot))));
        double[] block = new double[BLOCK];
        for (int from = 0; from < rows.rows(); from += BLOCK) {
            int length = Math.min(BLOCK, rows.rows() - from);
            rows.copyColumn(slot, from, from + length, block);
            for (int i = 0; i < length; i++) {
                double weight = weights == null ? 1 : weights[from + i];
                if (weight > 0 && index.isRegular(block[i])) {
                    sketch.add(block[i], weight);
                }
            }
        }
    }

    /**
     * Adds the rows of another sketch.
     *
     * @param other a sketch of the same features by the same binning; it stays as it is
     * @throws IllegalArgumentException if it is of other features or special codes
     */
    public void merge(BinningSketch other) {
        merge(other.bytes());
    }

    /**
     * Adds the rows of a sketch that was written as bytes.
     *
     * @param bytes what {@link #bytes()} of a sketch of the same features by the same binning gave
     * @throws IllegalArgumentException if they are anything else
     */
    public void merge(byte[] bytes) {
        List<@Nullable QuantileSketch> others = BinningBytes.read(bytes, KIND, subject(), in -> {
            List<@Nullable QuantileSketch> read = new ArrayList<>();
            for (QuantileSketch sketch : sketches) {
                read.add(sketch == null ? null : QuantileSketch.read(in));
            }
            return read;
        });
        for (int slot = 0; slot < others.size(); slot++) {
            QuantileSketch mine = sketches.get(slot);
            QuantileSketch other = others.get(slot);
            if (mine != null && other != null) {
                mine.merge(other);
            }
        }
    }

    /**
     * Writes the sketch, so that it may travel to where others are.
     *
     * @return the bytes, the same for the same rows in the same order
     */
    public byte[] bytes() {
        return BinningBytes.write(KIND, subject(), out -> {
            for (QuantileSketch sketch : sketches) {
                if (sketch != null) {
                    sketch.write(out);
                }
            }
        });
    }

    private String subject() {
        return features.names() + " " + features + " "
                + features.stream().map(this::specialsOf).toList();
    }

    FeatureSet features() {
        return features;
    }

    List<Bins.SpecialCode> specialsOf(Feature feature) {
        return specials.getOrDefault(feature.name(), List.of());
    }

    /** The cuts of fine bins of a number. */
    double[] cuts(NumberFeature feature, int bins) {
        QuantileSketch sketch = sketches.get(features.slotOf(feature));
        return sketch == null ? new double[0] : sketch.cuts(bins);
    }
}
