package io.riskanalyzer.rules.internal;

import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import io.riskanalyzer.rules.Rule;
import io.riskanalyzer.rules.RuleSet;

/** Writes a rule set: its name, its base, and its rules by {@link RuleCodec}. */
public final class RuleSetCodec implements PartCodec<RuleSet> {

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public RuleSetCodec() {}

    @Override
    public Class<RuleSet> type() {
        return RuleSet.class;
    }

    @Override
    public String kind() {
        return "rule-set";
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
    public void write(RuleSet part, PartWriter out) {
        out.text("name", part.name()).number("base", part.base()).parts("rules", part.rules());
    }

    @Override
    public RuleSet read(PartReader in) {
        return RuleSet.of(in.text("name"), in.number("base"), in.parts("rules", Rule.class));
    }
}
