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
            double least = bounded(number.min(), Math.min(-1e4, number.max() - 1));
            double greatest = bounded(number.max(), Math.max(1e4, number.min() + 1));
            double share = random.nextDouble();
            double value = least * (1 - share) + greatest * share;
            return random.nextBoolean() ? value : Math.rint(value);
        }
        int levels = feature instanceof CategoryFeature<?> category
                ? category.levels().size()
                : 2;
        return random.nextInt(-1, levels);
    }

    private static double bounded(double limit, double otherwise) {
        return Double.isInfinite(limit) ? otherwise : limit;
    }
}
