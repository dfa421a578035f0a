package io.riskanalyzer.benchmarks;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.models.XgboostTrainer;
import io.riskanalyzer.score.Bands;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
 * {@code RiskAnalyzer.scoreAll} of 200,000 rows of 50 columns, calibrated, on the processors that there are: microseconds a
 * row. Run it with {@code -jvmArgsAppend -XX:ActiveProcessorCount=1}, and with 2.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(AllCoresBenchmark.ROWS)
public class AllCoresBenchmark {
    static final int ROWS = 200_000;

    private final Frame frame = new LoanColumns(ROWS, 2).frame();
    private final RiskAnalyzer<Map<String, ?>> boosted = analyzer(
            XgboostTrainer.builder().trees(100).maxDepth(6).learningRate(0.1).build());
    private final RiskAnalyzer<Map<String, ?>> logistic = analyzer(LogisticTrainer.DEFAULTS);

    private static RiskAnalyzer<Map<String, ?>> analyzer(Trainer trainer) {
        LoanColumns train = new LoanColumns(50_000, 1);
        boolean[] labels = new boolean[train.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = train.labels[row] > 0;
        }
        return RiskAnalyzer.builder()
                .schema(Schema.ofMaps(LoanColumns.features()))
                .scorer(trainer.train(Dataset.of(train.frame(), labels)))
                .bands(Bands.below(0.5, "LOW").otherwise("HIGH"))
                .build();
    }

    /** 100 boosted trees of depth 6. */
    @Benchmark
    public double[] boosted() {
        return boosted.scoreAll(frame);
    }

    /** A logistic model. */
    @Benchmark
    public double[] logistic() {
        return logistic.scoreAll(frame);
    }
}
