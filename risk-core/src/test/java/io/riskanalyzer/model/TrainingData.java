package io.riskanalyzer.model;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.SplittableRandom;

/**
 * Data for trainers to learn from: each kind of feature, some of it missing, an outcome that depends on it, and an audited
 * attribute that gives the outcome away. The same seed gives the same data.
 */
public final class TrainingData {
    public static final NumberFeature ATTENDANCE =
            Feature.number("attendance").within(0, 1).optional();
    public static final NumberFeature MARK = Feature.number("mark").within(0, 100);
    public static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue").optional();
    public static final CategoryFeature<String> PROGRAMME =
            Feature.category("programme", "arts", "law", "science").unknownAsMissing();
    public static final CategoryFeature<String> GROUP = Feature.category("group", "one", "other");

    /** What a model sees. */
    public static final FeatureSet FEATURES = FeatureSet.of(ATTENDANCE, MARK, FEES_OVERDUE, PROGRAMME);

    private static final double MISSING_SHARE = 0.1;

    private TrainingData() {}

    /** So many rows, some 40 % of them positive. */
    public static Dataset of(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Frame.Builder frame = Frame.builder(FEATURES.with(GROUP));
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double attendance = Math.sqrt(random.nextDouble());
            double mark = 100 * (random.nextDouble() + random.nextDouble()) / 2;
            int overdue = random.nextInt(2);
            int programme = random.nextInt(-1, 3);
            double logOdds = 4 - 5 * attendance - 0.05 * mark + overdue + 0.5 * programme;
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
            frame.add(
                    new double[] {
                        missing(random, attendance),
                        mark,
                        missing(random, overdue),
                        missing(random, programme),
                        labels[i] ? 1 : 0
                    },
                    i + 1,
                    null);
        }
        return Dataset.of(frame.build(), labels).audit(GROUP);
    }

    private static double missing(SplittableRandom random, double value) {
        return random.nextDouble() < MISSING_SHARE ? Double.NaN : value;
    }
}
