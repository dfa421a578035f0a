package io.riskanalyzer.model;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The smallest trainer that keeps the contract: naive Bayes, with one variance for both classes so that it is linear. Tests
 * train with it where the engines are out of reach.
 */
public final class BayesTrainer implements Trainer {

    @Override
    public Model train(Dataset data) {
        data.requireKnownAtDecision();
        Instant start = Instant.now();
        double positive = weight(data, true);
        double negative = weight(data, false);
        if (!(positive > 0 && negative > 0)) {
            throw new IllegalArgumentException("The labels of the " + data.rows()
                    + " training rows must be of both classes, but the weight of the positive ones is " + positive
                    + ", of the negative ones " + negative + ".\nMaybe the label is read wrongly.");
        }
        List<LinearTerm> terms = new ArrayList<>();
        for (int slot = 0; slot < data.features().size(); slot++) {
            Feature feature = data.features().get(slot);
            double missing = logRatio(data, slot, Double.NaN);
            terms.add(
                    feature instanceof CategoryFeature<?> category
                            ? levels(data, slot, category, missing)
                            : slope(data, slot, missing));
        }
        Provenance provenance = new Provenance(
                "bayes",
                Map.of(),
                0,
                data.hash(),
                data.rows(),
                data.positives(),
                Map.of(),
                start,
                Duration.between(start, Instant.now()).plusNanos(1));
        return new LinearModel("bayes", Math.log(positive / negative), terms, provenance);
    }

    private static double weight(Dataset data, boolean label) {
        return IntStream.range(0, data.rows())
                .filter(i -> data.label(i) == label)
                .mapToDouble(data::weight)
                .sum();
    }

    private static LinearTerm levels(Dataset data, int slot, CategoryFeature<?> category, double missing) {
        List<Double> contributions = IntStream.range(0, category.levels().size())
                .mapToObj(level -> logRatio(data, slot, level))
                .toList();
        return new LinearTerm.Levels(category, contributions, missing);
    }

    /** How much more often the positives have a value than the negatives, both counted from 1. */
    private static double logRatio(Dataset data, int slot, double value) {
        double[] weights = {1, 1};
        for (int i = 0; i < data.rows(); i++) {
            if (Double.compare(data.frame().value(i, slot), value) == 0) {
                weights[data.label(i) ? 1 : 0] += data.weight(i);
            }
        }
        return Math.log(weights[1] / (weight(data, true) + 1)) - Math.log(weights[0] / (weight(data, false) + 1));
    }

    private static LinearTerm slope(Dataset data, int slot, double missing) {
        double[] weights = new double[2];
        double[] sums = new double[2];
        double[] squares = new double[2];
        for (int i = 0; i < data.rows(); i++) {
            double value = data.frame().value(i, slot);
            if (!Double.isNaN(value)) {
                int label = data.label(i) ? 1 : 0;
                weights[label] += data.weight(i);
                sums[label] += data.weight(i) * value;
                squares[label] += data.weight(i) * value * value;
            }
        }
        double[] means = {mean(sums[0], weights[0]), mean(sums[1], weights[1])};
        double variance =
                mean(squares[0] + squares[1] - sums[0] * means[0] - sums[1] * means[1], weights[0] + weights[1]);
        double slope = variance > 1e-9 ? (means[1] - means[0]) / variance : 0;
        return new LinearTerm.Slope(data.features().get(slot), slope, (means[0] + means[1]) / 2, missing);
    }

    private static double mean(double sum, double weight) {
        return weight > 0 ? sum / weight : 0;
    }
}
