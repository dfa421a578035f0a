package io.riskanalyzer.model;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Linear models for tests, with random weights. */
public final class LinearModels {

    /** One of each kind and policy; {@code seat} is in no model of this class. */
    public static final FeatureSet FEATURES = FeatureSet.of(
            Feature.number("attendance").within(0, 1).optional(),
            Feature.number("balance"),
            Feature.number("age").within(16, Double.POSITIVE_INFINITY).sensitive(),
            Feature.flag("feesOverdue").optional(),
            Feature.flag("working"),
            Feature.category("programme", "arts", "law", "science").unknownAs("law"),
            Feature.category("origin", "here", "there").unknownAsMissing().sensitive(),
            Feature.category("term", "spring", "summer", "winter").optional(),
            Feature.number("seat").within(1, 40));

    private LinearModels() {}

    /** A model of all features but {@code seat}, of random terms. */
    public static LinearModel random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LinearTerm> terms = new ArrayList<>();
        for (Feature feature : FEATURES.without("seat")) {
            terms.add(
                    feature instanceof CategoryFeature<?> category
                            ? levels(category, random)
                            : new LinearTerm.Slope(feature, weight(random), weight(random), weight(random)));
        }
        return new LinearModel("linear " + seed, weight(random), terms, provenance());
    }

    /** A model whose numbers have steps and curves, of other sizes for each seed. */
    public static LinearModel shaped(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LinearTerm> terms = new ArrayList<>(random(seed).terms());
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).feature() instanceof NumberFeature number) {
                int size = random.nextInt(1, 40);
                List<Double> at = random.doubles(size, 0, 60).sorted().boxed().toList();
                terms.set(
                        i,
                        i % 2 == seed % 2
                                ? new LinearTerm.Steps(number, at, weights(size + 1, random), weight(random))
                                : new LinearTerm.Curve(number, at, weights(size, random), weight(random)));
            }
        }
        return new LinearModel("shaped " + seed, weight(random), terms, provenance());
    }

    private static List<Double> weights(int count, SplittableRandom random) {
        return random.doubles(count, -1, 1).boxed().toList();
    }

    private static LinearTerm levels(CategoryFeature<?> category, SplittableRandom random) {
        List<Double> contributions =
                category.levels().stream().map(level -> weight(random)).toList();
        return new LinearTerm.Levels(category, contributions, weight(random));
    }

    private static double weight(SplittableRandom random) {
        return 2 * random.nextDouble() - 1;
    }

    static Provenance provenance() {
        return new Provenance("by hand", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO);
    }
}
