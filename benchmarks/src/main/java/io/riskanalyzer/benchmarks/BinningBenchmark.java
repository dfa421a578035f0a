package io.riskanalyzer.benchmarks;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.models.scorecard.OptimalBinning;
import io.riskanalyzer.models.scorecard.Trend;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Optimal bins of one number from raw values, and weight of evidence and information value of 26 columns by 20 quantile
 * bins, as {@code benchmarks/peers/binning.py} has them; one thread.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BinningBenchmark {
    private static final NumberFeature NUMBER = Feature.number("number").optional();

    private static boolean[] labels(double[] values) {
        SplittableRandom random = new SplittableRandom(2);
        boolean[] labels = new boolean[values.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(2 - 0.5 * values[i]));
        }
        return labels;
    }

    private static double[] values(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    /** One number. */
    @State(Scope.Benchmark)
    public static class OneNumber {
        /** OptBinning's published size, and a large one. */
        @Param({"307511", "5000000"})
        int rows;

        /** Fine bins. */
        @Param({"20", "100"})
        int preBins;

        private double[] values = new double[0];
        private boolean[] labels = new boolean[0];
        private OptimalBinning binning = OptimalBinning.DEFAULTS;

        /** Draws the rows. */
        @Setup
        public void draw() {
            values = values(rows, 1);
            labels = labels(values);
            binning = OptimalBinning.builder().preBins(preBins).build();
        }
    }

    /** Twenty numbers and six categories of five levels. */
    @State(Scope.Benchmark)
    public static class Columns {
        private static final int ROWS = 1_000_000;

        private final double[][] numbers = new double[20][];
        private final double[][] categories = new double[6][ROWS];
        private final CategoryFeature<String> category = Feature.category("level", "a", "b", "c", "d", "e");
        private final boolean[] labels;
        private final OptimalBinning quantiles = OptimalBinning.builder()
                .trend(Trend.NONE)
                .leastShare(0)
                .greatestPValue(1)
                .build();

        /** Draws the rows. */
        public Columns() {
            SplittableRandom random = new SplittableRandom(3);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = values(ROWS, i);
            }
            for (double[] levels : categories) {
                for (int row = 0; row < ROWS; row++) {
                    levels[row] = random.nextInt(5);
                }
            }
            labels = labels(numbers[0]);
        }
    }

    /**
     * From raw values to the table of the optimal bins.
     *
     * @param data the rows
     * @return the information value
     */
    @Benchmark
    public double optimalBins(OneNumber data) {
        return data.binning.fit(NUMBER, data.values, data.labels, null).iv();
    }

    /**
     * Weight of evidence and information value of every column.
     *
     * @param data the rows
     * @return the sum of the information values
     */
    @Benchmark
    public double quantileBinsOfColumns(Columns data) {
        double sum = 0;
        for (double[] numbers : data.numbers) {
            sum += data.quantiles.fit(NUMBER, numbers, data.labels, null).iv();
        }
        for (double[] levels : data.categories) {
            sum += data.quantiles.fit(data.category, levels, data.labels, null).iv();
        }
        return sum;
    }
}
