package io.riskanalyzer.plan;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import java.util.SplittableRandom;

/** Legal rows drawn by a seed, others than the test vectors of a plan. */
final class RandomRows {
    private RandomRows() {}

    static double[][] of(FeatureSet features, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[count][features.size()];
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                do {
                    row[i] = value(features.get(i), random);
                } while (!features.get(i).accepts(row[i]));
            }
        }
        return rows;
    }

    private static double value(Feature feature, SplittableRandom random) {
        if (random.nextInt(5) == 0) {
            return Double.NaN;
        }
        if (feature instanceof NumberFeature number) {
            double least = Math.max(number.min(), -1e4);
            double greatest = Math.min(number.max(), 1e4);
            return random.nextBoolean()
                    ? least + (greatest - least) * random.nextDouble()
                    : Math.rint(least + (greatest - least) * random.nextDouble());
        }
        int levels = feature instanceof CategoryFeature<?> category ? category.levels().size() : 2;
        return random.nextInt(-1, levels);
    }
}
