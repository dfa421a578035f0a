package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Backgrounds and scorers for tests, and Shapley values by their definition. */
final class Backgrounds {
    static final FeatureSet FEATURES = LinearModels.FEATURES;

    private Backgrounds() {}

    static Frame frame(int rows, long seed) {
        return Frames.of(FEATURES, RandomRows.of(FEATURES, seed).next(rows));
    }

    static Background random(int rows, long seed) {
        return Background.of(frame(rows, seed));
    }

    static Stream<RiskScorer> scorers() {
        return Stream.of(
                LinearModels.random(1),
                LinearModels.shaped(2),
                TreeEnsembles.random(Scale.LOG_ODDS, 6, 4, 3),
                TreeEnsembles.random(Scale.PROBABILITY, 5, 5, 4));
    }

    /** A scorer of some features, by a function of a row of exactly these. */
    static RiskScorer scorer(RowScorer function, Feature... features) {
        FeatureSet own = FeatureSet.of(features);
        return new RiskScorer() {
            @Override
            public String name() {
                return "by hand";
            }

            @Override
            public Set<Feature> features() {
                return Set.of(features);
            }

            @Override
            public Scale scale() {
                return Scale.POINTS;
            }

            @Override
            public RowScorer bind(FeatureSet row) {
                int[] slots = own.stream().mapToInt(row::slotOf).toArray();
                ThreadLocal<double[]> taken = ThreadLocal.withInitial(() -> new double[slots.length]);
                return values -> {
                    double[] room = taken.get();
                    for (int i = 0; i < slots.length; i++) {
                        room[i] = values[slots[i]];
                    }
                    return function.score(room);
                };
            }
        };
    }

    /**
     * Shapley values by their definition, slowly: the mean, over every order of the terms and every row of the background, of
     * what the score rises by when the values of a term are put in.
     */
    static double[] byDefinition(RowScorer scorer, double[] row, Frame background, List<int[]> slotsOfTerms) {
        double[] values = new double[slotsOfTerms.size()];
        List<List<Integer>> orders = ordersOf(slotsOfTerms.size());
        double[] mixed = new double[row.length];
        for (int other = 0; other < background.rows(); other++) {
            for (List<Integer> order : orders) {
                background.copyRow(other, mixed);
                for (int term : order) {
                    double before = scorer.score(mixed);
                    for (int slot : slotsOfTerms.get(term)) {
                        mixed[slot] = row[slot];
                    }
                    values[term] += (scorer.score(mixed) - before) / orders.size() / background.rows();
                }
            }
        }
        return values;
    }

    private static List<List<Integer>> ordersOf(int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (List<Integer> shorter : ordersOf(size - 1)) {
            for (int at = 0; at < size; at++) {
                List<Integer> order = new ArrayList<>(shorter);
                order.add(at, size - 1);
                orders.add(order);
            }
        }
        return orders;
    }
}
