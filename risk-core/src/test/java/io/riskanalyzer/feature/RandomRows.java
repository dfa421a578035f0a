package io.riskanalyzer.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Random legal rows of a feature set, for tests: ordinary values, and often the ones where code goes wrong (range limits
 * and cuts with their neighbours, zeros, missing and unknown where the feature accepts them). Numbers without a limit stay
 * below 1e9 in size. The same seed gives the same rows.
 *
 * <p>The first four rows are the same for every seed: all missing, all unknown, all least, all greatest, as far as each
 * feature accepts it.
 */
public final class RandomRows {
    private static final double MISSING_SHARE = 0.15;
    private static final double SPECIAL_SHARE = 0.35;
    private static final double GREATEST_UNBOUNDED = 1e9;

    private final FeatureSet features;
    private final SplittableRandom random;
    private final Map<String, double[]> cuts = new HashMap<>();
    private int made;

    private RandomRows(FeatureSet features, long seed) {
        this.features = features;
        this.random = new SplittableRandom(seed);
    }

    public static RandomRows of(FeatureSet features, long seed) {
        return new RandomRows(features, seed);
    }

    /** Lets values at and beside the cuts appear often, such as the limits of rules or the thresholds of trees. */
    public RandomRows cutAt(NumberFeature feature, double... at) {
        cuts.put(feature.name(), at.clone());
        return this;
    }

    public FeatureSet features() {
        return features;
    }

    /** The next row. */
    public double[] next() {
        double[] row = new double[features.size()];
        for (int slot = 0; slot < row.length; slot++) {
            Feature feature = features.get(slot);
            double wanted = switch (made) {
                case 0 -> Double.NaN;
                case 1 -> Feature.UNKNOWN_LEVEL;
                case 2 -> limit(feature, false);
                case 3 -> limit(feature, true);
                default -> value(feature);
            };
            boolean plainUnknown = made == 1 && !(feature instanceof CategoryFeature);
            row[slot] = feature.accepts(wanted) && !plainUnknown ? wanted : value(feature);
        }
        made++;
        return row;
    }

    /** So many rows. */
    public List<double[]> next(int count) {
        List<double[]> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(next());
        }
        return rows;
    }

    /** A random legal value of a feature. */
    public double value(Feature feature) {
        if (feature.isOptional() && random.nextDouble() < MISSING_SHARE) {
            return Double.NaN;
        }
        if (feature instanceof CategoryFeature<?> category) {
            int least = category.rejectsUnknown() ? 0 : -1;
            return random.nextInt(least, category.levels().size());
        }
        return feature instanceof NumberFeature number ? number(number) : random.nextInt(2);
    }

    private double number(NumberFeature feature) {
        if (random.nextDouble() < SPECIAL_SHARE) {
            double[] special = DoubleStream.concat(
                            DoubleStream.of(feature.min(), feature.max(), 0, -0.0, 1, -1),
                            DoubleStream.of(cuts.getOrDefault(feature.name(), new double[0])))
                    .flatMap(x -> DoubleStream.of(x, Math.nextDown(x), Math.nextUp(x)))
                    .filter(x -> Math.abs(x) <= GREATEST_UNBOUNDED && feature.accepts(x))
                    .toArray();
            if (special.length > 0) {
                return special[random.nextInt(special.length)];
            }
        }
        double least = limit(feature, false);
        double greatest = limit(feature, true);
        boolean bounded = feature.min() > Double.NEGATIVE_INFINITY && feature.max() < Double.POSITIVE_INFINITY;
        double value = bounded
                ? least + (greatest - least) * random.nextDouble()
                : Math.max(least, Math.min(greatest, anySize()));
        double rounded = Math.rint(value);
        double drawn = random.nextBoolean() && feature.accepts(rounded) ? rounded : value;
        return feature.accepts(drawn) ? drawn : least;
    }

    /** Any sign, and any size from a thousandth to a million. */
    private double anySize() {
        double size = Math.pow(10, -3 + 9 * random.nextDouble());
        return random.nextBoolean() ? size : -size;
    }

    private static double limit(Feature feature, boolean greatest) {
        if (feature instanceof NumberFeature number) {
            return greatest
                    ? Math.min(number.max(), Math.max(GREATEST_UNBOUNDED, number.min()))
                    : Math.max(number.min(), Math.min(-GREATEST_UNBOUNDED, number.max()));
        }
        if (feature instanceof CategoryFeature<?> category) {
            return greatest ? category.levels().size() - 1 : 0;
        }
        return greatest ? 1 : 0;
    }
}
