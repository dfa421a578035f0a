package io.riskanalyzer.rules.internal;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import io.riskanalyzer.rules.Rule;

/** Writes a rule, so that it can be read in the file: its points as a number, its condition as a tree. */
public final class RuleCodec implements PartCodec<Rule> {

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public RuleCodec() {}

    @Override
    public Class<Rule> type() {
        return Rule.class;
    }

    @Override
    public String kind() {
        return "rule";
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
    public void write(Rule part, PartWriter out) {
        out.text("code", part.code())
                .number("points", part.points())
                .part("when", part.when())
                .text("text", part.text());
    }

    @Override
    public Rule read(PartReader in) {
        String code = in.text("code");
        double points = in.number("points");
        return new Rule(in.part("when", Condition.class), points, code, in.text("text"));
    }
}
