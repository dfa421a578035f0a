package io.riskanalyzer.examples.own;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Trainer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A trainer of one's own, naive Bayes: how much more often rows with a bad outcome are in each cell of a feature than the
 * others. Numbers have cells around their mean and one standard deviation to either side.
 */
public final class CellTrainer implements Trainer {

    @Override
    public CellModel train(Dataset data) {
        data.requireKnownAtDecision();
        Instant start = Instant.now();
        double[] weights = new double[2];
        IntStream.range(0, data.rows()).forEach(row -> weights[data.label(row) ? 1 : 0] += data.weight(row));
        if (!(weights[0] > 0 && weights[1] > 0)) {
            throw new IllegalArgumentException("The rows to learn from (" + data.rows()
                    + ") must have both outcomes with a weight.\nMaybe check what the label takes as bad.");
        }
        double[][] cuts = new double[data.features().size()][];
        double[][] logOdds = new double[cuts.length][];
        for (int slot = 0; slot < cuts.length; slot++) {
            cuts[slot] = cuts(data, slot);
            logOdds[slot] = logOdds(data, slot, cuts[slot], weights);
        }
        double base = Math.log(weights[1]) - Math.log(weights[0]);
        return new CellModel(data.features(), base, cuts, logOdds, provenance(data, start));
    }

    private static double[] logOdds(Dataset data, int slot, double[] cuts, double[] weights) {
        int cells = cuts.length + 2;
        double[][] counts = new double[2][cells];
        for (int row = 0; row < data.rows(); row++) {
            int cell = CellModel.cellOf(
                    data.features().get(slot), cuts, data.frame().value(row, slot));
            counts[data.label(row) ? 1 : 0][cell] += data.weight(row);
        }
        return IntStream.range(0, cells)
                .mapToDouble(cell -> Math.log((counts[1][cell] + 1) / (weights[1] + cells))
                        - Math.log((counts[0][cell] + 1) / (weights[0] + cells)))
                .toArray();
    }

    private static double[] cuts(Dataset data, int slot) {
        Feature feature = data.features().get(slot);
        if (feature instanceof CategoryFeature<?> category) {
            return IntStream.range(1, category.levels().size())
                    .mapToDouble(level -> level)
                    .toArray();
        }
        if (feature instanceof FlagFeature) {
            return new double[] {1};
        }
        double[] sums = new double[3]; // of the weights, values and squares that are known
        for (int row = 0; row < data.rows(); row++) {
            double value = data.frame().value(row, slot);
            for (int power = 0; power < 3 && !Double.isNaN(value); power++) {
                sums[power] += data.weight(row) * Math.pow(value, power);
            }
        }
        double mean = sums[1] / sums[0];
        double spread = Math.sqrt(Math.max(0, sums[2] / sums[0] - mean * mean));
        return sums[0] > 0 ? new double[] {mean - spread, mean, mean + spread} : new double[0];
    }

    private static Provenance provenance(Dataset data, Instant start) {
        return new Provenance(
                "cells",
                Map.of(),
                0,
                data.hash(),
                data.rows(),
                data.positives(),
                Map.of("java", Runtime.version().toString()),
                start,
                Duration.between(start, Instant.now()).plusNanos(1));
    }
}
