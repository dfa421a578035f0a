package io.riskanalyzer.metric;

import java.util.SplittableRandom;

/** Seeded samples for property tests: tied probabilities that know something of their labels, counts as weights. */
final class Samples {
    final double[] scores;
    final boolean[] labels;
    final double[] weights;

    private Samples(double[] scores, boolean[] labels, double[] weights) {
        this.scores = scores;
        this.labels = labels;
        this.weights = weights;
    }

    /** Returns 2 to 300 rows, more or less tied, both classes with weight, some weights 0. */
    static Samples counted(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = random.nextInt(2, 300);
        double steps = random.nextInt(1, 500);
        double prevalence = random.nextDouble(0.02, 0.98);
        double[] scores = new double[rows];
        boolean[] labels = new boolean[rows];
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = row == 0 || (row > 1 && random.nextDouble() < prevalence);
            double score = 0.6 * random.nextDouble() + (labels[row] ? 0.4 * random.nextDouble() : 0);
            scores[row] = Math.rint(score * steps) / steps;
            weights[row] = row < 2 ? 1 : random.nextInt(0, 5);
        }
        return new Samples(scores, labels, weights);
    }

    /** Returns such a sample with weights that are no whole numbers. */
    static Samples weighted(long seed) {
        Samples counted = counted(seed);
        SplittableRandom random = new SplittableRandom(~seed);
        double[] weights = counted.weights.clone();
        for (int row = 0; row < weights.length; row++) {
            weights[row] *= Math.exp(random.nextDouble(-5, 5));
        }
        return new Samples(counted.scores, counted.labels, weights);
    }

    int rows() {
        return scores.length;
    }

    /** Returns the rows at these positions, in this order. */
    Samples rows(int... positions) {
        double[] pickedScores = new double[positions.length];
        boolean[] pickedLabels = new boolean[positions.length];
        double[] pickedWeights = new double[positions.length];
        for (int i = 0; i < positions.length; i++) {
            pickedScores[i] = scores[positions[i]];
            pickedLabels[i] = labels[positions[i]];
            pickedWeights[i] = weights[positions[i]];
        }
        return new Samples(pickedScores, pickedLabels, pickedWeights);
    }

    Samples shuffled(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[rows()];
        for (int row = 0; row < order.length; row++) {
            int other = random.nextInt(row + 1);
            order[row] = order[other];
            order[other] = row;
        }
        return rows(order);
    }
}
