package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;

/**
 * Rows for a trainer of Tribuo.
 *
 * @param encoding what the columns are
 * @param examples the rows as Tribuo takes them
 */
public record TribuoTraining(TribuoEncoding encoding, MutableDataset<Label> examples) {

    /**
     * Takes the rows that count.
     *
     * @param data the rows
     * @param bad the label of the bad outcome
     * @param good the label of the good one
     * @return the rows
     * @throws IllegalArgumentException if nothing can be learnt from the rows
     */
    public static TribuoTraining of(Dataset data, Label bad, Label good) {
        TrainingRows rows = TrainingRows.of(data);
        EngineLog.quieten();
        TribuoEncoding encoding = TribuoEncoding.of(data.features());
        return new TribuoTraining(encoding, encoding.examples(rows.data(), rows.weights(), bad, good));
    }
}
