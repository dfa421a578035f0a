package io.riskanalyzer.benchmarks;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.ImportanceReport;
import io.riskanalyzer.explain.PermutationImportance;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.models.XgboostModels;
import io.riskanalyzer.score.RiskScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What every feature is worth: 26 columns (20 numbers, 6 codes of five levels), 20,000 rows, 5 repeats, AUC, one thread;
 * milliseconds for all of it. The peer is scikit-learn's {@code permutation_importance}, in {@code peers/importance.py}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
public class PermutationImportanceBenchmark {
    private static final int NUMBERS = 20;
    private static final int LEVELS = 5;
    private static final int WIDTH = 26;
    private static final FeatureSet FEATURES = FeatureSet.of(IntStream.range(0, WIDTH)
            .<Feature>mapToObj(i -> Feature.number("f" + i).optional())
            .toList());

    /** A model and the rows to measure it on. */
    public abstract static class Trained {
        final RiskScorer scorer;
        final Dataset data;

        Trained(int rounds, double missing, Map<String, Object> more) {
            try {
                LoanColumns train = new LoanColumns(100_000, 1, missing);
                DMatrix matrix = new DMatrix(coded(train), train.rows(), WIDTH, Float.NaN);
                matrix.setLabel(train.labels);
                Map<String, Object> settings =
                        new HashMap<>(Map.of("objective", "binary:logistic", "tree_method", "hist", "nthread", 1));
                settings.putAll(more);
                byte[] model = XGBoost.train(matrix, settings, rounds, Map.of(), null, null)
                        .toByteArray("ubj");
                matrix.dispose();
                Path file = Files.createTempFile("model", ".ubj");
                Files.write(file, model);
                scorer = XgboostModels.load(file, FEATURES);
                Files.delete(file);
                data = measured(new LoanColumns(20_000, 2, missing));
            } catch (XGBoostError | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The numbers, and the level of each category as one code. */
        private static float[] coded(LoanColumns columns) {
            float[] coded = new float[columns.rows() * WIDTH];
            for (int row = 0; row < columns.rows(); row++) {
                int from = row * LoanColumns.WIDTH;
                System.arraycopy(columns.values, from, coded, row * WIDTH, NUMBERS);
                for (int i = NUMBERS; i < LoanColumns.WIDTH; i++) {
                    if (columns.values[from + i] == 1) {
                        coded[row * WIDTH + NUMBERS + (i - NUMBERS) / LEVELS] = (i - NUMBERS) % LEVELS;
                    }
                }
            }
            return coded;
        }

        private static Dataset measured(LoanColumns columns) {
            float[] coded = coded(columns);
            Frame.Builder frame = Frame.builder(FEATURES, columns.rows());
            boolean[] labels = new boolean[columns.rows()];
            for (int row = 0; row < labels.length; row++) {
                int from = row * WIDTH;
                frame.add(
                        IntStream.range(0, WIDTH)
                                .mapToDouble(i -> coded[from + i])
                                .toArray(),
                        row + 1L,
                        null);
                labels[row] = columns.labels[row] > 0;
            }
            return Dataset.of(frame.build(), labels);
        }
    }

    /** 100 boosted trees of depth 6; one value in twenty is missing. */
    @State(Scope.Thread)
    public static class Boosted extends Trained {
        /** Trains. */
        public Boosted() {
            super(100, 0.05, Map.of("max_depth", 6, "eta", 0.1));
        }
    }

    /** A forest of 100 trees of depth 12; no value is missing, since scikit-learn's forest takes none. */
    @State(Scope.Thread)
    public static class Forest extends Trained {
        /** Trains. */
        public Forest() {
            super(
                    1,
                    0,
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
                            0.2,
                            "reg_lambda",
                            0));
        }
    }

    private static ImportanceReport measure(PermutationImportance.Builder settings, Trained state) {
        return settings.repeats(5).threads(1).build().run(state.scorer, state.data);
    }

    /** Boosted trees. */
    @Benchmark
    public ImportanceReport boosted(Boosted state) {
        return measure(PermutationImportance.builder(), state);
    }

    /** The forest. */
    @Benchmark
    public ImportanceReport forest(Forest state) {
        return measure(PermutationImportance.builder(), state);
    }
}
