package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * A rule that is being written.
 *
 * @param <B> what is written after it
 */
final class RuleDraft<B> implements RuleSteps.Because<B> {
    private final Condition when;
    private final double points;
    private final Function<Rule, B> next;
    private Validity days = Validity.ALWAYS;

    private RuleDraft(Condition when, double points, Function<Rule, B> next) {
        Rule.requirePoints(when, points);
        this.when = when;
        this.points = points;
        this.next = next;
    }

    /** Begins a rule; {@code next} takes it when it ends. */
    static <B> RuleSteps.Add<B> on(Condition condition, Function<Rule, B> next) {
        return points -> new RuleDraft<>(condition, points, next);
    }

    @Override
    public RuleSteps.Because<B> from(LocalDate day) {
        requireUnset("first day", days.from().equals(LocalDate.MIN));
        days = new Validity(day, days.until());
        return this;
    }

    @Override
    public RuleSteps.Because<B> until(LocalDate day) {
        requireUnset("last day", days.until().equals(LocalDate.MAX));
        days = new Validity(days.from(), day);
        return this;
    }

    @Override
    public B because(String code, String text) {
        return next.apply(new Rule(when, points, code, text, days));
    }

    static void requireUnset(String what, boolean unset) {
        if (!unset) {
            throw new IllegalStateException(
                    "The " + what + " must be set once, but was set before.\nMaybe remove one of the two calls.");
        }
    }
}
