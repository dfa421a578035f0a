package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Turns a rule set into groups with tables. A group takes rules as long as its tables stay small; a group after the
 * first takes a single rule where the order of adding could change the last bit of a score.
 */
final class RuleCompiler {
    /** Tables of 2^10 sums are 8 kB. */
    private static final int MOST_TESTS = 10;

    private static final int MOST_RULES = Integer.SIZE;

    private final FeatureSet features;
    private final boolean anyOrder;
    private final List<RuleGroup> groups = new ArrayList<>();
    private final List<Rule> open = new ArrayList<>();
    private final Set<Condition> openTests = new LinkedHashSet<>();
    private double start;
    private int first;

    private RuleCompiler(RuleSet rules, FeatureSet features) {
        this.features = features;
        this.anyOrder = ExactSum.inAnyOrder(
                rules.base(), rules.rules().stream().mapToDouble(Rule::points).toArray());
        this.start = rules.base();
    }

    static RuleGroup[] compile(RuleSet rules, FeatureSet features) {
        RuleCompiler compiler = new RuleCompiler(rules, features);
        rules.rules().forEach(compiler::add);
        compiler.close();
        return compiler.groups.toArray(RuleGroup[]::new);
    }

    private void add(Rule rule) {
        Set<Condition> tests = new LinkedHashSet<>();
        collectTests(rule.when(), tests);
        if (!fits(tests)) {
            close();
        }
        open.add(rule);
        openTests.addAll(tests);
        if (tests.size() > MOST_TESTS) {
            close();
        }
    }

    private boolean fits(Set<Condition> tests) {
        Set<Condition> all = new LinkedHashSet<>(openTests);
        all.addAll(tests);
        return all.size() <= MOST_TESTS && open.size() < MOST_RULES && (anyOrder || groups.isEmpty());
    }

    private void close() {
        if (open.isEmpty()) {
            return;
        }
        double[] points = open.stream().mapToDouble(Rule::points).toArray();
        groups.add(openTests.size() > MOST_TESTS ? wide(points) : tabulated(points));
        first += open.size();
        start = 0;
        open.clear();
        openTests.clear();
    }

    private RuleGroup wide(double[] points) {
        RowPatterns patterns = new WideRule(open.get(0).when().bind(features));
        return new RuleGroup(patterns, first, points, start, new int[] {0, 1});
    }

    private RuleGroup tabulated(double[] points) {
        List<Condition> tests = openTests.stream()
                .sorted(Comparator.comparing((Condition test) -> !TestPatterns.isRange(test))
                        .thenComparing(test -> TestPatterns.featureOf(test).name()))
                .toList();
        int[] fired = new int[1 << tests.size()];
        for (int i = 0; i < points.length; i++) {
            int rule = 1 << i;
            patternsOf(open.get(i).when(), tests).stream().forEach(pattern -> fired[pattern] |= rule);
        }
        return new RuleGroup(new TestPatterns(tests, features), first, points, start, fired);
    }

    private static void collectTests(Condition condition, Set<Condition> tests) {
        List<Condition> parts = partsOf(condition);
        if (parts.isEmpty()) {
            tests.add(testOf(condition));
        }
        parts.forEach(part -> collectTests(part, tests));
    }

    /** The patterns of the tests for which a condition is true. */
    private static BitSet patternsOf(Condition condition, List<Condition> tests) {
        int count = 1 << tests.size();
        BitSet patterns = new BitSet(count);
        List<Condition> parts = partsOf(condition);
        if (parts.isEmpty()) {
            Condition test = testOf(condition);
            int bit = tests.indexOf(test);
            int asked = test.equals(condition) ? 1 : 0;
            IntStream.range(0, count)
                    .filter(pattern -> (pattern >>> bit & 1) == asked)
                    .forEach(patterns::set);
        } else if (condition instanceof Condition.And) {
            patterns.set(0, count);
            parts.forEach(part -> patterns.and(patternsOf(part, tests)));
        } else {
            parts.forEach(part -> patterns.or(patternsOf(part, tests)));
        }
        return patterns;
    }

    private static List<Condition> partsOf(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.parts();
        }
        return condition instanceof Condition.Or or ? or.parts() : List.of();
    }

    /** The test that decides a leaf: itself, but a number is tested for its presence where its absence is asked for. */
    private static Condition testOf(Condition leaf) {
        return leaf instanceof Condition.Missing missing
                        && missing.feature() instanceof NumberFeature
                        && missing.asked() == Condition.Presence.MISSING
                ? missing.not()
                : leaf;
    }
}
