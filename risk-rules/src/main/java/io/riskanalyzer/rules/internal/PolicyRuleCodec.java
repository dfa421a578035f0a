package io.riskanalyzer.rules.internal;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import io.riskanalyzer.rules.PolicyRule;

/** Writes a rule of a policy: what it decides as a word, the band where there is one, and its condition as a tree. */
public final class PolicyRuleCodec implements PartCodec<PolicyRule> {
    private static final String KNOCK_OUT = "knock-out";
    private static final String OVERRIDE = "override";
    private static final String AT_LEAST = "at-least";
    private static final String AT_MOST = "at-most";

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public PolicyRuleCodec() {}

    @Override
    public Class<PolicyRule> type() {
        return PolicyRule.class;
    }

    @Override
    public String kind() {
        return "policy-rule";
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
    public void write(PolicyRule part, PartWriter out) {
        out.text("code", part.code());
        writeEffect(part.effect(), out);
        out.part("when", part.when()).text("text", part.text());
    }

    private static void writeEffect(PolicyRule.Effect effect, PartWriter out) {
        if (effect instanceof PolicyRule.Instead instead) {
            out.text("effect", OVERRIDE).text("band", instead.band());
        } else if (effect instanceof PolicyRule.AtLeast atLeast) {
            out.text("effect", AT_LEAST).text("band", atLeast.band());
        } else if (effect instanceof PolicyRule.AtMost atMost) {
            out.text("effect", AT_MOST).text("band", atMost.band());
        } else {
            out.text("effect", KNOCK_OUT);
        }
    }

    @Override
    public PolicyRule read(PartReader in) {
        String code = in.text("code");
        PolicyRule.Effect effect = readEffect(in);
        return new PolicyRule(in.part("when", Condition.class), effect, code, in.text("text"));
    }

    private static PolicyRule.Effect readEffect(PartReader in) {
        String effect = in.text("effect");
        return switch (effect) {
            case KNOCK_OUT -> new PolicyRule.KnockOut();
            case OVERRIDE -> new PolicyRule.Instead(in.text("band"));
            case AT_LEAST -> new PolicyRule.AtLeast(in.text("band"));
            case AT_MOST -> new PolicyRule.AtMost(in.text("band"));
            default ->
                throw new IllegalArgumentException(
                        "The effect (" + effect + ") must be knock-out, override, at-least or at-most.");
        };
    }
}
