package io.riskanalyzer.rules;

import java.util.List;

/**
 * Rules that count together: all of them up to a cap, or one of them alone.
 *
 * <p>With {@link HitPolicy#ALL} the points of the rules whose conditions are true are added up in their order, and the sum
 * is limited to {@code [least, greatest]}; then it is added to the score. Of what the cap takes away nothing is left to the
 * later rules: rule k contributes {@code limited(p₁ + … + pₖ) − limited(p₁ + … + pₖ₋₁)}. With {@link HitPolicy#FIRST} and
 * {@link HitPolicy#HIGHEST} one rule contributes its points and the others 0.
 *
 * @param name the name that people know it by, not blank
 * @param hitPolicy which rules count
 * @param least the least sum, 0 or negative, −∞ for no limit; −∞ unless all rules count
 * @param greatest the greatest sum, 0 or positive, +∞ for no limit; +∞ unless all rules count
 * @param rules the rules, at least one
 */
public record RuleGroup(String name, HitPolicy hitPolicy, double least, double greatest, List<Rule> rules)
        implements RuleEntry {

    /**
     * Copies the rules.
     *
     * @throws IllegalArgumentException if the name is blank, there is no rule, or a limit is not as said: the sum of no
     *     rule, 0, must be within the limits, and both of them must not be 0
     */
    public RuleGroup {
        requireName(name);
        requireLeast(name, least);
        requireGreatest(name, greatest);
        least = least == 0 ? 0.0 : least; // one zero, so that equal groups have equal limits
        greatest = greatest == 0 ? 0.0 : greatest;
        rules = List.copyOf(rules);
        if (least == 0 && greatest == 0) {
            throw new IllegalArgumentException("The limits of group " + name
                    + " (0 to 0) must leave points to give.\nMaybe leave the group away.");
        }
        if (hitPolicy != HitPolicy.ALL && (isCappedBelow(least) || isCappedAbove(greatest))) {
            throw new IllegalArgumentException("The limits of group " + name + " (" + least + " to " + greatest
                    + ") must be none where one rule counts, but its hit policy is " + hitPolicy
                    + ".\nMaybe lower the points of the rules.");
        }
        if (rules.isEmpty()) {
            throw new IllegalArgumentException(
                    "The rules of group " + name + " (none) must be at least one.\nMaybe leave the group away.");
        }
    }

    /**
     * Creates a group without limits.
     *
     * @param name the name that people know it by, not blank
     * @param hitPolicy which rules count
     * @param rules the rules, at least one
     * @throws IllegalArgumentException if the name is blank or there is no rule
     */
    public RuleGroup(String name, HitPolicy hitPolicy, List<Rule> rules) {
        this(name, hitPolicy, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, rules);
    }

    /**
     * Returns a sum within the limits.
     *
     * @param sum the points of the rules that are true
     * @return the sum, or the limit that it is beyond
     */
    public double limited(double sum) {
        return Math.min(Math.max(sum, least), greatest);
    }

    static String requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a group (\"" + name
                    + "\") must not be blank.\nMaybe name it after what its rules look at: fees.");
        }
        return name;
    }

    static double requireLeast(String name, double least) {
        if (!(least <= 0)) {
            throw new IllegalArgumentException("The least sum of group " + name + " (" + least
                    + ") must be 0 or negative, since no rule may be true.\nMaybe start the rule set at "
                    + "these points.");
        }
        return least;
    }

    static double requireGreatest(String name, double greatest) {
        if (!(greatest >= 0)) {
            throw new IllegalArgumentException("The greatest sum of group " + name + " (" + greatest
                    + ") must be 0 or positive, since no rule may be true.\nMaybe start the rule set at these points.");
        }
        return greatest;
    }

    private static boolean isCappedBelow(double least) {
        return least > Double.NEGATIVE_INFINITY;
    }

    private static boolean isCappedAbove(double greatest) {
        return greatest < Double.POSITIVE_INFINITY;
    }

    /** Returns name, policy, limits and codes, as in {@code fees: all of FEE-1, FEE-2, at most 20.0}. */
    @Override
    public String toString() {
        return name + ": " + hitPolicy + " of "
                + String.join(", ", rules.stream().map(Rule::code).toList())
                + (isCappedBelow(least) ? ", at least " + least : "")
                + (isCappedAbove(greatest) ? ", at most " + greatest : "");
    }
}
