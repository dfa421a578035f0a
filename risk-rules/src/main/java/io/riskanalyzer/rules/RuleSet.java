package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Rules that each add points where their condition is true: a risk score that people write, read and answer for.
 *
 * <pre>{@code
 * NumberFeature attendance = Feature.number("attendance").within(0, 1);
 * FlagFeature feesOverdue = Feature.flag("feesOverdue");
 * RuleSet rules = RuleSet.named("student-risk")
 *         .when(attendance.below(0.75))
 *         .add(40)
 *         .because("ATT-1", "Attendance {attendance:%} is below 75 %.")
 *         .when(feesOverdue.isTrue().and(attendance.below(0.9)))
 *         .add(15)
 *         .because("FEE-1", "Fees are overdue and attendance is slipping.")
 *         .build();
 * }</pre>
 *
 * <p>The score is the base plus the points of every rule whose condition is <i>true</i>, added in the order of the rules;
 * a comparison with a missing value is not true. A rule set explains itself: each rule is a term of its
 * {@link #explainer()}, with its points where it fired, else with 0.
 *
 * <p>Immutable and thread-safe. What {@link #bind} returns scores a row without allocating, and a {@code Frame} by
 * column; bind once, score often.
 */
public final class RuleSet implements RiskScorer {
    private final String name;
    private final double base;
    private final List<Rule> rules;
    private final Set<Feature> features;

    private RuleSet(String name, double base, List<Rule> rules) {
        this.name = requireName(name);
        this.base = requireBase(name, base) + 0.0; // −0 becomes 0: a rule that adds nothing must not change bits
        this.rules = List.copyOf(rules);
        requireRules();
        this.features = featuresInOrder();
    }

    /**
     * Starts a rule set.
     *
     * @param name the name that people know it by, not blank
     * @return the builder, which asks for the first rule
     * @throws IllegalArgumentException if the name is blank
     */
    public static StartStep named(String name) {
        return new RuleSetBuilder(requireName(name));
    }

    /**
     * Returns a rule set of rules that are there already.
     *
     * @param name the name that people know it by, not blank
     * @param base the points before any rule, finite
     * @param rules the rules, at least one, each with a code of its own
     * @return the rule set
     * @throws IllegalArgumentException if the name is blank, the base is not finite, there is no rule, two have one code,
     *     or they declare one feature in two ways
     */
    public static RuleSet of(String name, double base, List<Rule> rules) {
        return new RuleSet(name, base, rules);
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * Returns the points before any rule.
     *
     * @return the points, 0 unless {@link StartStep#startingAt} was told
     */
    public double base() {
        return base;
    }

    /**
     * Returns the rules.
     *
     * @return the rules in the order in which they were written, at least one
     */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * Returns the features that are looked at.
     *
     * @return the features, in the order in which the rules first name them
     */
    @Override
    public Set<Feature> features() {
        return features;
    }

    /**
     * Returns what the score counts in.
     *
     * @return {@link Scale#POINTS}
     */
    @Override
    public Scale scale() {
        return Scale.POINTS;
    }

    @Override
    public RowScorer bind(FeatureSet features) {
        return new BoundRules(RuleCompiler.compile(this, features));
    }

    /**
     * Returns the explainer whose terms are the rules, in their order.
     *
     * @return the explainer; its base is {@link #base()}
     */
    @Override
    public Explainer explainer() {
        return new RuleExplainer(this);
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
                .flatMapToDouble(rule -> limitsOf(rule.when(), feature))
                .sorted()
                .distinct()
                .toArray();
    }

    private static DoubleStream limitsOf(Condition condition, NumberFeature feature) {
        if (condition instanceof Condition.And and) {
            return and.parts().stream().flatMapToDouble(part -> limitsOf(part, feature));
        }
        if (condition instanceof Condition.Or or) {
            return or.parts().stream().flatMapToDouble(part -> limitsOf(part, feature));
        }
        if (condition instanceof Condition.Comparison comparison
                && comparison.feature().name().equals(feature.name())) {
            return DoubleStream.of(comparison.limit());
        }
        if (condition instanceof Condition.Between between
                && between.feature().name().equals(feature.name())) {
            return DoubleStream.of(between.from(), between.to());
        }
        return DoubleStream.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleSet that
                && name.equals(that.name)
                && Double.compare(base, that.base) == 0
                && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, base, rules);
    }

    /** Returns the name and the codes, as in {@code student-risk (ATT-1, FEE-1)}. */
    @Override
    public String toString() {
        return name + " (" + String.join(", ", rules.stream().map(Rule::code).toList()) + ")";
    }

    private static String requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of a rule set (\"" + name
                    + "\") must not be blank.\nMaybe say what it is for: student-risk.");
        }
        return name;
    }

    static double requireBase(String name, double base) {
        if (!(Math.abs(base) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The base points of " + name + " (" + base + ") must be finite.\nMaybe start at 0.");
        }
        return base;
    }

    private void requireRules() {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("The rules of " + name
                    + " (none) must be at least one.\nMaybe add one by when(…).add(…).because(…).");
        }
        Map<String, Integer> positions = new HashMap<>();
        double most = Math.abs(base);
        for (Rule rule : rules) {
            int position = positions.size() + 1;
            Integer before = positions.put(rule.code(), position);
            if (before != null) {
                throw new IllegalArgumentException("The code of rule " + position + " of " + name + " (" + rule.code()
                        + ") must be its own, but rule " + before + " has it too.\nMaybe number the rules.");
            }
            most += Math.abs(rule.points());
        }
        if (!(most <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The points of " + name + " (" + most
                    + " in all) must add up to a finite number.\nMaybe give points from 1 to 100.");
        }
    }

    private Set<Feature> featuresInOrder() {
        Map<String, Feature> declared = new LinkedHashMap<>();
        for (Rule rule : rules) {
            for (Feature feature : rule.when().features()) {
                Feature first = declared.putIfAbsent(feature.name(), feature);
                if (first != null && !first.equals(feature)) {
                    throw new IllegalArgumentException("The feature of rule " + rule.code() + " (" + feature
                            + ") must be declared alike in all rules, but it was declared as " + first
                            + " before.\nMaybe use the same constant everywhere.");
                }
            }
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(declared.values()));
    }

    /** Asks for the condition of the next rule. */
    public interface WhenStep {

        /**
         * Begins a rule.
         *
         * @param condition the condition under which it adds its points
         * @return the builder, which asks for the points
         */
        AddStep when(Condition condition);
    }

    /** Asks for the first rule, and before it for the points to start at, 0 unless told. */
    public interface StartStep extends WhenStep {

        /**
         * Sets the points before any rule.
         *
         * @param base the points, finite; 0 by default
         * @return the builder, which asks for the first rule
         * @throws IllegalArgumentException if the points are not finite
         */
        WhenStep startingAt(double base);
    }

    /** Asks for the points of a rule. */
    public interface AddStep {

        /**
         * Sets the points of the rule.
         *
         * @param points the points, finite and not 0, negative where the rule lowers the risk
         * @return the builder, which asks for the reason
         * @throws IllegalArgumentException if the points are not finite or are 0
         */
        BecauseStep add(double points);
    }

    /** Asks for the reason of a rule. */
    public interface BecauseStep {

        /**
         * Sets the reason of the rule, and ends it.
         *
         * @param code the code that systems know the rule by, not blank and of this rule alone
         * @param text the reason for a person, which may show values as {@link Rule} tells
         * @return the builder, which takes more rules or builds
         * @throws IllegalArgumentException if the code or the text is blank, a brace has no partner, or a feature named
         *     in the text is not in the condition
         */
        Builder because(String code, String text);
    }

    /** Takes more rules, or builds. Mutable, for one thread. */
    public interface Builder extends WhenStep {

        /**
         * Builds the rule set.
         *
         * @return the rule set
         * @throws IllegalArgumentException if two rules have one code, or declare one feature in two ways
         */
        RuleSet build();
    }
}
