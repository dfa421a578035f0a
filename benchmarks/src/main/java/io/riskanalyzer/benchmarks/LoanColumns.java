package io.riskanalyzer.benchmarks;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.LogisticCalibration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Made-up loans as 50 columns of single precision: 20 numbers, one in twenty missing, and six categories of five levels
 * as 30 columns of 0 and 1. The same seed gives the same rows.
 */
final class LoanColumns {
    static final int WIDTH = 50;

    private static final int NUMBERS = 20;
    private static final int LEVELS = 5;
    private static final double MISSING_SHARE = 0.05;

    final float[] values;
    final float[] labels;

    LoanColumns(int rows, long seed) {
        this(rows, seed, MISSING_SHARE);
    }

    /** Columns of which another share of the numbers is missing. */
    LoanColumns(int rows, long seed, double missing) {
        SplittableRandom random = new SplittableRandom(seed);
        values = new float[rows * WIDTH];
        labels = new float[rows];
        for (int row = 0; row < rows; row++) {
            int start = row * WIDTH;
            for (int i = 0; i < NUMBERS; i++) {
                values[start + i] = (float) random.nextGaussian();
            }
            for (int i = NUMBERS; i < WIDTH; i += LEVELS) {
                values[start + i + random.nextInt(LEVELS)] = 1;
            }
            labels[row] = random.nextDouble() < LogisticCalibration.STANDARD.probabilityOf(logOdds(start)) ? 1 : 0;
            for (int i = 0; i < NUMBERS; i++) {
                values[start + i] = random.nextDouble() < missing ? Float.NaN : values[start + i];
            }
        }
    }

    private double logOdds(int start) {
        float[] x = values;
        return -2.4
                + 0.5 * x[start]
                - 0.6 * x[start + 1]
                + 0.4 * x[start + 2] * x[start + 3]
                + 0.3 * Math.abs(x[start + 4])
                + 0.5 * x[start + 22]
                - 0.4 * x[start + 28] * x[start + 5]
                + 0.2 * Math.sin(3 * x[start + 6]);
    }

    int rows() {
        return labels.length;
    }

    static FeatureSet features() {
        List<Feature> features = IntStream.range(0, WIDTH)
                .<Feature>mapToObj(i -> Feature.number("f" + i).optional())
                .toList();
        return FeatureSet.of(features);
    }

    double[] row(int row) {
        return IntStream.range(0, WIDTH)
                .mapToDouble(i -> values[row * WIDTH + i])
                .toArray();
    }

    Frame frame() {
        Frame.Builder builder = Frame.builder(features(), rows());
        for (int row = 0; row < rows(); row++) {
            builder.add(row(row), row + 1L, null);
        }
        return builder.build();
    }
}
