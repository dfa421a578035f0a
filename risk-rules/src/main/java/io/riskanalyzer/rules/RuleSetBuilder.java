package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import java.util.ArrayList;
import java.util.List;

/** The steps of {@link RuleSet#named}. */
final class RuleSetBuilder implements RuleSteps.Start, RuleSteps.Builder {
    private final String name;
    private final List<RuleEntry> entries = new ArrayList<>();
    private double base = Double.NaN;
    private String version = "";

    RuleSetBuilder(String name) {
        this.name = name;
    }

    @Override
    public RuleSteps.Start version(String version) {
        RuleDraft.requireUnset("version", this.version.isEmpty());
        this.version = version;
        return this;
    }

    @Override
    public RuleSteps.Start startingAt(double base) {
        RuleDraft.requireUnset("base points", Double.isNaN(this.base));
        this.base = RuleSet.requireBase(name, base);
        return this;
    }

    @Override
    public RuleSteps.Add<RuleSteps.Builder> when(Condition condition) {
        return RuleDraft.on(condition, this::with);
    }

    @Override
    public RuleSteps.GroupStart group(String name) {
        return new GroupBuilder(name, HitPolicy.ALL);
    }

    @Override
    public RuleSteps.When<RuleSteps.Group> firstOf(String name) {
        return new GroupBuilder(name, HitPolicy.FIRST);
    }

    @Override
    public RuleSteps.When<RuleSteps.Group> highestOf(String name) {
        return new GroupBuilder(name, HitPolicy.HIGHEST);
    }

    private RuleSteps.Builder with(RuleEntry entry) {
        entries.add(entry);
        return this;
    }

    @Override
    public RuleSet build() {
        return RuleSet.of(name, Double.isNaN(base) ? 0 : base, entries).withVersion(version);
    }

    /** The steps of one group. */
    private final class GroupBuilder implements RuleSteps.GroupStart, RuleSteps.Group {
        private final String name;
        private final HitPolicy hitPolicy;
        private final List<Rule> rules = new ArrayList<>();
        private double least = Double.NEGATIVE_INFINITY;
        private double greatest = Double.POSITIVE_INFINITY;

        GroupBuilder(String name, HitPolicy hitPolicy) {
            this.name = RuleGroup.requireName(name);
            this.hitPolicy = hitPolicy;
        }

        @Override
        public RuleSteps.GroupStart atMost(double points) {
            RuleDraft.requireUnset("greatest sum of group " + name, greatest == Double.POSITIVE_INFINITY);
            greatest = RuleGroup.requireGreatest(name, points);
            return this;
        }

        @Override
        public RuleSteps.GroupStart atLeast(double points) {
            RuleDraft.requireUnset("least sum of group " + name, least == Double.NEGATIVE_INFINITY);
            least = RuleGroup.requireLeast(name, points);
            return this;
        }

        @Override
        public RuleSteps.Add<RuleSteps.Group> when(Condition condition) {
            return RuleDraft.on(condition, rule -> {
                rules.add(rule);
                return this;
            });
        }

        @Override
        public RuleSteps.Builder end() {
            return with(new RuleGroup(name, hitPolicy, least, greatest, rules));
        }
    }
}
