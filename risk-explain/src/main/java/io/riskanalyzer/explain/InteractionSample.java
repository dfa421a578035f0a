package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.Interactions.Strength;
import io.riskanalyzer.explain.internal.CompensatedSum;
import io.riskanalyzer.explain.internal.Workers;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of which every one takes the values of every other, to see which features act together. */
final class InteractionSample {
    /** Of the spread of the scores; what is less is rounding. */
    private static final double NOTHING = 1e-9;

    private final Frame frame;
    private final double[] weights;
    private final double total;
    private final Substitution substitution;
    private final int threads;
    private final double[] scores;

    InteractionSample(Frame frame, double[] weights, Scoring scoring, int threads) {
        this.frame = frame;
        this.weights = weights;
        this.total = CompensatedSum.of(weights);
        this.substitution = new Substitution(scoring, frame);
        this.threads = threads;
        this.scores = scoring.scoresOf(frame);
        centre(scores);
    }

    Interactions of(Scale scale, int[] slots) {
        List<Strength> withAll = new ArrayList<>();
        List<Strength> pairs = new ArrayList<>();
        double[][] own = new double[slots.length][];
        for (int i = 0; i < slots.length; i++) {
            double[] rest = new double[frame.rows()];
            own[i] = new double[frame.rows()];
            part(slots[i], own[i], rest);
            withAll.add(strength(scores, own[i], rest, slots[i]));
        }
        for (int i = 0; i < slots.length; i++) {
            for (int j = i + 1; j < slots.length; j++) {
                pairs.add(strength(jointly(slots[i], slots[j]), own[i], own[j], slots[i], slots[j]));
            }
        }
        return new Interactions(scale, frame.rows(), withAll, pairs);
    }

    private Strength strength(double[] whole, double[] one, double[] other, int... slots) {
        double[] left = new double[whole.length];
        Arrays.setAll(left, i -> whole[i] - one[i] - other[i]);
        double deviation = deviationOf(left);
        FeatureSet features = FeatureSet.of(
                Arrays.stream(slots).mapToObj(frame.features()::get).toList());
        if (deviation <= NOTHING * deviationOf(scores)) {
            return new Strength(features, 0, 0);
        }
        double share = deviation / deviationOf(whole);
        return new Strength(features, share * share, deviation);
    }

    private double deviationOf(double[] values) {
        double[] squares = Arrays.stream(values).map(value -> value * value).toArray();
        return Math.sqrt(CompensatedSum.ofProducts(squares, weights) / total);
    }

    /**
     * Scores every row at the value of every row.
     *
     * @param own where the means over the rows go, for the value of each row, centred
     * @param rest where the means over the values go, for each row, centred: the partial dependence on all others
     */
    private void part(int slot, double[] own, double[] rest) {
        int rows = frame.rows();
        double[] column = new double[rows];
        frame.copyColumn(slot, 0, rows, column);
        int[] firsts = firstsOf(column);
        double[][] at = new double[rows][];
        Workers.forEach(
                rows,
                row -> {
                    if (firsts[row] == row) {
                        at[row] = substitution.scoresOf(row, slot);
                    }
                },
                threads,
                (done, of) -> {});
        CompensatedSum[] sums = new CompensatedSum[rows];
        Arrays.setAll(sums, i -> new CompensatedSum());
        for (int row = 0; row < rows; row++) {
            double[] scoresThere = at[firsts[row]];
            own[row] = CompensatedSum.ofProducts(scoresThere, weights) / total;
            for (int other = 0; other < rows; other++) {
                sums[other].add(weights[row] * scoresThere[other]);
            }
        }
        Arrays.setAll(rest, i -> sums[i].value() / total);
        centre(own);
        centre(rest);
    }

    /** For each row, the first one that has the same value, missing like any other. */
    private static int[] firstsOf(double[] column) {
        Map<Double, Integer> firsts = new HashMap<>();
        int[] rows = new int[column.length];
        Arrays.setAll(rows, row -> {
            Integer first = firsts.putIfAbsent(column[row], row);
            return first == null ? row : first;
        });
        return rows;
    }

    private double[] jointly(int one, int other) {
        double[] means = Workers.resultsOf(
                frame.rows(),
                row -> CompensatedSum.ofProducts(substitution.scoresOf(row, one, other), weights) / total,
                threads,
                (done, of) -> {});
        centre(means);
        return means;
    }

    private void centre(double[] values) {
        double mean = CompensatedSum.ofProducts(values, weights) / total;
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean;
        }
    }
}
