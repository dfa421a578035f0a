package io.riskanalyzer.benchmarks;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.models.scorecard.BinningCounts;
import io.riskanalyzer.models.scorecard.BinningTable;
import io.riskanalyzer.models.scorecard.OptimalBinning;
import io.riskanalyzer.models.scorecard.Trend;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** The optimal bins of counted fine bins, and their table: what the dynamic programme takes without the rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BinOptimumBenchmark {
    private static final int FINE_BINS = 100;

    /** How the rates go. */
    @Param
    Trend trend = Trend.AUTOMATIC;

    /** The greatest number of bins; above that of fine bins for any. */
    @Param({"1000", "6"})
    int greatestBins;

    /** The least share of a bin: without one there are the most ways. */
    @Param({"0", "0.05"})
    double leastShare;

    /** The greatest p-value of neighbours. */
    @Param({"1", "0.05"})
    double greatestPValue;

    private BinningCounts counts = BinningCounts.of(List.of());
    private OptimalBinning binning = OptimalBinning.DEFAULTS;

    /** Counts rows whose risk has a peak, with noise. */
    @Setup
    public void count() {
        NumberFeature number = Feature.number("number");
        SplittableRandom random = new SplittableRandom(1);
        Frame.Builder frame = Frame.builder(FeatureSet.of(number));
        boolean[] labels = new boolean[50_000];
        for (int i = 0; i < labels.length; i++) {
            double value = random.nextDouble() * FINE_BINS;
            labels[i] = random.nextDouble() < 0.1 + 0.2 * value / FINE_BINS * (1.4 - value / FINE_BINS);
            frame.add(new double[] {value}, i + 1, null);
        }
        List<Double> cuts =
                IntStream.range(1, FINE_BINS).mapToObj(i -> (double) i).toList();
        counts = BinningCounts.of(List.of(new Bins.Numbers(number, cuts)));
        counts.update(frame.build(), labels, null);
        binning = OptimalBinning.builder()
                .trend(trend)
                .greatestBins(greatestBins)
                .leastShare(leastShare)
                .greatestPValue(greatestPValue)
                .build();
    }

    /**
     * From counts to the table of the optimal bins.
     *
     * @return the table
     */
    @Benchmark
    public List<BinningTable> optimum() {
        return binning.fit(counts);
    }
}
