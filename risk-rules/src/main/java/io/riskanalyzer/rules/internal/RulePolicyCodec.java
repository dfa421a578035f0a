package io.riskanalyzer.rules.internal;

import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import io.riskanalyzer.rules.PolicyRule;
import io.riskanalyzer.rules.RulePolicy;

/** Writes a policy: its name, and its rules by {@link PolicyRuleCodec}. */
public final class RulePolicyCodec implements PartCodec<RulePolicy> {

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public RulePolicyCodec() {}

    @Override
    public Class<RulePolicy> type() {
        return RulePolicy.class;
    }

    @Override
    public String kind() {
        return "rule-policy";
    }

    @Override
    public String module() {
        return "risk-rules";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(RulePolicy part, PartWriter out) {
        out.text("name", part.name()).parts("rules", part.rules());
    }

    @Override
    public RulePolicy read(PartReader in) {
        return RulePolicy.of(in.text("name"), in.parts("rules", PolicyRule.class));
    }
}
