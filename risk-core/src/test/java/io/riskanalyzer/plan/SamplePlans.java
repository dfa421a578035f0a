package io.riskanalyzer.plan;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.DisplayScale;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.ReasonSelection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Plans to test with. */
final class SamplePlans {
    static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    static final NumberFeature MARK =
            Feature.number("averageMark").within(0, 100).in("%").optional();
    static final NumberFeature INCOME = Feature.number("income").sensitive().optional();
    static final FlagFeature FEES_OVERDUE =
            Feature.flag("feesOverdue").optional().knownAt(Duration.ofDays(30));
    static final CategoryFeature<String> PROGRAMME =
            Feature.category("programme", "arts", "law", "Späße \"π\" \\ 𝄞").unknownAs("law");
    static final CategoryFeature<String> REGION =
            Feature.category("region", "north", "south").unknownAsMissing();
    static final FeatureSet FEATURES = FeatureSet.of(ATTENDANCE, MARK, INCOME, FEES_OVERDUE, PROGRAMME, REGION);

    static final Provenance PROVENANCE = new Provenance(
            "logistic",
            Map.of("epochs", "20", "l2", "0.01"),
            Long.MIN_VALUE,
            "0b1c",
            2000,
            431,
            Map.of("tribuo", "4.3.2", "java", "17.0.15"),
            Instant.parse("2026-03-01T10:15:30.123Z"),
            Duration.ofMillis(1234));

    private SamplePlans() {}

    /** Points, three bands, a policy, reasons, and every kind of condition. */
    static ScoringPlan points() {
        Condition absent = ATTENDANCE.below(0.75);
        List<Condition> conditions = List.of(
                absent,
                FEES_OVERDUE.isTrue().and(ATTENDANCE.atMost(0.9).or(MARK.isMissing())),
                MARK.between(0, 45.5),
                PROGRAMME.is("arts").or(REGION.isOneOf("north")),
                INCOME.above(1e300).and(absent),
                INCOME.isMissing().not().and(INCOME.atLeast(-0.1)),
                FEES_OVERDUE.isFalse());
        PointScorer scorer =
                new PointScorer("student-risk", conditions, List.of(40.0, 15.5, 20.0, 0.1, 1.0, -3.0, -0.0));
        return ScoringPlan.builder(FEATURES, scorer)
                .bands(Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED"))
                .display(new DisplayScale(DisplayScale.Shown.RAW_SCORE, 850, -0.1))
                .policy(new LeastLevel(absent, 1))
                .reasons(new ReasonSelection(3, ReasonSelection.Direction.EITHER))
                .build();
    }

    /** A linear model of all kinds of features, calibrated. */
    static ScoringPlan linear() {
        return linear(PROVENANCE);
    }

    static ScoringPlan linear(Provenance provenance) {
        List<LinearTerm> terms = List.of(
                new LinearTerm.Slope(ATTENDANCE, -3.25, 0.81, 0),
                new LinearTerm.Slope(MARK, -0.0417, 58.3, 0.01, 0.7),
                new LinearTerm.Slope(INCOME, 1e-7, 0, 0.1),
                new LinearTerm.Slope(FEES_OVERDUE, 1.0 / 3, 0.2, 0.05),
                new LinearTerm.Levels(PROGRAMME, List.of(0.3, -0.1, 0.0), 0.2),
                new LinearTerm.Levels(REGION, List.of(0.25, -0.25), 0.0));
        LinearModel model = new LinearModel("dropout", -1.1, terms, provenance);
        return ScoringPlan.builder(FEATURES, model)
                .calibration(new LogisticCalibration(0.9, 0.05))
                .bands(Bands.below(0.1, "A").below(0.3, "B").otherwise("C"))
                .display(DisplayScale.PERCENT)
                .build();
    }

    /** The least there can be: one flag, one condition. */
    static ScoringPlan least() {
        FlagFeature flag = Feature.flag("late");
        return ScoringPlan.builder(FeatureSet.of(flag), new PointScorer("late", List.of(flag.isTrue()), List.of(1.0)))
                .build();
    }

    /** A plan that is any plan: features, conditions, terms and options drawn by the seed. */
    static ScoringPlan random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Feature> features = new ArrayList<>();
        int size = random.nextInt(1, 9);
        for (int i = 0; i < size; i++) {
            features.add(randomFeature("f" + i, random));
        }
        FeatureSet set = FeatureSet.of(features);
        boolean linear = random.nextBoolean();
        ScoringPlan.Builder plan =
                ScoringPlan.builder(set, linear ? randomModel(features, random) : randomScorer(features, random));
        if (linear && random.nextBoolean()) {
            plan.calibration(new LogisticCalibration(random.nextDouble(), random.nextDouble(-1, 1)));
        }
        if (random.nextBoolean()) {
            double cut = linear ? random.nextDouble(0.01, 0.5) : random.nextInt(-50, 50);
            plan.bands(Bands.below(cut, "low")
                    .below(cut * 1.5 + (linear ? 0 : 100), "mid")
                    .otherwise("high"));
            if (random.nextBoolean()) {
                plan.policy(new LeastLevel(randomCondition(features, random, 3), 1));
            }
        }
        if (random.nextBoolean()) {
            plan.reasons(new ReasonSelection(random.nextInt(5), ReasonSelection.Direction.EITHER));
        }
        return plan.build();
    }

