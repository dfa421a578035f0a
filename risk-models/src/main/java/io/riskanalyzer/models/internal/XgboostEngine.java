package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trains XGBoost on the columns of a dataset, without Tribuo's examples between. Immutable and thread-safe. */
public final class XgboostEngine {
    /** What XGBoost is called in a provenance. */
    public static final String NAME = "xgboost";

    /** Half of the processors: OpenMP's threads spin, and wait long for one whose processor another program has. */
    public static final int DEFAULT_THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final String FORMAT = "ubj";

    private final Map<String, Object> parameters;
    private final long seed;

    /**
     * Creates an engine.
     *
     * @param parameters the parameters as XGBoost names them, without those that this class sets: the base score and the
     *     number of trees
     * @param seed the seed of samples of rows and columns
     * @param threads the number of threads, at least 1; the model does not depend on it
     */
    public XgboostEngine(Map<String, ?> parameters, long seed, int threads) {
        this.parameters = new LinkedHashMap<>(parameters);
        this.parameters.put("tree_method", "hist");
        this.seed = (seed ^ seed >>> Integer.SIZE) & Integer.MAX_VALUE; // no more bits are taken
        this.parameters.put("seed", this.seed);
        this.parameters.put("nthread", threads);
        this.parameters.put("verbosity", 0);
    }

    /**
     * Trains trees one upon the other.
     *
     * @param data the rows to learn from
     * @param rounds the number of trees
     * @param progress is told after each tree
     * @return the model
     * @throws IllegalArgumentException if nothing can be learnt from the rows
     */
    public XgboostBooster boost(Dataset data, int rounds, Progress progress) {
        TrainingRows rows = TrainingRows.of(data);
        return running(() -> {
            try (XgboostMatrix matrix = XgboostMatrix.of(rows)) {
                Booster booster = start(matrix, Map.of());
                try {
                    for (int round = 0; round < rounds; round++) {
                        grow(booster, matrix, round);
                        progress.at(round + 1L, rounds);
                    }
                    return saved(booster);
                } finally {
                    booster.dispose();
                }
            }
        });
    }

    /**
     * Returns after how many rounds the log loss on other rows is least.
     *
     * @param data the rows to learn from
     * @param validation the rows to judge by
     * @param rounds the greatest number of rounds
     * @param patience how many rounds may pass without a lower loss
     * @param progress is told after each round
     * @return the number, at least 1
     */
    public int bestRounds(Dataset data, Dataset validation, int rounds, int patience, Progress progress) {
        TrainingRows rows = TrainingRows.of(data);
        TrainingRows others = TrainingRows.of(validation);
        return running(() -> {
            try (XgboostMatrix matrix = XgboostMatrix.of(rows);
                    XgboostMatrix judged = XgboostMatrix.of(others)) {
                Booster booster = start(matrix, Map.of("validation", judged));
                try {
                    int best = 0;
                    double least = Double.POSITIVE_INFINITY;
                    for (int round = 0; round < rounds && round < best + patience; round++) {
                        grow(booster, matrix, round);
                        double loss = judged.logLoss(booster.predict(judged.matrix(), true));
                        if (loss < least) {
                            least = loss;
                            best = round + 1;
                        }
                        progress.at(round + 1L, rounds);
                    }
                    return best;
                } finally {
                    booster.dispose();
                }
            }
        });
    }

    /**
     * Trains trees side by side, each batch with a seed of its own. The mean of the batches' sums is the forest.
     *
     * @param data the rows to learn from
     * @param batches the number of batches
     * @param progress is told after each batch
     * @return the models, one a batch
     * @throws IllegalArgumentException if nothing can be learnt from the rows
     */
    public List<XgboostBooster> bag(Dataset data, int batches, Progress progress) {
        TrainingRows rows = TrainingRows.of(data);
        return running(() -> {
            List<XgboostBooster> bags = new ArrayList<>();
            try (XgboostMatrix matrix = XgboostMatrix.of(rows)) {
                for (int batch = 0; batch < batches; batch++) {
                    Booster booster = start(matrix, Map.of());
                    try {
                        booster.setParam("seed", (seed + batch) & Integer.MAX_VALUE);
                        grow(booster, matrix, 0);
                        bags.add(saved(booster));
                    } finally {
                        booster.dispose();
                    }
                    progress.at(batch + 1L, batches);
                }
            }
            return bags;
        });
    }

    private Booster start(XgboostMatrix matrix, Map<String, XgboostMatrix> watched) throws XGBoostError {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.put("base_score", matrix.shareOfPositives());
        Map<String, DMatrix> caches = new LinkedHashMap<>();
        watched.forEach((name, other) -> caches.put(name, other.matrix()));
        return XGBoost.train(matrix.matrix(), all, 0, caches, null, null); // no round yet: they are told one by one
    }

    private static void grow(Booster booster, XgboostMatrix matrix, int round) throws XGBoostError {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The thread was interrupted before the training was complete.");
        }
        booster.update(matrix.matrix(), round);
    }

    private static XgboostBooster saved(Booster booster) throws XGBoostError {
        return XgboostBooster.parse(booster.toByteArray(FORMAT), "the model that was trained");
    }

    private static <R> R running(Work<R> work) {
        EngineLog.quietenXgboost();
        try {
            return work.run();
        } catch (XGBoostError e) {
            throw new IllegalStateException(
                    "The training by XGBoost must end, but it failed: " + e.getMessage()
                            + "\nMaybe a parameter that was handed through is not one of this version.",
                    e);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "XGBoost's native library must load, but it does not: " + e.getMessage()
                            + "\nMaybe install libgomp (OpenMP), or train on Linux, macOS or Windows with glibc.",
                    e);
        }
    }

    @FunctionalInterface
    private interface Work<R> {
        R run() throws XGBoostError;
    }
}
