package io.riskanalyzer.benchmarks;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.ForestTrainer;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.models.XgboostTrainer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * Tells how long trainings of 200,000 rows of 50 columns take, from a dataset to a model that scores, and the memory; a
 * training takes seconds, so this is no JMH benchmark. {@code scripts/training-speed.sh} runs it and Python's libraries in
 * turn on the same rows.
 *
 * <pre>
 * java -cp 'benchmarks/target/lib/*:benchmarks/target/benchmarks.jar' io.riskanalyzer.benchmarks.TrainingTimes write FOLDER
 * java -cp … io.riskanalyzer.benchmarks.TrainingTimes xgboost|forest|logistic RUNS THREADS
 * </pre>
 */
public final class TrainingTimes {
    private static final int ROWS = 200_000;
    private static final int HELD_OUT = 100_000;

    private TrainingTimes() {}

    /**
     * Writes the rows, or trains.
     *
     * @param args {@code write} and a folder, or a model, the number of trainings and that of threads
     * @throws IOException if a file cannot be written or read
     */
    public static void main(String[] args) throws IOException {
        if (args[0].equals("write")) {
            write(Path.of(args[1]), "train", new LoanColumns(ROWS, 1, 0));
            write(Path.of(args[1]), "test", new LoanColumns(HELD_OUT, 2, 0));
        } else {
            measure(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        }
    }

    private static void write(Path folder, String name, LoanColumns columns) throws IOException {
        Files.write(folder.resolve(name + ".x"), bytes(columns.values));
        Files.write(folder.resolve(name + ".y"), bytes(columns.labels));
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static Trainer trainer(String model, int threads) {
        Map<String, Trainer> trainers = Map.of(
                "xgboost",
                XgboostTrainer.builder()
                        .trees(100)
                        .maxDepth(6)
                        .learningRate(0.1)
                        .rowShare(1)
                        .columnShare(1)
                        .threads(threads)
                        .build(),
                "forest",
                ForestTrainer.builder()
                        .trees(100)
                        .maxDepth(12)
                        .minLeafWeight(1)
                        .columnShare(0.14) // the root of 50, as scikit-learn takes
                        .threads(threads)
                        .build(),
                "logistic",
                LogisticTrainer.builder().build());
        return Objects.requireNonNull(trainers.get(model), model);
    }

    private static void measure(String name, int runs, int threads) throws IOException {
        Dataset train = dataset(new LoanColumns(ROWS, 1, 0));
        Trainer trainer = trainer(name, threads);
        System.gc();
        double before = megabytes("VmRSS");
        double[] seconds = new double[runs];
        List<Model> models = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            models.clear();
            long start = System.nanoTime();
            models.add(trainer.train(train));
            seconds[run] = (System.nanoTime() - start) / 1e9;
        }
        double most = megabytes("VmHWM");
        Dataset test = dataset(new LoanColumns(HELD_OUT, 2, 0));
        double[] scores = new double[test.rows()];
        models.get(0).bind(test.features()).score(test.frame(), 0, scores.length, scores);
        double auc = Metrics.AUC.of(scores, test.labels());
        double median =
                DoubleStream.of(seconds).sorted().skip(runs / 2).findFirst().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "ours %-12s median %.3f s of %s, AUC %.4f, resident before %.0f MB, at most %.0f MB%n",
                name,
                median,
                Arrays.toString(Arrays.stream(seconds)
                        .map(value -> Math.round(1000 * value) / 1000.0)
                        .toArray()),
                auc,
                before,
                most);
    }

    private static Dataset dataset(LoanColumns columns) {
        boolean[] labels = new boolean[columns.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = columns.labels[row] > 0;
        }
        return Dataset.of(columns.frame(), labels);
    }

    /** What Linux tells of this process; NaN elsewhere. */
    private static double megabytes(String what) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(what + ":"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
