package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Policy;
import io.riskanalyzer.score.RowPolicy;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Rules over any scorer that decide about the band, whatever the score: what is never accepted, what is always looked at
 * again. Score and contributions stay as they are; the reasons of the policy stand before those of the score.
 *
 * <pre>{@code
 * FlagFeature bankrupt = Feature.flag("bankrupt");
 * RulePolicy policy = RulePolicy.named("hard-limits")
 *         .when(bankrupt.isTrue()).knockOut().because("BKR", "There is an open bankruptcy.")
 *         .when(ATTENDANCE.below(0.3)).atLeast("AMBER").because("ATT", "Attendance {attendance:%} is below 30 %.")
 *         .build();
 * }</pre>
 *
 * <p>All rules whose condition is <i>true</i> count; the order in which they are written decides between overrides alone:
 *
 * <ol>
 *   <li>a <b>knock-out</b> gives the band of greatest risk, and nothing else counts;
 *   <li>an <b>override</b> gives a named band in the place of the score's; the first that is written wins;
 *   <li>a <b>greatest band</b> lowers what came so far, the lowest of them wins;
 *   <li>a <b>least band</b> raises what came so far, the highest of them wins. It comes last, so that where limits contradict
 *       each other the careful one holds.
 * </ol>
 *
 * <p>So a rule that someone adds at the end of a long list cannot weaken a knock-out or a least band. Reasons are given by
 * the rules that count: by all knock-outs that fire, else by the override that won and by all limits that fire, also where
 * the score alone leads to the same band. Their contribution is 0.
 *
 * <p>Immutable and thread-safe. Deciding allocates nothing.
 */
public final class RulePolicy implements Policy {
    private final String name;
    private final List<PolicyRule> rules;

    private RulePolicy(String name, List<PolicyRule> rules) {
        this.name = name;
        this.rules = List.copyOf(rules);
        requireRules();
    }

    /**
     * Starts a policy.
     *
     * @param name the name that people know it by, not blank
     * @return the builder, which asks for the first rule
     * @throws IllegalArgumentException if the name is blank
     */
    public static WhenStep named(String name) {
        return new RulePolicyBuilder(requireName(name));
    }

    /**
     * Returns a policy of rules that are there already.
     *
     * @param name the name that people know it by, not blank
     * @param rules the rules, at least one, each with a code of its own
     * @return the policy
     * @throws IllegalArgumentException if the name is blank, there is no rule, or two have one code
     */
    public static RulePolicy of(String name, List<PolicyRule> rules) {
        return new RulePolicy(requireName(name), rules);
    }

    /**
     * Returns the name.
     *
     * @return the name that people know the policy by
     */
    public String name() {
        return name;
    }

    /**
     * Returns the rules.
     *
     * @return the rules in the order in which they were written, at least one
     */
    public List<PolicyRule> rules() {
        return rules;
    }

    /**
     * Returns the features that are looked at.
     *
     * @return the features, in the order in which the rules first name them
     */
    @Override
    public Set<Feature> features() {
        Set<Feature> all = new LinkedHashSet<>();
        rules.forEach(rule -> all.addAll(rule.when().features()));
        return Collections.unmodifiableSet(all);
    }

    /**
     * Returns the limits that the rules compare a number with.
     *
     * @param feature the number
     * @return the limits, ascending, each once; none if no rule compares it
     */
    @Override
    public double[] cutsOf(NumberFeature feature) {
        return rules.stream()
                .flatMapToDouble(rule -> RuleSet.limitsOf(rule.when(), feature))
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * Binds this policy to rows and bands.
     *
     * @param features what a row consists of, in order
     * @param bands the bands that it may choose from
     * @return the bound policy, thread-safe
     * @throws IllegalArgumentException if a rule names none of the bands, or there is one band alone
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature is not among them
     */
    @Override
    public RowPolicy bind(FeatureSet features, Bands bands) {
        return new BoundPolicy(this, features, bands);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RulePolicy that && name.equals(that.name) && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, rules);
    }

    /** Returns the name and the codes, as in {@code hard-limits (BKR, ATT)}. */
    @Override
    public String toString() {
        return name + " ("
                + String.join(", ", rules.stream().map(PolicyRule::code).toList()) + ")";
    }

    private static String requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a policy (\"" + name
                    + "\") must not be blank.\nMaybe say what it is for: hard-limits.");
        }
        return name;
    }

    private void requireRules() {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("The rules of the policy " + name
                    + " (none) must be at least one.\nMaybe leave the policy away, which decides nothing then.");
        }
        Map<String, Integer> positions = new HashMap<>();
        for (PolicyRule rule : rules) {
            int position = positions.size() + 1;
            Integer before = positions.put(rule.code(), position);
            if (before != null) {
                throw new IllegalArgumentException("The code of rule " + position + " of the policy " + name + " ("
                        + rule.code() + ") must be its own, but rule " + before
                        + " has it too.\nMaybe number the rules.");
            }
        }
    }

    /** Asks for the condition of the next rule. */
    public interface WhenStep {

        /**
         * Begins a rule.
         *
         * @param condition the condition under which it decides
         * @return the builder, which asks what it decides
         */
        EffectStep when(Condition condition);
    }

    /** Asks what a rule decides. */
    public interface EffectStep {

        /**
         * Decides on the band of greatest risk, whatever else the policy says.
         *
         * @return the builder, which asks for the reason
         */
        BecauseStep knockOut();

        /**
         * Decides on a band, in the place of that of the score.
         *
         * @param band the name of the band
         * @return the builder, which asks for the reason
         */
        BecauseStep override(String band);

        /**
         * Decides on a least band: this one, or one of greater risk.
         *
         * @param band the name of the band
         * @return the builder, which asks for the reason
         */
        BecauseStep atLeast(String band);

        /**
         * Decides on a greatest band: this one, or one of less risk.
         *
         * @param band the name of the band
         * @return the builder, which asks for the reason
         */
        BecauseStep atMost(String band);
    }

    /** Asks for the reason of a rule. */
    public interface BecauseStep {

        /**
         * Sets the reason of the rule, and ends it.
         *
         * @param code the code that systems know the rule by, not blank and of this rule alone
         * @param text the reason for a person, which may show values as {@link Rule} tells
         * @return the builder, which takes more rules or builds
         * @throws IllegalArgumentException if the code or the text is blank, a brace has no partner, or a feature named in
         *     the text is not in the condition
         */
        Builder because(String code, String text);
    }

    /** Takes more rules, or builds. Mutable, for one thread. */
    public interface Builder extends WhenStep {

        /**
         * Builds the policy.
         *
         * @return the policy
         * @throws IllegalArgumentException if two rules have one code
         */
        RulePolicy build();
    }
}
