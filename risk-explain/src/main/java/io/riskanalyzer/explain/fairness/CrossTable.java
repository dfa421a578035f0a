package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.data.Dataset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How much weight each bin of a feature has of each level of an attribute. */
final class CrossTable {
    private final double[][] cells;
    private final double[] ofBins;
    private final double[] ofLevels;
    private final double total;

    private CrossTable(double[][] cells) {
        this.cells = cells;
        ofBins = Arrays.stream(cells)
                .mapToDouble(bin -> Arrays.stream(bin).sum())
                .toArray();
        ofLevels = new double[cells[0].length];
        for (double[] bin : cells) {
            for (int level = 0; level < bin.length; level++) {
                ofLevels[level] += bin[level];
            }
        }
        total = Arrays.stream(ofLevels).sum();
    }

    static CrossTable of(int[] bins, int[] levels, Dataset data) {
        double[][] cells = new double[Arrays.stream(bins).max().orElse(0) + 1]
                [Arrays.stream(levels).max().orElse(0) + 1];
        for (int row = 0; row < bins.length; row++) {
            cells[bins[row]][levels[row]] += data.weight(row);
        }
        return new CrossTable(cells);
    }

    private static long filled(double[] sums) {
        return Arrays.stream(sums).filter(sum -> sum > 0).count();
    }

    double cramersV() {
        long least = Math.min(filled(ofBins), filled(ofLevels)) - 1;
        if (least == 0) {
            return 0;
        }
        double chiSquare = 0;
        for (int bin = 0; bin < cells.length; bin++) {
            for (int level = 0; level < ofLevels.length; level++) {
                double expected = ofBins[bin] * ofLevels[level] / total;
                if (expected > 0) {
                    chiSquare += (cells[bin][level] - expected) * (cells[bin][level] - expected) / expected;
                }
            }
        }
        return Math.min(1, Math.sqrt(chiSquare / total / least));
    }

    double mutualInformation() {
        double sum = 0;
        for (int bin = 0; bin < cells.length; bin++) {
            for (int level = 0; level < ofLevels.length; level++) {
                double share = cells[bin][level];
                if (share > 0) {
                    sum += share * StrictMath.log(share * total / (ofBins[bin] * ofLevels[level]));
                }
            }
        }
        return Math.max(0, sum / total);
    }

    /** The AUC of the level that is told best. */
    double bestAuc() {
        return IntStream.range(0, ofLevels.length)
                .filter(level -> ofLevels[level] > 0 && ofLevels[level] < total)
                .mapToDouble(this::auc)
                .max()
                .orElse(0.5);
    }

    private double auc(int level) {
        int[] order = IntStream.range(0, cells.length)
                .filter(bin -> ofBins[bin] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(bin -> cells[bin][level] / ofBins[bin]))
                .mapToInt(Integer::intValue)
                .toArray();
        double pairs = 0;
        double others = 0;
        for (int bin : order) {
            double own = cells[bin][level];
            double rest = ofBins[bin] - own;
            pairs += own * (others + rest / 2);
            others += rest;
        }
        return pairs / ofLevels[level] / (total - ofLevels[level]);
    }
}
