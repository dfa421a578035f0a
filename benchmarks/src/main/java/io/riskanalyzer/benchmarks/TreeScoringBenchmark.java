package io.riskanalyzer.benchmarks;

import biz.k11i.xgboost.Predictor;
import biz.k11i.xgboost.util.FVec;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.models.XgboostModels;
import io.riskanalyzer.score.RowScorer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
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
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * 100 boosted trees of depth 6, and a forest of 100 trees of depth 12, on 50 columns with missing values: microseconds a
 * row. The flat model, row by row and over a frame, against XGBoost's own library, a reader of its models in plain Java,
 * and Tribuo. Every engine is told to use one thread.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class TreeScoringBenchmark {
    private static final int ROWS = 20_000;
    private static final int FEW = 2_000;
    private static final int BLOCK = 4096;

    /** The rows, and a model of XGBoost in both forms. */
    public abstract static class Trained {
        final LoanColumns data = new LoanColumns(ROWS, 2);
        final Frame frame = data.frame();
        final double[][] rows = IntStream.range(0, FEW).mapToObj(data::row).toArray(double[][]::new);
        final float[][] few = new float[FEW][LoanColumns.WIDTH];
        final double[] scores = new double[BLOCK];
        final Booster booster;
        final RowScorer scorer;

        Trained(int rounds, Map<String, Object> more) {
            try {
                booster = train(rounds, more);
                scorer = flat(booster);
            } catch (XGBoostError | IOException e) {
                throw new IllegalStateException(e);
            }
            for (int row = 0; row < FEW; row++) {
                System.arraycopy(data.values, row * LoanColumns.WIDTH, few[row], 0, LoanColumns.WIDTH);
            }
        }

        private static Booster train(int rounds, Map<String, Object> more) throws XGBoostError {
            LoanColumns train = new LoanColumns(100_000, 1);
            DMatrix matrix = new DMatrix(train.values, train.rows(), LoanColumns.WIDTH, Float.NaN);
            matrix.setLabel(train.labels);
            Map<String, Object> settings =
                    new HashMap<>(Map.of("objective", "binary:logistic", "tree_method", "hist", "nthread", 1));
            settings.putAll(more);
            Booster booster = XGBoost.train(matrix, settings, rounds, Map.of(), null, null);
            matrix.dispose();
            return booster;
        }

        private static RowScorer flat(Booster booster) throws XGBoostError, IOException {
            Path file = Files.createTempFile("model", ".ubj");
            Files.write(file, booster.toByteArray("ubj"));
            RowScorer scorer = XgboostModels.load(file, LoanColumns.features()).bind(LoanColumns.features());
            Files.delete(file);
            return scorer;
        }

        final double scoreRows() {
            double sum = 0;
            for (int row = 0; row < FEW; row++) {
                sum += scorer.score(rows[row]);
            }
            return sum;
        }

        final double scoreFrame() {
            double last = 0;
            for (int from = 0; from < ROWS; from += BLOCK) {
                int to = Math.min(ROWS, from + BLOCK);
                scorer.score(frame, from, to, scores);
                last += scores[to - from - 1];
            }
            return last;
        }
    }

    /** Boosted trees. */
    @State(Scope.Thread)
    public static class Boosted extends Trained {
        final Predictor h2o;

        /** Trains. */
        public Boosted() {
            super(100, Map.of("max_depth", 6, "eta", 0.1));
            try {
                h2o = new Predictor(new ByteArrayInputStream(booster.toByteArray("deprecated")));
            } catch (XGBoostError | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A forest. */
    @State(Scope.Thread)
    public static class Forest extends Trained {
        /** Trains. */
        public Forest() {
            super(
                    1,
                    Map.of(
                            "max_depth",
                            12,
                            "eta",
                            1,
                            "num_parallel_tree",
                            100,
                            "subsample",
                            0.632,
                            "colsample_bynode",
                            0.14,
                            "reg_lambda",
                            0));
        }
    }

    /** Examples of Tribuo. */
    public abstract static class Tribuo {
        final LoanColumns data = new LoanColumns(FEW, 2);
        private final String[] names =
                IntStream.range(0, LoanColumns.WIDTH).mapToObj(i -> "f" + i).toArray(String[]::new);
        private final LabelFactory factory = new LabelFactory();

        final MutableDataset<Label> training(int rows) {
            LoanColumns train = new LoanColumns(rows, 1);
            MutableDataset<Label> examples =
                    new MutableDataset<>(new SimpleDataSourceProvenance("loans", factory), factory);
            for (int row = 0; row < rows; row++) {
                examples.add(example(train, row, Boolean.toString(train.labels[row] > 0)));
            }
            return examples;
        }

        /** What is missing is left out. */
        final Example<Label> example(LoanColumns columns, int row, String label) {
            int start = row * LoanColumns.WIDTH;
            int[] present = IntStream.range(0, LoanColumns.WIDTH)
                    .filter(i -> !Float.isNaN(columns.values[start + i]))
                    .toArray();
            return new ArrayExample<>(
                    new Label(label),
                    IntStream.of(present).mapToObj(i -> names[i]).toArray(String[]::new),
                    IntStream.of(present)
                            .mapToDouble(i -> columns.values[start + i])
                            .toArray());
        }

        final double predict(Model<Label> model) {
            double sum = 0;
            for (int row = 0; row < FEW; row++) {
                sum += Objects.requireNonNull(model.predict(example(data, row, "false"))
                                .getOutputScores()
                                .get("true"))
                        .getScore();
            }
            return sum;
        }
    }

    /** Tribuo's boosted trees. */
    @State(Scope.Thread)
    public static class TribuoBoosted extends Tribuo {
        final Model<Label> model =
                new XGBoostClassificationTrainer(100, 0.1, 0, 6, 1, 1, 1, 1, 0, 1, true, 1).train(training(20_000));
    }

    /** Tribuo's forest. */
    @State(Scope.Thread)
    public static class TribuoForest extends Tribuo {
        final Model<Label> model = new RandomForestTrainer<>(
                        new CARTClassificationTrainer(12, 0.14f, 1), new VotingCombiner(), 100)
                .train(training(2_000));
    }

    /** The flat model, row by row: the rows that the others are given one by one. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public double boostedRows(Boosted state) {
        return state.scoreRows();
    }

    /** The flat model on blocks of a frame. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double boostedFrame(Boosted state) {
        return state.scoreFrame();
    }

    /** XGBoost, a matrix a row. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public double boostedRowsXgboost(Boosted state) throws XGBoostError {
        double sum = 0;
        for (float[] row : state.few) {
            DMatrix matrix = new DMatrix(row, 1, LoanColumns.WIDTH, Float.NaN);
            sum += state.booster.predict(matrix)[0][0];
            matrix.dispose();
        }
        return sum;
    }

    /** XGBoost without a matrix, all rows at once. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double boostedFrameXgboost(Boosted state) throws XGBoostError {
        return state.booster.inplace_predict(state.data.values, ROWS, LoanColumns.WIDTH, Float.NaN)[0][0];
    }

    /** XGBoost without a matrix, row by row. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public double boostedRowsXgboostInPlace(Boosted state) throws XGBoostError {
        double sum = 0;
        for (float[] row : state.few) {
            sum += state.booster.inplace_predict(row, 1, LoanColumns.WIDTH, Float.NaN)[0][0];
        }
        return sum;
    }

    /** H2O's reader of XGBoost's models, in plain Java. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public double boostedRowsH2o(Boosted state) {
        double sum = 0;
        for (float[] row : state.few) {
            sum += state.h2o.predictSingle(FVec.Transformer.fromArray(row, false));
        }
        return sum;
    }

    /** Tribuo, each row made into an example first. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public double boostedRowsTribuo(TribuoBoosted state) {
        return state.predict(state.model);
    }

    /** The flat forest, row by row. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public double forestRows(Forest state) {
        return state.scoreRows();
    }

    /** The flat forest on blocks of a frame. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double forestFrame(Forest state) {
        return state.scoreFrame();
    }

    /** XGBoost's forest without a matrix, all rows at once. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double forestFrameXgboost(Forest state) throws XGBoostError {
        return state.booster.inplace_predict(state.data.values, ROWS, LoanColumns.WIDTH, Float.NaN)[0][0];
    }

    /** Tribuo's forest, each row made into an example first. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public double forestRowsTribuo(TribuoForest state) {
        return state.predict(state.model);
    }
}
