package io.riskanalyzer.benchmarks;

import io.riskanalyzer.data.Frame;
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
        BOOSTED_100X6(2_000, 100, Map.of("max_depth", 6, "eta", 0.1)),
        /** A forest of 100 trees of depth 12. */
        FOREST_100X12(200, 1, forest(100, 12)),
        /** A forest of 500 trees of depth 8. */
        FOREST_500X8(200, 1, forest(500, 8));

        private final int rows;
        private final int rounds;
        private final Map<String, Object> settings;

        Trees(int rows, int rounds, Map<String, Object> settings) {
            this.rows = rows;
            this.rounds = rounds;
            this.settings = settings;
        }

        private static Map<String, Object> forest(int trees, int depth) {
            return Map.of(
                    "max_depth",
                    depth,
                    "eta",
                    1,
                    "num_parallel_tree",
                    trees,
                    "subsample",
                    0.632,
                    "colsample_bynode",
                    0.14,
                    "reg_lambda",
                    0);
        }
    }

    /** The trees. */
    @Param({"BOOSTED_100X6", "FOREST_100X12", "FOREST_500X8"})
    public Trees trees = Trees.BOOSTED_100X6;

    /** The share of the numbers that is missing. */
    @Param({"0", "0.05"})
    public double missing;

    private LoanColumns data;
    private Frame frame;
    private double[][] rows;
    private Booster booster;
    private RowExplainer withTables;
    private RowExplainer withoutTables;
    private RowExplainer against;
    private double[] bases;
    private double[] contributions;

    /** Trains the model, and builds the tables. */
    @Setup
    public void train() throws XGBoostError, IOException {
        LoanColumns training = new LoanColumns(TRAINING_ROWS, 1, missing);
        DMatrix matrix = new DMatrix(training.values, TRAINING_ROWS, LoanColumns.WIDTH, Float.NaN);
        matrix.setLabel(training.labels);
        Map<String, Object> settings =
                new HashMap<>(Map.of("objective", "binary:logistic", "tree_method", "hist", "nthread", 1));
        settings.putAll(trees.settings);
        booster = XGBoost.train(matrix, settings, trees.rounds, Map.of(), null, null);
        matrix.dispose();
        data = new LoanColumns(trees.rows, 2, missing);
        frame = data.frame();
        rows = IntStream.range(0, trees.rows).mapToObj(data::row).toArray(double[][]::new);
        TreeShap shap = TreeShap.of(flat());
        withTables = shap.bind(frame.features());
        withoutTables = shap.tablesUpTo(0).bind(frame.features());
        against = shap.against(io.riskanalyzer.explain.Background.of(new LoanColumns(BACKGROUND, 3, missing).frame()))
                .bind(frame.features());
        bases = new double[trees.rows];
        contributions = new double[trees.rows * withTables.terms()];
        requireSame();
    }

    private TreeEnsemble flat() throws XGBoostError, IOException {
        Path file = Files.createTempFile("model", ".ubj");
        Files.write(file, booster.toByteArray("ubj"));
        TreeEnsemble model = XgboostModels.load(file, LoanColumns.features());
        Files.delete(file);
        return model;
    }

    /** Measures nothing unless both say the same. */
    private void requireSame() throws XGBoostError {
        float[][] peer = predictContrib(data.values, trees.rows);
        rowsOneByOne();
        for (int row = 0; row < trees.rows; row++) {
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
                throw new IllegalStateException("The bases of row " + row + " differ: " + ours + ", "
                        + Arrays.toString(peer[row]));
            }
        }
    }

    private float[][] predictContrib(float[] values, int count) throws XGBoostError {
        DMatrix matrix = new DMatrix(values, count, LoanColumns.WIDTH, Float.NaN);
        float[][] peer = booster.predictContrib(matrix, 0);
        matrix.dispose();
        return peer;
    }

    /** A frame, the trees from tables where these fit. */
    @Benchmark
    public double[] frame() {
        withTables.explain(frame, 0, frame.rows(), bases, contributions);
        return contributions;
    }

    /** A frame, no tables. */
    @Benchmark
    public double[] frameWithoutTables() {
        withoutTables.explain(frame, 0, frame.rows(), bases, contributions);
        return contributions;
    }

    /** A frame against 100 rows. */
    @Benchmark
    public double[] frameAgainstBackground() {
        against.explain(frame, 0, frame.rows(), bases, contributions);
        return contributions;
    }

    /** Row by row. */
    @Benchmark
    public double[] rowsOneByOne() {
        double[] ofRow = new double[withTables.terms()];
        for (int row = 0; row < rows.length; row++) {
            bases[row] = withTables.explain(rows[row], ofRow);
            System.arraycopy(ofRow, 0, contributions, row * ofRow.length, ofRow.length);
        }
        return contributions;
    }

    /** XGBoost, all rows in one matrix. */
    @Benchmark
    public float[][] frameXgboost() throws XGBoostError {
        return predictContrib(data.values, trees.rows);
    }

    /** XGBoost, a matrix a row. */
    @Benchmark
    public double rowsOneByOneXgboost() throws XGBoostError {
        double sum = 0;
        for (int row = 0; row < rows.length; row++) {
            int start = row * LoanColumns.WIDTH;
            sum += predictContrib(Arrays.copyOfRange(data.values, start, start + LoanColumns.WIDTH), 1)[0][0];
        }
        return sum;
    }
}
