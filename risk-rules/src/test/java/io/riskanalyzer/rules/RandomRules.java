package io.riskanalyzer.rules;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A seeded rule set over features of every kind, with the formulas that it was made of, and rows that try it. */
final class RandomRules {
    static final List<NumberFeature> NUMBERS = Stream.of("a", "b", "c", "d", "e", "f")
            .map(name -> Feature.number(name).optional())
            .toList();
    static final List<FlagFeature> FLAGS =
            List.of(Feature.flag("flag1").optional(), Feature.flag("flag2").optional());
    static final List<CategoryFeature<String>> CATEGORIES = List.of(
            Feature.category("refusing", "x", "y", "z").optional(),
            Feature.category("asLevel", "x", "y", "z").optional().unknownAs("y"),
            Feature.category("asMissing", "x", "y", "z").unknownAsMissing(),
            Feature.category(
                            "many",
                            IntStream.range(0, 70).mapToObj(i -> "level " + i).toList())
                    .optional());
    static final double[] LIMITS = {-1e9, -3, -0.5, -0.0, 0, 0.1, 0.75, 3, 41, 1e300};

    final List<Formula> formulas = new ArrayList<>();
    final RuleSet rules;
    final FeatureSet features;
    private final SplittableRandom random;

    /** Makes a rule set; points are whole numbers for even seeds. */
    RandomRules(long seed) {
        random = new SplittableRandom(seed);
        boolean whole = seed % 2 == 0;
        int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 60 : 12);
        List<RuleEntry> entries = new ArrayList<>();
        while (formulas.size() < count) {
            entries.add(random.nextInt(4) == 0 ? group(entries.size(), whole) : rule(whole));
        }
        rules = RuleSet.of("random-" + seed, random.nextBoolean() ? 0 : whole ? 5 : 0.7, entries);
        features = shuffled();
    }

    private Rule rule(boolean whole) {
        Formula formula = random.nextInt(15) == 0 ? wide() : formula(random.nextInt(4));
        double points = points(whole);
        String code = "R-" + formulas.size();
        formulas.add(formula);
        return new Rule(
                formula.condition(), random.nextInt(5) == 0 ? -points : points, code, "Rule " + code.substring(2));
    }

    private double points(boolean whole) {
        return whole ? random.nextInt(1, 50) : random.nextDouble(0.001, 40);
    }

    /** A group of any policy, rarely of more rules than a table has bits for, with caps where all rules count. */
    private RuleGroup group(int number, boolean whole) {
        int size = random.nextInt(12) == 0 ? 34 : 1 + random.nextInt(6);
        List<Rule> made = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            made.add(rule(whole));
        }
        HitPolicy policy = pick(List.of(HitPolicy.values()));
        boolean capped = policy == HitPolicy.ALL;
        double least = capped && random.nextBoolean() ? -points(whole) : Double.NEGATIVE_INFINITY;
        double greatest = capped && random.nextInt(3) > 0 ? points(whole) : Double.POSITIVE_INFINITY;
        return new RuleGroup("group " + number, policy, least, greatest, made);
    }

    /** All features, in any order. */
    private FeatureSet shuffled() {
        List<Feature> all = new ArrayList<>();
        Stream.of(NUMBERS, FLAGS, CATEGORIES)
                .flatMap(List::stream)
                .forEach(feature -> all.add(random.nextInt(all.size() + 1), feature));
        return FeatureSet.of(all);
    }

    private Formula formula(int depth) {
        if (depth == 0) {
            return new Formula.Leaf(leaf());
        }
        return switch (random.nextInt(5)) {
            case 0 -> new Formula.Leaf(leaf());
            case 1 -> new Formula.Not(formula(depth - 1));
            case 2, 3 -> new Formula.AllOf(parts(1 + random.nextInt(3), depth - 1));
            default -> new Formula.AnyOf(parts(1 + random.nextInt(3), depth - 1));
        };
    }

    private List<Formula> parts(int count, int depth) {
        return IntStream.range(0, count).mapToObj(i -> formula(depth)).toList();
    }

    /** More tests than a table has bits for. */
    private Formula wide() {
        return new Formula.AnyOf(List.of(new Formula.AllOf(parts(8, 0)), new Formula.AllOf(parts(8, 1))));
    }

    private Condition leaf() {
        if (random.nextInt(8) == 0) {
            Feature feature = features().get(random.nextInt(features().size()));
            return random.nextBoolean()
                    ? feature.isMissing()
                    : feature.isMissing().not();
        }
        NumberFeature number = pick(NUMBERS);
        FlagFeature flag = pick(FLAGS);
        CategoryFeature<String> category = pick(CATEGORIES);
        double limit = limit();
        double other = limit();
        return switch (random.nextInt(9)) {
            case 0 -> number.below(limit);
            case 1 -> number.atMost(limit);
            case 2 -> number.above(limit);
            case 3 -> number.atLeast(limit);
            case 4 -> number.between(Math.min(limit, other), Math.max(limit, other));
            case 5 -> flag.isTrue();
            case 6 -> flag.isFalse();
            case 7 -> category.is(pick(category.levels()));
            default -> category.isOneOf(pick(category.levels()), pick(category.levels()), pick(category.levels()));
        };
    }

    private static List<Feature> features() {
        return Stream.<List<? extends Feature>>of(NUMBERS, FLAGS, CATEGORIES)
                .<Feature>flatMap(List::stream)
                .toList();
    }

    private double limit() {
        return LIMITS[random.nextInt(LIMITS.length)];
    }

    private <E> E pick(List<E> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Rows of legal values: missing, unknown, at a limit and next to it, and others. */
    Frame frame(int rows) {
        Frame.Builder frame = Frame.builder(features);
        double[] row = new double[features.size()];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < row.length; j++) {
                row[j] = value(features.get(j));
            }
            if (!frame.add(row, i + 1, null)) {
                throw new IllegalStateException("A row is not legal.");
            }
        }
        return frame.build();
    }

    private double value(Feature feature) {
        if (random.nextInt(6) == 0) {
            return random.nextBoolean() ? Double.NaN : Double.longBitsToDouble(0xfff8_0000_0000_0001L);
        }
        if (feature instanceof FlagFeature) {
            return random.nextInt(2);
        }
        if (feature instanceof CategoryFeature<?> category) {
            return !category.rejectsUnknown() && random.nextInt(4) == 0
                    ? Feature.UNKNOWN_LEVEL
                    : random.nextInt(category.levels().size());
        }
        return switch (random.nextInt(5)) {
            case 0 -> limit();
            case 1 -> Math.nextUp(limit());
            case 2 -> Math.nextDown(limit());
            case 3 -> random.nextDouble(-5, 5);
            default -> random.nextBoolean() ? Double.MAX_VALUE : -Double.MAX_VALUE;
        };
    }

    /** The score by its definition. */
    double score(double[] row) {
        double score = rules.base();
        for (RuleEntry entry : rules.entries()) {
            score += sum(entry, fired(entry, row));
        }
        return score;
    }

    /** The rules of an entry that are true for a row. */
    private List<Rule> fired(RuleEntry entry, double[] row) {
        return entry.rules().stream()
                .filter(rule -> formulas.get(rules.rules().indexOf(rule)).fires(row, features))
                .toList();
    }

    private static double sum(RuleEntry entry, List<Rule> fired) {
        HitPolicy policy = entry instanceof RuleGroup group ? group.hitPolicy() : HitPolicy.ALL;
        if (fired.isEmpty()) {
            return 0;
        }
        if (policy != HitPolicy.ALL) {
            return policy == HitPolicy.FIRST
                    ? fired.get(0).points()
                    : fired.stream().mapToDouble(Rule::points).max().orElseThrow();
        }
        double sum = 0;
        for (Rule rule : fired) {
            sum += rule.points();
        }
        if (entry instanceof RuleGroup group) {
            sum = sum < group.least() ? group.least() : sum > group.greatest() ? group.greatest() : sum;
        }
        return sum;
    }

    /** What each rule contributes to a row, by the definition. */
    double[] contributions(double[] row) {
        double[] contributions = new double[rules.rules().size()];
        for (RuleEntry entry : rules.entries()) {
            List<Rule> fired = fired(entry, row);
            HitPolicy policy = entry instanceof RuleGroup group ? group.hitPolicy() : HitPolicy.ALL;
            for (int i = 0; i < fired.size(); i++) {
                Rule rule = fired.get(i);
                double contribution;
                if (policy == HitPolicy.ALL) {
                    contribution = sum(entry, fired.subList(0, i + 1)) - sum(entry, fired.subList(0, i));
                } else {
                    double counts = sum(entry, fired);
                    boolean first = fired.stream()
                            .filter(other -> policy == HitPolicy.FIRST || other.points() == counts)
                            .findFirst()
                            .orElseThrow()
                            .equals(rule);
                    contribution = first ? counts : 0;
                }
                contributions[rules.rules().indexOf(rule)] = contribution;
            }
        }
        return contributions;
    }
}
