package io.riskanalyzer.models;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.LogisticCalibration;
import java.util.SplittableRandom;

/** Seeded loans for tests, with all that makes training hard: large means, outliers, missing values, unseen levels. */
public final class RandomLoans {
    public static final NumberFeature INCOME = Feature.number("income").sensitive();
    public static final NumberFeature AGE = Feature.number("age").optional();
    public static final NumberFeature UTILISATION = Feature.number("utilisation");
    public static final NumberFeature RATE = Feature.number("rate").optional();
    public static final NumberFeature CURRENCY = Feature.number("currency").optional();
    public static final FlagFeature OWNER = Feature.flag("owner");
    public static final FlagFeature OVERDUE = Feature.flag("overdue").optional();
    public static final CategoryFeature<String> PURPOSE = Feature.category("purpose", "car", "home", "study", "yacht");
    public static final CategoryFeature<String> REGION =
            Feature.category("region", "north", "east", "south", "west").optional();
    public static final CategoryFeature<String> CHANNEL =
            Feature.category("channel", "branch", "web").unknownAsMissing();

    /** Never missing in training: rate, channel. Never seen: yacht. The same in all rows: currency. */
    public static final FeatureSet FEATURES =
            FeatureSet.of(INCOME, AGE, UTILISATION, RATE, CURRENCY, OWNER, OVERDUE, PURPOSE, REGION, CHANNEL);

    private RandomLoans() {}

    /** So many loans, of which about a third default. */
    public static Dataset of(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Frame.Builder builder = Frame.builder(FEATURES);
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double[] row = row(random);
            builder.add(row, i + 1, "loan " + i);
            labels[i] = random.nextDouble() < LogisticCalibration.STANDARD.probabilityOf(trueLogOdds(row));
        }
        return Dataset.of(builder.build(), labels);
    }

    /** A weight for each row, some of them 0. */
    public static double[] weights(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(rows).map(x -> x < 0.1 ? 0 : 5 * x).toArray();
    }

    private static double[] row(SplittableRandom random) {
        double outlier = random.nextDouble() < 0.01 ? 20 : 1;
        return new double[] {
            outlier * (50_000 + 10_000 * gaussian(random)),
            random.nextDouble() < 0.1 ? Double.NaN : Math.rint(40 + 12 * gaussian(random)),
            -Math.log(1 - random.nextDouble()),
            0.05 + 0.02 * random.nextDouble(),
            978,
            random.nextInt(2),
            random.nextDouble() < 0.2 ? Double.NaN : random.nextInt(2),
            random.nextInt(3),
            random.nextDouble() < 0.15 ? Double.NaN : random.nextInt(4),
            random.nextInt(2)
        };
    }

    private static double trueLogOdds(double[] row) {
        return -1.2
                + (50_000 - row[0]) / 40_000
                + (Double.isNaN(row[1]) ? 0.8 : (40 - row[1]) / 20)
                + 0.7 * row[2]
                - 0.5 * row[5]
                + (Double.isNaN(row[6]) ? 0.4 : row[6])
                + 0.4 * row[7]
                - (Double.isNaN(row[8]) ? 0.5 : 0.2 * row[8]);
    }

    private static double gaussian(SplittableRandom random) {
        return random.doubles(12).sum() - 6;
    }
}
