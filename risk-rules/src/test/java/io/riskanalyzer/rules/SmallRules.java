package io.riskanalyzer.rules;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A seeded rule set that is so small that all its rows can be tried, one for each way in which anything can turn out. */
final class SmallRules {
    private static final double[] LIMITS = {-2, -0.0, 0.5, 1, 3};
    private static final NumberFeature A = Feature.number("a").within(-2, 2);
    private static final NumberFeature B = Feature.number("b").optional();
    private static final FlagFeature FLAG = Feature.flag("flag").optional();
    private static final FlagFeature SURE = Feature.flag("sure");
    private static final CategoryFeature<String> KIND =
            Feature.category("kind", "x", "y", "z").optional().unknownAs("y");

    final RuleSet rules;
    private final SplittableRandom random;
    private final boolean whole;

    /** Makes a rule set; points are whole numbers for even seeds. */
    SmallRules(long seed) {
        random = new SplittableRandom(seed);
        whole = seed % 2 == 0;
        int entries = 1 + random.nextInt(5);
        List<RuleEntry> made = new ArrayList<>();
        int[] codes = new int[1];
        for (int i = 0; i < entries; i++) {
            made.add(random.nextInt(3) == 0 ? group(i, codes) : rule(codes));
        }
        rules = RuleSet.of("small-" + seed, whole ? random.nextInt(3) : 0.3, made);
    }

    private Rule rule(int[] codes) {
        double points = points() * (random.nextInt(4) == 0 ? -1 : 1);
        return new Rule(condition(random.nextInt(3)), points, "R-" + codes[0]++, "Text.");
    }

    private double points() {
        return whole ? random.nextInt(1, 8) : random.nextInt(1, 80) / 10.0;
    }

    private RuleGroup group(int number, int[] codes) {
        List<Rule> made = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> rule(codes))
                .toList();
        HitPolicy policy = List.of(HitPolicy.values()).get(random.nextInt(3));
        boolean capped = policy == HitPolicy.ALL;
        double least = capped && random.nextBoolean() ? -points() : Double.NEGATIVE_INFINITY;
        double greatest = capped && random.nextInt(3) > 0 ? points() : Double.POSITIVE_INFINITY;
        return new RuleGroup("g" + number, policy, least, greatest, made);
    }

    private Condition condition(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf();
        }
        List<Condition> parts = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> condition(depth - 1))
                .toList();
        return random.nextBoolean() ? new Condition.And(parts) : new Condition.Or(parts);
    }

    private Condition leaf() {
        NumberFeature number = random.nextBoolean() ? A : B;
        double limit = LIMITS[random.nextInt(LIMITS.length)];
        double other = LIMITS[random.nextInt(LIMITS.length)];
        return switch (random.nextInt(11)) {
            case 0 -> number.below(limit);
            case 1 -> number.atMost(limit);
            case 2 -> number.above(limit);
            case 3, 4 -> number.atLeast(limit);
            case 5 -> number.between(Math.min(limit, other), Math.max(limit, other));
            case 6 -> FLAG.isTrue();
            case 7 -> random.nextBoolean() ? SURE.isTrue() : SURE.isFalse();
            case 8 -> KIND.is("y");
            case 9 -> KIND.isOneOf("x", "z").not();
            default -> random.nextBoolean() ? B.isMissing() : FLAG.isMissing().not();
        };
    }

    FeatureSet features() {
        return FeatureSet.of(List.copyOf(rules.features()));
    }

    /** The values of a feature between which anything can change: numbers ascending, the missing value last. */
    static double[] valuesOf(Feature feature) {
        List<Double> values = new ArrayList<>();
        if (feature instanceof NumberFeature number) {
            values.addAll(List.of(number.min(), number.max(), -Double.MAX_VALUE, Double.MAX_VALUE));
            for (double limit : LIMITS) {
                values.addAll(List.of(limit, Math.nextUp(limit), Math.nextDown(limit)));
            }
        } else {
            values.addAll(List.of(Feature.UNKNOWN_LEVEL, 0.0, 1.0, 2.0));
        }
        values.add(Double.NaN);
        return values.stream()
                .filter(feature::accepts)
                .mapToDouble(value -> value + 0.0)
                .sorted()
                .distinct()
                .toArray();
    }

    /** All rows of these values. */
    List<double[]> rows() {
        List<double[]> rows = new ArrayList<>(List.of(new double[0]));
        for (Feature feature : features()) {
            List<double[]> longer = new ArrayList<>();
            for (double[] row : rows) {
                for (double value : valuesOf(feature)) {
                    double[] next = Arrays.copyOf(row, row.length + 1);
                    next[row.length] = value;
                    longer.add(next);
                }
            }
            rows = longer;
        }
        return rows;
    }
}
