package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Characteristic;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.rules.HitPolicy;
import io.riskanalyzer.rules.Rule;
import io.riskanalyzer.rules.RuleEntry;
import io.riskanalyzer.rules.RuleGroup;
import io.riskanalyzer.rules.RulePolicy;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.BetaCalibration;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Small random plans of each kind of scorer, over the same features. */
final class RandomPlans {
    static final NumberFeature A = Feature.number("a").within(0, 10);
    static final NumberFeature B = Feature.number("b").within(-4, 4);
    static final NumberFeature C = Feature.number("c").within(0, 1).optional();
    static final FlagFeature F = Feature.flag("f");
    static final CategoryFeature<String> G = Feature.category("g", "x", "y", "z");
    static final FeatureSet FEATURES = FeatureSet.of(A, B, C, F, G);
    static final Provenance PROVENANCE =
            new Provenance("test", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO);

    private final SplittableRandom random;

    RandomPlans(long seed) {
        random = new SplittableRandom(seed);
    }

    ScoringPlan next(int kind) {
        RiskScorer scorer = switch (kind) {
            case 0 -> rules();
            case 1 -> scorecard();
            case 2 -> linear();
            default -> trees();
        };
        ScoringPlan bare = ScoringPlan.builder(FEATURES, scorer).build();
        BoundPlan bound = bare.bind();
        double[] scores = IntStream.range(0, 200)
                .mapToDouble(i -> bound.scoreOf(bound.rawScore(row())))
                .sorted()
                .distinct()
                .toArray();
        if (scores.length < 4) {
            return next(kind);
        }
        ScoringPlan.Builder plan = ScoringPlan.builder(FEATURES, scorer)
                .bands(Bands.below(scores[scores.length / 4], "GREEN")
                        .below(scores[scores.length / 2], "AMBER")
                        .otherwise("RED"));
        if (random.nextInt(3) == 0) {
            plan.policy(policy());
        }
        if (scorer.scale() == Scale.LOG_ODDS && random.nextBoolean()) {
            plan.calibration(new LogisticCalibration(1, 0));
        }
        if (scorer.scale() == Scale.PROBABILITY && random.nextBoolean()) {
            plan.calibration(new BetaCalibration(Scale.PROBABILITY, 1, 1, 0)); // keeps what it is given
        }
        return plan.build();
    }

    /** A legal row, on the grids of the steps. */
    double[] row() {
        return new double[] {
            random.nextInt(11),
            (random.nextInt(17) - 8) / 2.0,
            random.nextInt(6) == 0 ? Double.NaN : random.nextInt(6) / 5.0,
            random.nextInt(2),
            random.nextInt(3)
        };
    }

    SplittableRandom random() {
        return random;
    }

    private double points() {
        return random.nextInt(-6, 21) + 0.5;
    }

    private Condition condition() {
        return switch (random.nextInt(8)) {
            case 0 -> A.below(random.nextInt(1, 10));
            case 1 -> A.atMost(random.nextInt(1, 10));
            case 2 -> B.above(random.nextInt(-3, 4));
            case 3 -> B.atLeast(random.nextInt(-3, 4) + 0.25);
            case 4 -> C.between(0.2, 0.5 + random.nextInt(4) * 0.1);
            case 5 -> random.nextBoolean() ? F.isTrue() : F.isFalse();
            case 6 -> C.isMissing();
            default -> G.is(G.levels().get(random.nextInt(3)));
        };
    }

    private Condition phrase() {
        return switch (random.nextInt(4)) {
            case 0 -> condition().and(condition());
            case 1 -> condition().or(condition()).and(condition());
            default -> condition();
        };
    }

    private RuleSet rules() {
        List<RuleEntry> entries = new ArrayList<>();
        int count = random.nextInt(3, 8);
        for (int i = 0; i < count; i++) {
            entries.add(new Rule(phrase(), points(), "R" + i, "Rule " + i));
        }
        if (random.nextBoolean()) {
            List<Rule> grouped = IntStream.range(0, 3)
                    .mapToObj(i -> new Rule(phrase(), random.nextInt(1, 15), "G" + i, "Of a group"))
                    .toList();
            entries.add(new RuleGroup(
                    "group",
                    List.of(HitPolicy.ALL, HitPolicy.FIRST, HitPolicy.HIGHEST).get(random.nextInt(3)),
                    grouped));
        }
        return RuleSet.of("rules", 5, entries);
    }

