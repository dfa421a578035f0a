package io.riskanalyzer.models.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BinningSketchTest {
    private static final NumberFeature INCOME = Feature.number("income").optional();
    private static final NumberFeature LATE = Feature.number("monthsLate");
    private static final CategoryFeature<String> HOME = Feature.category("home", "own", "rent", "other");
    private static final OptimalBinning BINNING = OptimalBinning.builder()
            .specialCodes(LATE, new Bins.SpecialCode("never", List.of(-1.0)))
            .build();
    private static final int PART = 25_000;

    private static Dataset part(int number) {
        SplittableRandom random = new SplittableRandom(number);
        Frame.Builder frame = Frame.builder(FeatureSet.of(INCOME, LATE, HOME));
        boolean[] labels = new boolean[PART];
        double[] weights = new double[PART];
        for (int i = 0; i < PART; i++) {
            double income = Math.exp(10 + random.nextGaussian());
            double late = random.nextInt(3) == 0 ? -1 : random.nextInt(60);
            double home = random.nextInt(3);
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(income / 2e4 - late / 40));
            weights[i] = random.nextInt(3);
            frame.add(new double[] {random.nextInt(9) == 0 ? Double.NaN : income, late, home}, i + 1, null);
        }
        return Dataset.of(frame.build(), labels).weighted(weights);
    }

    private static List<Dataset> parts() {
        return IntStream.range(0, 6).mapToObj(BinningSketchTest::part).toList();
    }

    private static List<BinningTable> exact(List<Dataset> parts) {
        Frame.Builder frame = Frame.builder(parts.get(0).features());
        List<Boolean> labels = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        double[] row = new double[3];
        for (Dataset part : parts) {
            for (int i = 0; i < part.rows(); i++) {
                part.frame().copyRow(i, row);
                frame.add(row, 1, null);
                labels.add(part.label(i));
                weights.add(part.weight(i));
            }
        }
        boolean[] allLabels = new boolean[labels.size()];
        IntStream.range(0, allLabels.length).forEach(i -> allLabels[i] = labels.get(i));
        return BINNING.fitAll(Dataset.of(frame.build(), allLabels)
                .weighted(weights.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static BinningSketch sketch(Dataset part) {
        BinningSketch sketch = BINNING.sketch(part.features());
        sketch.update(part.frame(), part.weights());
        return sketch;
    }

    private static List<BinningTable> tables(BinningSketch sketch, List<Dataset> parts) {
        BinningCounts all = BINNING.fineCounts(sketch);
        for (Dataset part : parts) {
            BinningCounts counts = BINNING.fineCounts(sketch);
            counts.update(part.frame(), part.labels(), part.weights());
            all.merge(counts.bytes());
        }
        return BINNING.fit(all);
    }

    @Test
    void fit_ofPartsPutTogetherInAnyOrder_tellsWhatExactQuantilesTell() {
        List<Dataset> parts = parts();
        List<BinningTable> exact = exact(parts);
        for (int seed = 0; seed < 4; seed++) {
            List<Dataset> shuffled = new ArrayList<>(parts);
            Collections.shuffle(shuffled, new Random(seed));
            BinningSketch all = BINNING.sketch(parts.get(0).features());
            shuffled.forEach(part -> all.merge(sketch(part)));
            List<BinningTable> tables = tables(all, parts);
            for (int i = 0; i < tables.size(); i++) {
                assertThat(tables.get(i).totals().weight())
                        .isEqualTo(exact.get(i).totals().weight());
                // More is no harm: where fine bins by exact quantiles just miss the least share, others may not.
                assertThat(tables.get(i).iv())
                        .as("order %d, %s", seed, tables.get(i))
                        .isBetween(0.99 * exact.get(i).iv(), 1.02 * exact.get(i).iv() + 1e-12);
            }
        }
    }

    @Test
    void fit_ofPartsInOneSketch_tellsWhatExactQuantilesTell() {
        List<Dataset> parts = parts();
        BinningSketch all = BINNING.sketch(parts.get(0).features());
        parts.forEach(part -> all.update(part.frame(), part.weights()));
        List<BinningTable> exact = exact(parts);
        List<BinningTable> tables = tables(all, parts);
        for (int i = 0; i < tables.size(); i++) {
            assertThat(tables.get(i).iv())
                    .isBetween(0.99 * exact.get(i).iv(), 1.02 * exact.get(i).iv() + 1e-12);
        }
        assertThat(tables.get(1).bins()).isEqualTo(exact.get(1).bins()); // of so few values all are known
        assertThat(tables.get(2).toJson()).isEqualTo(exact.get(2).toJson());
    }

    @Test
    void bytes_ofTheSameRowsInTheSameOrder_areTheSame() {
        Dataset part = part(7);
        assertThat(sketch(part).bytes()).isEqualTo(sketch(part).bytes());
        BinningSketch read = BINNING.sketch(part.features());
        read.merge(sketch(part).bytes());
        assertThat(tables(read, List.of(part)).get(0).toJson())
                .isEqualTo(tables(sketch(part), List.of(part)).get(0).toJson());
    }

    @Test
    void merge_bytesOfOtherFeaturesOrDamagedOnes_isRefused() {
        Dataset part = part(8);
        byte[] bytes = sketch(part).bytes();
        BinningSketch other = BINNING.sketch(FeatureSet.of(LATE));
        assertThatThrownBy(() -> other.merge(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be those of a binning sketch of the same features and settings");
        BinningSketch same = BINNING.sketch(part.features());
        byte[] empty = same.bytes();
        for (int length : new int[] {0, 10, bytes.length - 1}) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> same.merge(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> same.merge(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(same.bytes()).isEqualTo(empty);
    }

    @Test
    void cuts_ofManyValues_areNearTheQuantiles() {
        QuantileSketch sketch = new QuantileSketch();
        SplittableRandom random = new SplittableRandom(3);
        int rows = 1_000_000;
        for (int i = 0; i < rows; i++) {
            sketch.add(random.nextDouble(), 1);
        }
        double[] cuts = sketch.cuts(100);
        int bins = 83; // a few less than 100, lest some be too small
        assertThat(cuts).hasSize(bins - 1);
        double bound = 2 * (2 + Math.log(rows / 8192.0) / Math.log(2)) / QuantileSketch.ENTRIES;
        for (int i = 0; i < cuts.length; i++) {
            assertThat(cuts[i]).isCloseTo((i + 1.0) / bins, within(bound + 0.003)); // 3 standard errors of the sample
        }
    }
}
