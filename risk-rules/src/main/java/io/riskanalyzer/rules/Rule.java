package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.score.ReasonText;
import java.util.List;

/**
 * Points for every subject of which a condition is true, and the reason for them.
 *
 * <p>The text may show the values of the features that the condition looks at:
 *
 * <pre>{@code
 * NumberFeature attendance = Feature.number("attendance").within(0, 1);
 * Rule rule = new Rule(attendance.below(0.75), 40, "ATT-1", "Attendance {attendance:%} is below 75 %.");
 * // for an attendance of 0.62: Attendance 62 % is below 75 %.
 * }</pre>
 *
 * <table>
 * <caption>What stands in a text</caption>
 * <tr><th>written</th><th>shown</th></tr>
 * <tr><td>{@code {attendance}}</td><td>the value and its unit, as
 *     {@link io.riskanalyzer.feature.Feature#format(double)} writes it; {@code missing} if there is none</td></tr>
 * <tr><td>{@code {attendance:%}}</td><td>the value of a number, a share, as per cent</td></tr>
 * <tr><td><code>{{</code> and <code>}}</code></td><td>a brace</td></tr>
 * </table>
 *
 * <p>The value of a sensitive feature is withheld.
 *
 * @param when the condition; a subject gets the points only if it is <i>true</i>, so never because a value is missing,
 *     unless that is what the condition asks
 * @param points what is added to the score; finite and not 0, negative where the rule lowers the risk
 * @param code the code that systems know the rule by, not blank
 * @param text the reason for a person, not blank
 * @param validity the days on which it is in force; {@link RuleSet#at} tells the rules of a day
 */
public record Rule(Condition when, double points, String code, String text, Validity validity) implements RuleEntry {

    /**
     * Checks points, code and text.
     *
     * @throws IllegalArgumentException if the points are not finite or are 0, the code or the text is blank, a brace has
     *     no partner, or a feature named in the text is not in the condition
     */
    public Rule {
        requirePoints(when, points);
        if (code.isBlank()) {
            throw new IllegalArgumentException("The code of the rule on \"" + when.describe() + "\" (\"" + code
                    + "\") must not be blank.\nMaybe number the rules: R-1, R-2.");
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("The text of rule " + code + " (\"" + text
                    + "\") must not be blank.\nMaybe say what the rule tests: \"" + when.describe() + "\".");
        }
        ReasonText.parse("rule " + code, text, when.features());
    }

    /**
     * Creates a rule that is always in force.
     *
     * @param when the condition
     * @param points what is added to the score; finite and not 0
     * @param code the code that systems know the rule by, not blank
     * @param text the reason for a person, not blank
     * @throws IllegalArgumentException if the points are not finite or are 0, the code or the text is blank, a brace has
     *     no partner, or a feature named in the text is not in the condition
     */
    public Rule(Condition when, double points, String code, String text) {
        this(when, points, code, text, Validity.ALWAYS);
    }

    /**
     * Returns this rule on other days.
     *
     * @param days the days on which it is in force
     * @return the copy
     */
    public Rule during(Validity days) {
        return new Rule(when, points, code, text, days);
    }

    /**
     * Returns whether this rule is in force on some days only.
     *
     * @return whether its validity has a first or a last day
     */
    public boolean isDated() {
        return !validity.equals(Validity.ALWAYS);
    }

    @Override
    public List<Rule> rules() {
        return List.of(this);
    }

    static void requirePoints(Condition when, double points) {
        if (!(Math.abs(points) <= Double.MAX_VALUE && points != 0)) {
            throw new IllegalArgumentException("The points of the rule on \"" + when.describe() + "\" (" + points
                    + ") must be finite and not 0.\nMaybe take 10, or −10 where the rule lowers the risk.");
        }
    }

    ReasonText template() {
        return ReasonText.parse("rule " + code, text, when.features());
    }

    /** Returns code, points, condition and days, as in {@code ATT-1: +40.0 when attendance is below 0.75}. */
    @Override
    public String toString() {
        return code + ": " + (points > 0 ? "+" : "") + points + " when " + when.describe()
                + (isDated() ? ", " + validity : "");
    }
}
