package io.riskanalyzer.benchmarks;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.RiskAssessment;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.models.scorecard.ScorecardTrainer;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A scorecard of thirty numbers, one value in fifty missing, on one thread: points, probabilities and the four reasons of
 * each row, in a batch and for one record.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScorecardScoringBenchmark {
    static final int ROWS = 100_000;

    private static final int VARIABLES = 30;
    private static final int TRAINED = 20_000;
    private static final int BLOCK = 4096;
    private static final int REASONS = 4;

    private final double[][] rows = new double[ROWS][VARIABLES];
    private final List<Map<String, ?>> records = new ArrayList<>();
    private final double[] block = new double[BLOCK];
    private final int[] terms = new int[BLOCK * REASONS];
    private final Frame frame;
    private final BoundPlan plan;
    private final RiskAnalyzer<Map<String, ?>> analyzer;
    private int next;

    /** Draws the rows and trains the scorecard, the same for every benchmark. */
    public ScorecardScoringBenchmark() {
        FeatureSet features = FeatureSet.of(IntStream.range(0, VARIABLES)
                .mapToObj(i -> Feature.number("x" + i).optional())
                .toList());
        SplittableRandom random = new SplittableRandom(1);
        Frame.Builder builder = Frame.builder(features);
        boolean[] labels = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double logOdds = -2;
            Map<String, Object> record = new TreeMap<>();
            for (int i = 0; i < VARIABLES; i++) {
                double value = random.nextDouble();
                logOdds += (i % 7 - 3) * 0.3 * (value - 0.5);
                rows[row][i] = random.nextInt(50) == 0 ? Double.NaN : value;
                if (!Double.isNaN(rows[row][i])) {
                    record.put("x" + i, rows[row][i]);
                }
            }
            labels[row] = random.nextDouble() < LogisticCalibration.STANDARD.probabilityOf(logOdds);
            records.add(record);
            builder.add(rows[row], row + 1, null);
        }
        frame = builder.build();
        Dataset train = Dataset.of(frame, labels).filter(row -> row < TRAINED);
        analyzer = RiskAnalyzer.builder()
                .schema(Schema.ofMaps(features))
                .scorer(ScorecardTrainer.builder()
                        .leastIv(0)
                        .signs(ScorecardTrainer.Signs.FREE)
                        .build()
                        .train(train))
                .reasons(REASONS)
                .build();
        plan = analyzer.plan().bind();
    }

    /** Points lost of each row of a frame. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double batchPoints() {
        double sum = 0;
        for (int from = 0; from < ROWS; from += BLOCK) {
            int to = Math.min(from + BLOCK, ROWS);
            plan.rawScores(frame, from, to, block);
            sum += block[0];
        }
        return sum;
    }

    /** Points and the terms of the four reasons of each row of a frame. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double batchPointsAndReasons() {
        double sum = 0;
        for (int from = 0; from < ROWS; from += BLOCK) {
            int to = Math.min(from + BLOCK, ROWS);
            plan.rankedTerms(frame, from, to, block, terms);
            sum += block[0] + terms[0];
        }
        return sum;
    }

    /** Points of one encoded row. */
    @Benchmark
    public double rowPoints() {
        next = next + 1 == ROWS ? 0 : next + 1;
        return plan.rawScore(rows[next]);
    }

    /** Points and reasons, texts included, of one encoded row. */
    @Benchmark
    public List<Reason> rowPointsAndReasons() {
        next = next + 1 == ROWS ? 0 : next + 1;
        return plan.reasons(rows[next]);
    }

    /** The whole assessment of one record that is a map: encoded, scored, calibrated, with four reasons and their texts. */
    @Benchmark
    public RiskAssessment recordAssessed() {
        next = next + 1 == ROWS ? 0 : next + 1;
        return analyzer.assess(records.get(next));
    }
}
