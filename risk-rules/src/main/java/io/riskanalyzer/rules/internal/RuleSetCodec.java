package io.riskanalyzer.rules.internal;

import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import io.riskanalyzer.rules.Rule;
import io.riskanalyzer.rules.RuleEntry;
import io.riskanalyzer.rules.RuleSet;

/**
 * Writes a rule set: its name, its version, its base, and its rules and groups by their own codecs. Version 1 had neither
 * versions nor groups.
 */
public final class RuleSetCodec implements PartCodec<RuleSet> {
    private static final int WITH_GROUPS = 2;

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
        return 2;
    }

    @Override
    public void write(RuleSet part, PartWriter out) {
        out.text("name", part.name())
                .text("ruleVersion", part.version())
                .number("base", part.base())
                .parts("entries", part.entries());
    }

    @Override
    public RuleSet read(PartReader in) {
        String name = in.text("name");
        double base = in.number("base");
        return in.version() < WITH_GROUPS
                ? RuleSet.of(name, base, in.parts("rules", Rule.class))
                : RuleSet.of(name, base, in.parts("entries", RuleEntry.class)).withVersion(in.text("ruleVersion"));
    }
}