    private RulePolicy policy() {
        return switch (random.nextInt(3)) {
            case 0 ->
                RulePolicy.named("p")
                        .when(condition())
                        .knockOut()
                        .because("K", "Out.")
                        .build();
            case 1 ->
                RulePolicy.named("p")
                        .when(condition())
                        .atLeast("AMBER")
                        .because("L", "Least.")
                        .build();
            default ->
                RulePolicy.named("p")
                        .when(phrase())
                        .override("GREEN")
                        .because("O", "Instead.")
                        .build();
        };
    }

    private Scorecard scorecard() {
        List<Characteristic> lines = new ArrayList<>();
        lines.add(line(new Bins.Numbers(A, List.of(2.0, 5.0, 8.0))));
        lines.add(line(
                new Bins.Numbers(B, List.of(-2.0, 0.25, 3.0), List.of(new Bins.SpecialCode("none", List.of(-3.0))))));
        lines.add(line(new Bins.Numbers(C, List.of(0.3, 0.6))));
        lines.add(line(new Bins.Flags(F)));
        lines.add(line(new Bins.Levels(G, List.of(List.of("x"), List.of("y", "z")))));
        return new Scorecard("card", 100, lines, null, PROVENANCE);
    }

    private Characteristic line(Bins bins) {
        return new Characteristic(
                bins, IntStream.range(0, bins.count()).mapToObj(i -> points()).toList(), 0, 0);
    }

    private LinearModel linear() {
        return new LinearModel(
                "linear",
                random.nextDouble(-1, 1),
                List.of(
                        new LinearTerm.Slope(A, random.nextDouble(-0.3, 0.3), 5, 0),
                        new LinearTerm.Steps(B, List.of(-1.0, 1.5), List.of(weight(), weight(), weight()), 0),
                        new LinearTerm.Curve(
                                C, List.of(0.1, 0.5, 0.9), List.of(weight(), weight(), weight()), weight()),
                        new LinearTerm.Slope(F, weight(), 0, 0),
                        new LinearTerm.Levels(G, List.of(weight(), weight(), weight()), 0)),
                PROVENANCE);
    }

    private double weight() {
        return random.nextDouble(-1, 1);
    }

    private TreeEnsemble trees() {
        boolean isProbability = random.nextBoolean();
        TreeEnsembleBuilder builder =
                TreeEnsemble.builder("trees", isProbability ? Scale.PROBABILITY : Scale.LOG_ODDS, FEATURES);
        int trees = random.nextInt(2, 6);
        for (int tree = 0; tree < trees; tree++) {
            grow(builder, 3, isProbability ? 0.6 / trees : 1);
        }
        return builder.build(isProbability ? 0.1 : random.nextDouble(-1, 1), PROVENANCE);
    }

    private void grow(TreeEnsembleBuilder builder, int depth, double size) {
        if (depth == 0 || random.nextInt(6) == 0) {
            builder.leaf(random.nextDouble(-size, 2 * size), 1);
            return;
        }
        TreeEnsemble.Side missing = random.nextBoolean() ? TreeEnsemble.Side.LEFT : TreeEnsemble.Side.RIGHT;
        switch (random.nextInt(5)) {
            case 0 -> builder.below(A, TreeEnsemble.singlePrecision(random.nextInt(1, 10) + 0.1f), missing, 1);
            case 1 -> builder.below(B, random.nextInt(-3, 4), missing, 1);
            case 2 -> builder.below(C, TreeEnsemble.singlePrecision(random.nextInt(1, 6) / 5f), missing, 1);
            case 3 -> builder.below(F, 0.5, missing, 1);
            default -> builder.oneOf(G, missing, 1, random.nextInt(3));
        }
        grow(builder, depth - 1, size);
        grow(builder, depth - 1, size);
    }

    /** For messages. */
    static String text(double[] row) {
        return Arrays.toString(row);
    }
}