    private static Feature randomFeature(String name, SplittableRandom random) {
        switch (random.nextInt(3)) {
            case 0 -> {
                NumberFeature number = Feature.number(name);
                double min = random.nextBoolean() ? Double.NEGATIVE_INFINITY : random.nextInt(-100, 100);
                double max = random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextInt(100, 300) + 0.1;
                number = number.within(min, max).in(random.nextBoolean() ? "" : "€");
                number = random.nextBoolean() ? number.optional() : number;
                return random.nextBoolean() ? number.sensitive() : number;
            }
            case 1 -> {
                FlagFeature flag = Feature.flag(name).knownAt(Duration.ofNanos(random.nextLong(1L << 50)));
                flag = random.nextBoolean() ? flag.optional() : flag;
                return random.nextBoolean() ? flag.sensitive() : flag;
            }
            default -> {
                String[] levels = new String[random.nextInt(1, 6)];
                for (int i = 0; i < levels.length; i++) {
                    levels[i] = "level " + (char) random.nextInt(0xD800) + i;
                }
                CategoryFeature<String> category = Feature.category(name, levels);
                category = random.nextBoolean() ? category.optional() : category;
                category = random.nextBoolean() ? category.unknownAs(levels[0]) : category;
                return random.nextBoolean() ? category.unknownAsMissing() : category;
            }
        }
    }

    private static LinearModel randomModel(List<Feature> features, SplittableRandom random) {
        List<LinearTerm> terms = new ArrayList<>();
        for (Feature feature : features) {
            if (feature instanceof CategoryFeature<?> category) {
                List<Double> contributions = category.levels().stream()
                        .map(level -> random.nextDouble(-1, 1))
                        .toList();
                terms.add(new LinearTerm.Levels(category, contributions, random.nextDouble()));
            } else {
                terms.add(new LinearTerm.Slope(
                        feature, random.nextDouble(-0.01, 0.01), random.nextInt(9), random.nextDouble()));
            }
        }
        return new LinearModel("model", random.nextDouble(-2, 2), terms, PROVENANCE);
    }

    private static PointScorer randomScorer(List<Feature> features, SplittableRandom random) {
        List<Condition> conditions = new ArrayList<>();
        List<Double> points = new ArrayList<>();
        int size = random.nextInt(0, 6);
        for (int i = 0; i < size; i++) {
            conditions.add(randomCondition(features, random, 4));
            points.add(random.nextDouble(-100, 100));
        }
        return new PointScorer("points", conditions, points);
    }

    private static Condition randomCondition(List<Feature> features, SplittableRandom random, int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            Condition one = randomCondition(features, random, depth - 1);
            Condition other = random.nextInt(8) == 0 ? one : randomCondition(features, random, depth - 1);
            Condition joined = random.nextBoolean() ? one.and(other) : one.or(other);
            return random.nextInt(4) == 0 ? joined.not() : joined;
        }
        Feature feature = features.get(random.nextInt(features.size()));
        if (random.nextInt(5) == 0) {
            return feature.isMissing();
        }
        if (feature instanceof NumberFeature number) {
            double limit = random.nextInt(-200, 400) / 3.0;
            return random.nextBoolean() ? number.below(limit) : number.between(limit, limit + random.nextInt(50));
        }
        if (feature instanceof FlagFeature flag) {
            return random.nextBoolean() ? flag.isTrue() : flag.isFalse();
        }
        CategoryFeature<?> category = (CategoryFeature<?>) feature;
        return new Condition.OneOf(
                category,
                category.levels().subList(0, random.nextInt(category.levels().size() + 1)));
    }
}
