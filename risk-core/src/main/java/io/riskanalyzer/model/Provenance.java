package io.riskanalyzer.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model was made: enough to make it again, and to tell what differs if that gives another one.
 *
 * @param trainer the name of the trainer, such as {@code logistic}
 * @param settings the trainer's settings by name, as text; in the order of their names
 * @param seed the seed
 * @param dataHash the SHA-256 of the rows, {@link io.riskanalyzer.data.Dataset#hash()}
 * @param rows the number of rows
 * @param positives the number of rows whose label is true
 * @param versions the versions of the engines and of Java, by name; in the order of the names
 * @param trainedAt when the training began; not part of the model's identity
 * @param duration how long it took; not part of the model's identity
 */
public record Provenance(
        String trainer,
        Map<String, String> settings,
        long seed,
        String dataHash,
        long rows,
        long positives,
        Map<String, String> versions,
        Instant trainedAt,
        Duration duration) {

    /** Copies and sorts the maps. */
    public Provenance {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
        if (rows < 0 || positives < 0 || positives > rows) {
            throw new IllegalArgumentException("The number of positives (" + positives
                    + ") must be from 0 to the number of rows, but there are " + rows + " rows.\nMaybe count again.");
        }
    }

    /** Returns a copy with other settings. */
    Provenance withSettings(Map<String, String> other) {
        return new Provenance(trainer, other, seed, dataHash, rows, positives, versions, trainedAt, duration);
    }
}
