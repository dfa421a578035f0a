package io.riskanalyzer.benchmarks;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.RowScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
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
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * A logistic model of 20 numbers and 5 categories of 8 levels, probabilities a second on one thread: the flat model on
 * encoded rows and on a frame, against Tribuo's own predict.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(LogisticScoringBenchmark.ROWS)
public class LogisticScoringBenchmark {
    static final int ROWS = 20_000;

    private static final int BLOCK = 4096;
    private static final int NUMBERS = 20;
    private static final int CATEGORIES = 5;
    private static final String[] LEVELS = {"a", "b", "c", "d", "e", "f", "g", "h"};

    private final double[][] rows = new double[ROWS][];
    private final double[] scores = new double[BLOCK];
    private final Frame frame;
    private final RowScorer scorer;
    private final String[][] columnNames = new String[NUMBERS + CATEGORIES][];
    private final List<Example<Label>> examples = new ArrayList<>();
    private final Model<Label> tribuo;

    /** Draws the rows, the same for every benchmark, and trains both models. */
    public LogisticScoringBenchmark() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i++) {
            features.add(Feature.number("n" + i));
            columnNames[i] = new String[] {"n" + i};
        }
        for (int i = 0; i < CATEGORIES; i++) {
            CategoryFeature<String> category = Feature.category("c" + i, LEVELS);
            features.add(category);
            columnNames[NUMBERS + i] = category.levels().stream()
                    .map(level -> category.name() + "=" + level)
                    .toArray(String[]::new);
        }
        FeatureSet set = FeatureSet.of(features);
        SplittableRandom random = new SplittableRandom(1);
        Frame.Builder builder = Frame.builder(set);
        boolean[] labels = new boolean[ROWS];
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> train = new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
        for (int row = 0; row < ROWS; row++) {
            rows[row] = IntStream.range(0, set.size())
                    .mapToDouble(slot -> slot < NUMBERS ? random.nextDouble() - 0.5 : random.nextInt(LEVELS.length))
                    .toArray();
            builder.add(rows[row], row + 1, null);
            labels[row] = random.nextDouble() < LogisticCalibration.STANDARD.probabilityOf(rows[row][0] + rows[row][1]);
            examples.add(example(rows[row], Boolean.toString(labels[row])));
            train.add(examples.get(row));
        }
        frame = builder.build();
        scorer = LogisticTrainer.builder()
                .stochastic(5, 0.03)
                .build()
                .train(Dataset.of(frame, labels))
                .bind(set);
        tribuo = new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.03), 5, -1, 1, 1).train(train);
    }

    private Example<Label> example(double[] row, String label) {
        String[] names = new String[row.length];
        double[] values = new double[row.length];
        for (int slot = 0; slot < row.length; slot++) {
            names[slot] = columnNames[slot][slot < NUMBERS ? 0 : (int) row[slot]];
            values[slot] = slot < NUMBERS ? row[slot] : 1;
        }
        return new ArrayExample<>(new Label(label), names, values);
    }

    private static double probability(Prediction<Label> prediction) {
        return Objects.requireNonNull(prediction.getOutputScores().get("true")).getScore();
    }

    /** The flat model, row by row. */
    @Benchmark
    public double flatRows() {
        double sum = 0;
        for (double[] row : rows) {
            sum += LogisticCalibration.STANDARD.probabilityOf(scorer.score(row));
        }
        return sum;
    }

    /** The flat model's log-odds, row by row: what {@link #flatRows} does without the exponential. */
    @Benchmark
    public double flatRowsLogOdds() {
        double sum = 0;
        for (double[] row : rows) {
            sum += scorer.score(row);
        }
        return sum;
    }

    /** The flat model on blocks of a frame. */
    @Benchmark
    public double flatFrame() {
        double sum = 0;
        for (int from = 0; from < ROWS; from += BLOCK) {
            int to = Math.min(ROWS, from + BLOCK);
            scorer.score(frame, from, to, scores);
            for (int i = 0; i < to - from; i++) {
                sum += LogisticCalibration.STANDARD.probabilityOf(scores[i]);
            }
        }
        return sum;
    }

    /** The flat model's log-odds on blocks of a frame. */
    @Benchmark
    public double flatFrameLogOdds() {
        double sum = 0;
        for (int from = 0; from < ROWS; from += BLOCK) {
            int to = Math.min(ROWS, from + BLOCK);
            scorer.score(frame, from, to, scores);
            sum += scores[to - from - 1];
        }
        return sum;
    }

    /** Tribuo, each row made into an example first, as an application would. */
    @Benchmark
    public double tribuoRows() {
        double sum = 0;
        for (double[] row : rows) {
            sum += probability(tribuo.predict(example(row, "false")));
        }
        return sum;
    }

    /** Tribuo on examples that are there already, one by one. */
    @Benchmark
    public double tribuoExamples() {
        double sum = 0;
        for (Example<Label> example : examples) {
            sum += probability(tribuo.predict(example));
        }
        return sum;
    }

    /** Tribuo on a list of examples that is there already. */
    @Benchmark
    public double tribuoList() {
        double sum = 0;
        for (Prediction<Label> prediction : tribuo.predict(examples)) {
            sum += probability(prediction);
        }
        return sum;
    }
}
