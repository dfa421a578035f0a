package io.riskanalyzer.rules.internal;

import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import io.riskanalyzer.rules.HitPolicy;
import io.riskanalyzer.rules.Rule;
import io.riskanalyzer.rules.RuleGroup;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes a group: its name, which rules count, its limits, and its rules by {@link RuleCodec}. */
public final class RuleGroupCodec implements PartCodec<RuleGroup> {

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public RuleGroupCodec() {}

    @Override
    public Class<RuleGroup> type() {
        return RuleGroup.class;
    }

    @Override
    public String kind() {
        return "rule-group";
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
    public void write(RuleGroup part, PartWriter out) {
        out.text("name", part.name())
                .text("hitPolicy", part.hitPolicy().toString())
                .number("least", part.least())
                .number("greatest", part.greatest())
                .parts("rules", part.rules());
    }

    @Override
    public RuleGroup read(PartReader in) {
        return new RuleGroup(
                in.text("name"),
                hitPolicy(in.text("hitPolicy")),
                in.number("least"),
                in.number("greatest"),
                in.parts("rules", Rule.class));
    }

    private static HitPolicy hitPolicy(String name) {
        for (HitPolicy policy : HitPolicy.values()) {
            if (policy.toString().equals(name)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("The field hitPolicy (" + name + ") must be one of "
                + Arrays.stream(HitPolicy.values()).map(HitPolicy::toString).collect(Collectors.joining(", "))
                + ".\nMaybe the file was edited by hand; save the plan again.");
    }
}
