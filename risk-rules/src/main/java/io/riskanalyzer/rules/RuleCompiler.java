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
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Turns a rule set into tables. A table takes entries as long as it stays small; a table after the first takes a single
 * entry where the order of adding could change the last bit of a score.
 */
final class RuleCompiler {
    /** Tables of 2^10 sums are 8 kB. */
    private static final int MOST_TESTS = 10;

    private static final int MOST_RULES = Integer.SIZE;

    private final FeatureSet features;
    private final boolean anyOrder;
    private final List<CompiledRules> compiled = new ArrayList<>();
    private final List<RuleEntry> open = new ArrayList<>();
    private final List<Rule> openRules = new ArrayList<>();
    private final Set<Condition> openTests = new LinkedHashSet<>();
    private double start;
    private int first;

    private RuleCompiler(RuleSet rules, FeatureSet features) {
        this.features = features;
        this.anyOrder = sumsInAnyOrder(rules);
        this.start = rules.base();
    }

    /**
     * Compiles a rule set.
     *
     * @throws IllegalStateException if a rule is dated
     */
    static CompiledRules[] compile(RuleSet rules, FeatureSet features) {
        rules.requireUndated();
        RuleCompiler compiler = new RuleCompiler(rules, features);
        rules.entries().forEach(compiler::add);
        compiler.close();
        return compiler.compiled.toArray(CompiledRules[]::new);
    }

    /** Whether all sums of points are exact, so that the order of adding does not matter. */
    static boolean sumsInAnyOrder(RuleSet rules) {
        return ExactSum.inAnyOrder(
                rules.base(),
                rules.entries().stream()
                        .flatMapToDouble(RuleCompiler::numbersOf)
                        .toArray());
    }

    /** The numbers of which all sums of an entry are sums of some. */
    private static DoubleStream numbersOf(RuleEntry entry) {
        DoubleStream points = entry.rules().stream().mapToDouble(Rule::points);
        return entry instanceof RuleGroup group
                ? DoubleStream.concat(
                        points,
                        DoubleStream.of(group.least(), group.greatest())
                                .filter(limit -> limit != 0 && Double.isFinite(limit)))
                : points;
    }

    private void add(RuleEntry entry) {
        Set<Condition> tests = new LinkedHashSet<>();
        entry.rules().forEach(rule -> collectTests(rule.when(), tests));
        boolean tooLarge = tests.size() > MOST_TESTS || entry.rules().size() > MOST_RULES;
        if (tooLarge || !fits(entry, tests)) {
            close();
        }
        if (tooLarge) {
            compiled.add(new RowWiseEntry(entry, features, first, start));
            first += entry.rules().size();
            start = 0;
        } else {
            open.add(entry);
            openRules.addAll(entry.rules());
            openTests.addAll(tests);
        }
    }

    private boolean fits(RuleEntry entry, Set<Condition> tests) {
        Set<Condition> all = new LinkedHashSet<>(openTests);
        all.addAll(tests);
        return all.size() <= MOST_TESTS
                && openRules.size() + entry.rules().size() <= MOST_RULES
                && (anyOrder || compiled.isEmpty());
    }

    private void close() {
        if (open.isEmpty()) {
            return;
        }
        List<Condition> tests = openTests.stream()
                .sorted(Comparator.comparing((Condition test) -> !TestPatterns.isRange(test))
                        .thenComparing(test -> TestPatterns.featureOf(test).name()))
                .toList();
        int[] fired = new int[1 << tests.size()];
        for (int i = 0; i < openRules.size(); i++) {
            int rule = 1 << i;
            patternsOf(openRules.get(i).when(), tests).stream().forEach(pattern -> fired[pattern] |= rule);
        }
        List<EntryPoints> points = new ArrayList<>();
        int position = 0;
        for (RuleEntry entry : open) {
            points.add(new EntryPoints(entry, position));
            position += entry.rules().size();
        }
        compiled.add(new RuleTable(new TestPatterns(tests, features), first, points, start, fired));
        first += openRules.size();
        start = 0;
        open.clear();
        openRules.clear();
        openTests.clear();
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
