package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.model.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** When a training began, on which rows: at its end the provenance of the model. */
public final class TrainingRecord {
    private final String trainer;
    private final Dataset data;
    private final Instant begin = Instant.now();
    private final long start = System.nanoTime();

    /**
     * Begins the record of a training.
     *
     * @param trainer the name of the trainer
     * @param data the rows that it learns from
     */
    public TrainingRecord(String trainer, Dataset data) {
        this.trainer = trainer;
        this.data = data;
    }

    /**
     * Returns the provenance of the model that was trained just now.
     *
     * @param settings all settings of the trainer
     * @param seed the seed
     * @param engine the name of the engine
     * @param version the version of the engine
     * @return the provenance
     */
    public Provenance end(Map<String, String> settings, long seed, String engine, String version) {
        return end(settings, seed, Map.of(engine, version));
    }

    /**
     * Returns the provenance of a model that no engine but this module has trained.
     *
     * @param settings all settings of the trainer
     * @param seed the seed
     * @return the provenance
     */
    public Provenance end(Map<String, String> settings, long seed) {
        return end(settings, seed, Map.of());
    }

    /**
     * Returns the provenance of the model that was trained just now by several engines.
     *
     * @param settings all settings of the trainer
     * @param seed the seed
     * @param engines the versions of the engines by name
     * @return the provenance
     */
    public Provenance end(Map<String, String> settings, long seed, Map<String, String> engines) {
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        Map<String, String> versions =
                new TreeMap<>(Map.of("java", Runtime.version().toString(), "risk-models", ownVersion()));
        versions.putAll(engines);
        return new Provenance(
                trainer, settings, seed, data.hash(), data.rows(), data.positives(), versions, begin, duration);
    }

    private static String ownVersion() {
        String version = TrainingRecord.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version; // classes that are not in a jar have none
    }
}
