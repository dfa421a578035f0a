package io.riskanalyzer.rules.internal;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import io.riskanalyzer.rules.Rule;
import io.riskanalyzer.rules.Validity;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Writes a rule, so that it can be read in the file: its points as a number, its condition as a tree. Since version 2 with
 * its days, empty where there is no first or last one.
 */
public final class RuleCodec implements PartCodec<Rule> {
    private static final int WITH_DAYS = 2;
    private static final String NO_DAY = "";

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
        return 2;
    }

    @Override
    public void write(Rule part, PartWriter out) {
        out.text("code", part.code())
                .number("points", part.points())
                .part("when", part.when())
                .text("text", part.text())
                .text("from", textOf(part.validity().from(), LocalDate.MIN))
                .text("until", textOf(part.validity().until(), LocalDate.MAX));
    }

    @Override
    public Rule read(PartReader in) {
        String code = in.text("code");
        double points = in.number("points");
        Rule rule = new Rule(in.part("when", Condition.class), points, code, in.text("text"));
        return in.version() < WITH_DAYS
                ? rule
                : rule.during(new Validity(day(in, "from", LocalDate.MIN), day(in, "until", LocalDate.MAX)));
    }

    private static String textOf(LocalDate day, LocalDate none) {
        return day.equals(none) ? NO_DAY : day.toString();
    }

    private static LocalDate day(PartReader in, String field, LocalDate none) {
        String text = in.text(field);
        try {
            return text.equals(NO_DAY) ? none : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The field " + field + " (" + text + ") must be a day of ISO 8601, such as 2026-09-01.\n"
                            + "Maybe the file was edited by hand; save the plan again.",
                    e);
        }
    }
}
