package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import java.util.ArrayList;
import java.util.List;

/** The steps of {@link RuleSet#named}. */
final class RuleSetBuilder implements RuleSet.StartStep, RuleSet.Builder {
    private final String name;
    private final List<Rule> rules = new ArrayList<>();
    private double base;

    RuleSetBuilder(String name) {
        this.name = name;
    }

    @Override
    public RuleSet.WhenStep startingAt(double base) {
        this.base = RuleSet.requireBase(name, base);
        return this;
    }

    @Override
    public RuleSet.AddStep when(Condition condition) {
        return points -> {
            Rule.requirePoints(condition, points);
            return (code, text) -> {
                rules.add(new Rule(condition, points, code, text));
                return this;
            };
        };
    }

    @Override
    public RuleSet build() {
        return RuleSet.of(name, base, rules);
    }
}
