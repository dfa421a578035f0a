package io.riskanalyzer.benchmarks;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.Background;
import io.riskanalyzer.explain.TreeShap;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.models.XgboostModels;
import io.riskanalyzer.score.RowExplainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;
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
 * Shapley values of trees on 50 columns: milliseconds for 2,000 rows of the boosted model, 200 of the others, one thread.
 * Ours, over a frame and row by row, with and without tables and against a background, beside XGBoost's own
 * {@code predictContrib} of the same trees and rows. The score is divided by the rows in the table of the README.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class TreeShapBenchmark {
    private static final int TRAINING_ROWS = 100_000;
    private static final int BACKGROUND = 100;

    /** Which trees. */
    public enum Trees {
        /** 100 boosted trees of depth 6. */
        BOOSTED_100X6(2_000, 100, 1, 6),
        /** A forest of 100 trees of depth 12. */
        FOREST_100X12(200, 1, 100, 12),
        /** A forest of 500 trees of depth 8. */
        FOREST_500X8(200, 1, 500, 8);

        private final int rows;
        private final int rounds;
        private final int parallel;
        private final int depth;

        Trees(int rows, int rounds, int parallel, int depth) {
            this.rows = rows;
            this.rounds = rounds;
            this.parallel = parallel;
            this.depth = depth;
        }

        Map<String, Object> settings() {
            Map<String, Object> settings = new HashMap<>(Map.of("max_depth", depth, "num_parallel_tree", parallel));
            settings.putAll(
                    rounds > 1
                            ? Map.of("eta", 0.1)
                            : Map.of("eta", 1, "subsample", 0.632, "colsample_bynode", 0.14, "reg_lambda", 0));
            settings.putAll(Map.of("objective", "binary:logistic", "tree_method", "hist", "nthread", 1));
            return settings;
        }
    }

    /** The trees. */
    @Param({"BOOSTED_100X6", "FOREST_100X12", "FOREST_500X8"})
    public Trees trees = Trees.BOOSTED_100X6;

    /** The share of the numbers that is missing. */
    @Param({"0", "0.05"})
    public double missing;

    private @Nullable Measured measured;

    /** Trains the model, and builds the tables. */
    @Setup
    public void train() throws XGBoostError, IOException {
        measured = new Measured(trees, missing);
        measured.requireSame();
    }

    private Measured measured() {
        return Objects.requireNonNull(measured);
    }

    /** A model in both forms, and rows. */
    private static final class Measured {
        private final LoanColumns data;
        private final Frame frame;
        private final double[][] rows;
        private final Booster booster;
        private final RowExplainer withTables;
        private final RowExplainer withoutTables;
        private final RowExplainer against;
        private final double[] bases;
        private final double[] contributions;

        Measured(Trees trees, double missing) throws XGBoostError, IOException {
            booster = trained(trees, new LoanColumns(TRAINING_ROWS, 1, missing));
            data = new LoanColumns(trees.rows, 2, missing);
            frame = data.frame();
            rows = IntStream.range(0, trees.rows).mapToObj(data::row).toArray(double[][]::new);
            TreeShap shap = TreeShap.of(flat(booster));
            withTables = shap.bind(frame.features());
            withoutTables = shap.tablesUpTo(0).bind(frame.features());
            Background background = Background.of(new LoanColumns(BACKGROUND, 3, missing).frame());
            against = shap.against(background).bind(frame.features());
            bases = new double[trees.rows];
            contributions = new double[trees.rows * withTables.terms()];
        }

        private static Booster trained(Trees trees, LoanColumns training) throws XGBoostError {
            DMatrix matrix = new DMatrix(training.values, TRAINING_ROWS, LoanColumns.WIDTH, Float.NaN);
            matrix.setLabel(training.labels);
            Booster booster = XGBoost.train(matrix, trees.settings(), trees.rounds, Map.of(), null, null);
            matrix.dispose();
            return booster;
        }

        private static TreeEnsemble flat(Booster booster) throws XGBoostError, IOException {
            Path file = Files.createTempFile("model", ".ubj");
            Files.write(file, booster.toByteArray("ubj"));
            TreeEnsemble model = XgboostModels.load(file, LoanColumns.features());
            Files.delete(file);
            return model;
        }

        /** Measures nothing unless both say the same. */
        void requireSame() throws XGBoostError {
            float[][] peer = predictContrib(data.values, rows.length);
            rowsOneByOne();
            for (int row = 0; row < rows.length; row++) {
                double ours = bases[row];
                for (int term = 0; term < withTables.terms(); term++) {
                    int column = LoanColumns.features()
                            .slotOf(withTables.features(term).iterator().next());
                    double difference = contributions[row * withTables.terms() + term] - peer[row][column];
                    if (!(Math.abs(difference) <= 1e-4)) {
                        throw new IllegalStateException("Row " + row + ", term " + term + " differs by " + difference);
                    }
                }
                if (!(Math.abs(ours - peer[row][LoanColumns.WIDTH]) <= 1e-4)) {
                    throw new IllegalStateException(
                            "The bases of row " + row + " differ: " + ours + ", " + Arrays.toString(peer[row]));
                }
            }
        }

        private float[][] predictContrib(float[] values, int count) throws XGBoostError {
            DMatrix matrix = new DMatrix(values, count, LoanColumns.WIDTH, Float.NaN);
            float[][] peer = booster.predictContrib(matrix, 0);
            matrix.dispose();
            return peer;
        }

        double[] rowsOneByOne() {
            double[] ofRow = new double[withTables.terms()];
            for (int row = 0; row < rows.length; row++) {
                bases[row] = withTables.explain(rows[row], ofRow);
                System.arraycopy(ofRow, 0, contributions, row * ofRow.length, ofRow.length);
            }
            return contributions;
        }

        double[] explain(RowExplainer explainer) {
            explainer.explain(frame, 0, frame.rows(), bases, contributions);
            return contributions;
        }
    }

    /** A frame, the trees from tables where these fit. */
    @Benchmark
    public double[] frame() {
        return measured().explain(measured().withTables);
    }

    /** A frame, no tables. */
    @Benchmark
    public double[] frameWithoutTables() {
        return measured().explain(measured().withoutTables);
    }

    /** A frame against 100 rows. */
    @Benchmark
    public double[] frameAgainstBackground() {
        return measured().explain(measured().against);
    }

    /** Row by row. */
    @Benchmark
    public double[] rowsOneByOne() {
        return measured().rowsOneByOne();
    }

    /** XGBoost, all rows in one matrix. */
    @Benchmark
    public float[][] frameXgboost() throws XGBoostError {
        return measured().predictContrib(measured().data.values, trees.rows);
    }

    /** XGBoost, a matrix a row. */
    @Benchmark
    public double rowsOneByOneXgboost() throws XGBoostError {
        double sum = 0;
        for (int row = 0; row < trees.rows; row++) {
            int start = row * LoanColumns.WIDTH;
            sum += measured()
                    .predictContrib(Arrays.copyOfRange(measured().data.values, start, start + LoanColumns.WIDTH), 1)[0][
                    0];
        }
        return sum;
    }
}
