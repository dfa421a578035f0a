package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
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
 * a comparison with a missing value is not true. Rules of a {@link RuleGroup} count together: their sum within limits, or
 * one of them alone; what the group gives is added in its place. A rule set explains itself: each rule is a term of its
 * {@link #explainer()}, with the points that it gave.
 *
 * <p>A rule may be in force on some days only. A rule set with such rules scores nothing by itself, since no clock is
 * read here: {@link #at} gives the rules of a day.
 *
 * <p>Immutable and thread-safe. What {@link #bind} returns scores a row without allocating, and a {@code Frame} by
 * column; bind once, score often.
 */
public final class RuleSet implements RiskScorer {
    private final String name;
    private final String version;
    private final double base;
    private final List<RuleEntry> entries;
    private final List<Rule> rules;
    private final Set<Feature> features;

    private RuleSet(String name, String version, double base, List<? extends RuleEntry> entries) {
        this.name = requireName(name);
        this.version = version;
        this.base = requireBase(name, base) + 0.0; // −0 becomes 0: a rule that adds nothing must not change bits
        this.entries = List.copyOf(entries);
        this.rules = entries.stream().flatMap(entry -> entry.rules().stream()).toList();
        requireRules();
        requireGroups();
        this.features = featuresInOrder();
    }

    /**
     * Starts a rule set.
     *
     * @param name the name that people know it by, not blank
     * @return the builder, which asks for the first rule
     * @throws IllegalArgumentException if the name is blank
     */
    public static RuleSteps.Start named(String name) {
        return new RuleSetBuilder(requireName(name));
    }

    /**
     * Returns a rule set of rules and groups that are there already, without a version.
     *
     * @param name the name that people know it by, not blank
     * @param base the points before any rule, finite
     * @param entries the rules and groups, at least one; each rule with a code of its own among those that are in force on
     *     a day with it, each group with a name of its own
     * @return the rule set
     * @throws IllegalArgumentException if the name is blank, the base is not finite, there is no rule, codes or names are
     *     there twice, or two rules declare one feature in two ways
     */
    public static RuleSet of(String name, double base, List<? extends RuleEntry> entries) {
        return new RuleSet(name, "", base, entries);
    }

    /**
     * Returns this rule set with another version.
     *
     * @param version what people call this state of the rules, such as {@code 2026.2}; empty for none
     * @return the copy
     */
    public RuleSet withVersion(String version) {
        return new RuleSet(name, version, base, entries);
    }

    /**
     * Returns the rules of a day: those that are in force on it, without their dates. Groups stay, but for those without a
     * rule on that day.
     *
     * @param day the day
     * @return the rule set of that day, with the same name, version and base; this one if no rule is dated
     * @throws IllegalArgumentException if no rule is in force on the day
     */
    public RuleSet at(LocalDate day) {
        if (!isDated()) {
            return this;
        }
        List<RuleEntry> inForce = new ArrayList<>();
        for (RuleEntry entry : entries) {
            List<Rule> left = entry.rules().stream()
                    .filter(rule -> rule.validity().includes(day))
                    .map(rule -> rule.during(Validity.ALWAYS))
                    .toList();
            if (entry instanceof RuleGroup group && !left.isEmpty()) {
                inForce.add(new RuleGroup(group.name(), group.hitPolicy(), group.least(), group.greatest(), left));
            } else {
                inForce.addAll(left);
            }
        }
        if (inForce.isEmpty()) {
            throw new IllegalArgumentException("The day (" + day + ") must have a rule of " + name
                    + " in force, but has none.\nMaybe the first rule begins later.");
        }
        return new RuleSet(name, version, base, inForce);
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * Returns what people call this state of the rules.
     *
     * @return the version, empty if there is none
     */
    @Override
    public String version() {
        return version;
    }

    /**
     * Returns the hash of what the rules say: name, base, features, groups and rules with their texts and days, but not the
     * version. Two rule sets have one hash if they differ in nothing but the version; it does not depend on how a file is
     * written, nor on this library's version.
     *
     * @return SHA-256, 64 hexadecimal digits
     */
    public String hash() {
        return RuleHash.of(this);
    }

    /**
     * Returns whether a rule is in force on some days only.
     *
     * @return whether {@link #at} must be asked before this rule set is bound
     */
    public boolean isDated() {
        return rules.stream().anyMatch(Rule::isDated);
    }

    /**
     * Returns the points before any rule.
     *
     * @return the points, 0 unless {@link RuleSteps.Start#startingAt} was told
     */
    public double base() {
        return base;
    }

    /**
     * Returns what this rule set consists of.
     *
     * @return rules and groups in the order in which they were written, at least one
     */
    public List<RuleEntry> entries() {
        return entries;
    }

    /**
     * Returns all rules, those of the groups too.
     *
     * @return the rules in the order in which they were written, at least one
     */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * Returns the groups.
     *
     * @return the groups in the order in which they were written
     */
    public List<RuleGroup> groups() {
        return entries.stream()
                .filter(RuleGroup.class::isInstance)
                .map(RuleGroup.class::cast)
                .toList();
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

    /**
     * Binds the rules to rows of the given features.
     *
     * @throws IllegalStateException if a rule is dated
     */
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
     * Returns a rule set for each rule that stands alone, and one for each group; without the base.
     *
     * @return the parts, in the order of the entries
     */
    @Override
    public List<RiskScorer> parts() {
        return entries.stream()
                .<RiskScorer>map(entry -> of(name, 0, List.of(entry)))
                .toList();
    }

    /**
     * Tells what every rule makes of a row, and how little would turn it.
     *
     * @param features what the row consists of, in order
     * @param row legal values, shape (features)
     * @return the trace
     * @throws IllegalStateException if a rule is dated
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature of the rules is not among the features
     */
    public RuleTrace trace(FeatureSet features, double[] row) {
        return RuleTrace.of(this, features, row);
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

    static DoubleStream limitsOf(Condition condition, NumberFeature feature) {
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
                && version.equals(that.version)
                && Double.compare(base, that.base) == 0
                && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, version, base, entries);
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
        double most = Math.abs(base);
        Map<String, List<Integer>> positions = new HashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            for (int before : positions.getOrDefault(rule.code(), List.of())) {
                requireOwnCode(i, before);
            }
            positions.computeIfAbsent(rule.code(), code -> new ArrayList<>()).add(i);
            most += Math.abs(rule.points());
        }
        if (!(most <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The points of " + name + " (" + most
                    + " in all) must add up to a finite number.\nMaybe give points from 1 to 100.");
        }
    }

    /** One code may have several rules, but only one on a day: what a rule says may change. */
    private void requireOwnCode(int position, int before) {
        Rule rule = rules.get(position);
        Validity other = rules.get(before).validity();
        if (rule.validity().overlaps(other)) {
            throw new IllegalArgumentException("The code of rule " + (position + 1) + " of " + name + " (" + rule.code()
                    + ") must be its own" + (isDated() ? " on each day" : "") + ", but rule " + (before + 1)
                    + (isDated() ? ", in force " + other + "," : "") + " has it too.\nMaybe number the rules.");
        }
    }

    private void requireGroups() {
        Set<String> names = new HashSet<>();
        for (RuleGroup group : groups()) {
            if (!names.add(group.name())) {
                throw new IllegalArgumentException("The group (" + group.name() + ") of " + name
                        + " must have a name of its own, but there are two.\nMaybe put their rules together.");
            }
        }
    }

    /** Refuses to be bound with rules that are not in force on every day. */
    void requireUndated() {
        for (Rule rule : rules) {
            if (rule.isDated()) {
                throw new IllegalStateException(
                        "The rules of " + name + " must be those of one day, but rule " + rule.code() + " is in force "
                                + rule.validity() + ".\nMaybe bind at(LocalDate.now()) instead.");
            }
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
}
