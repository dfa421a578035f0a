package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import java.util.ArrayList;
import java.util.List;

/** The steps of {@link RulePolicy#named}. */
final class RulePolicyBuilder implements RulePolicy.Builder {
    private final String name;
    private final List<PolicyRule> rules = new ArrayList<>();

    RulePolicyBuilder(String name) {
        this.name = name;
    }

    @Override
    public RulePolicy.EffectStep when(Condition condition) {
        return new RulePolicy.EffectStep() {
            @Override
            public RulePolicy.BecauseStep knockOut() {
                return decide(condition, new PolicyRule.KnockOut());
            }

            @Override
            public RulePolicy.BecauseStep override(String band) {
                return decide(condition, new PolicyRule.Instead(band));
            }

            @Override
            public RulePolicy.BecauseStep atLeast(String band) {
                return decide(condition, new PolicyRule.AtLeast(band));
            }

            @Override
            public RulePolicy.BecauseStep atMost(String band) {
                return decide(condition, new PolicyRule.AtMost(band));
            }
        };
    }

    private RulePolicy.BecauseStep decide(Condition condition, PolicyRule.Effect effect) {
        return (code, text) -> {
            rules.add(new PolicyRule(condition, effect, code, text));
            return this;
        };
    }

    @Override
    public RulePolicy build() {
        return RulePolicy.of(name, rules);
    }
}
