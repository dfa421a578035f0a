package io.riskanalyzer.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.riskanalyzer.plan.PartCodec;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class RuleSetCodecTest {

    @Test
    void codecs_onClassPath_areFoundByServiceLoader() {
        assertThat(ServiceLoader.load(PartCodec.class))
                .hasAtLeastOneElementOfType(RuleSetCodec.class)
                .hasAtLeastOneElementOfType(RuleGroupCodec.class)
                .hasAtLeastOneElementOfType(RuleCodec.class)
                .hasAtLeastOneElementOfType(RulePolicyCodec.class)
                .hasAtLeastOneElementOfType(PolicyRuleCodec.class);
    }

    @Test
    void codecs_inFiles_areNamedForGood() {
        assertThat(List.of(new RulePolicyCodec(), new PolicyRuleCodec()))
                .extracting(PartCodec::kind, PartCodec::module, PartCodec::version)
                .containsExactly(tuple("rule-policy", "risk-rules", 1), tuple("policy-rule", "risk-rules", 1));
        assertThat(List.of(new RuleSetCodec(), new RuleGroupCodec(), new RuleCodec()))
                .extracting(PartCodec::kind, PartCodec::module, PartCodec::version)
                .containsExactly(
                        tuple("rule-set", "risk-rules", 2),
                        tuple("rule-group", "risk-rules", 1),
                        tuple("rule", "risk-rules", 2));
    }
}
