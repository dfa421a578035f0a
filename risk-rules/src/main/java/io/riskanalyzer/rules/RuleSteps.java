package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import java.time.LocalDate;

/** The steps in which a rule set is written, from {@link RuleSet#named} on. Builders are mutable, for one thread. */
public final class RuleSteps {
    private RuleSteps() {}

    /**
     * Asks for the condition of the next rule.
     *
     * @param <B> what is written after the rule
     */
    public interface When<B> {

        /**
         * Begins a rule.
         *
         * @param condition the condition under which it adds its points
         * @return the builder, which asks for the points
         */
        Add<B> when(Condition condition);
    }

    /**
     * Asks for the points of a rule.
     *
     * @param <B> what is written after the rule
     */
    public interface Add<B> {

        /**
         * Sets the points of the rule.
         *
         * @param points the points, finite and not 0, negative where the rule lowers the risk
         * @return the builder, which asks for the reason
         * @throws IllegalArgumentException if the points are not finite or are 0
         */
        Because<B> add(double points);
    }

    /**
     * Asks for the reason of a rule, and before it for the days on which it is in force, all unless told.
     *
     * @param <B> what is written after the rule
     */
    public interface Because<B> {

        /**
         * Sets the first day on which the rule is in force.
         *
         * @param day the first day
         * @return the builder, which asks for the reason
         * @throws IllegalArgumentException if the last day is before it
         * @throws IllegalStateException if it was set before
         */
        Because<B> from(LocalDate day);

        /**
         * Sets the last day on which the rule is in force.
         *
         * @param day the last day, on which it still is
         * @return the builder, which asks for the reason
         * @throws IllegalArgumentException if it is before the first day
         * @throws IllegalStateException if it was set before
         */
        Because<B> until(LocalDate day);

        /**
         * Sets the reason of the rule, and ends it.
         *
         * @param code the code that systems know the rule by, not blank and of this rule alone
         * @param text the reason for a person, which may show values as {@link Rule} tells
         * @return the builder, which takes more rules
         * @throws IllegalArgumentException if the code or the text is blank, a brace has no partner, or a feature named
         *     in the text is not in the condition
         */
        B because(String code, String text);
    }

    /** Asks for a rule or a group. */
    public interface Entry extends When<Builder> {

        /**
         * Begins a group whose rules are added up.
         *
         * @param name the name, not blank and of this group alone
         * @return the builder, which asks for the first rule of the group, and before it for limits of the sum
         * @throws IllegalArgumentException if the name is blank
         */
        GroupStart group(String name);

        /**
         * Begins a group of which the first rule that is true counts alone.
         *
         * @param name the name, not blank and of this group alone
         * @return the builder, which asks for the first rule of the group
         * @throws IllegalArgumentException if the name is blank
         */
        When<Group> firstOf(String name);

        /**
         * Begins a group of which the rule with the greatest points counts alone among those that are true.
         *
         * @param name the name, not blank and of this group alone
         * @return the builder, which asks for the first rule of the group
         * @throws IllegalArgumentException if the name is blank
         */
        When<Group> highestOf(String name);
    }

    /** Asks for the first rule or group, and before it for what holds for the whole rule set. */
    public interface Start extends Entry {

        /**
         * Sets the version by which people know this state of the rules.
         *
         * @param version the version, such as {@code 2026.2}; empty by default
         * @return the builder, which asks for the first rule
         * @throws IllegalStateException if it was set before
         */
        Start version(String version);

        /**
         * Sets the points before any rule.
         *
         * @param base the points, finite; 0 by default
         * @return the builder, which asks for the first rule
         * @throws IllegalArgumentException if the points are not finite
         * @throws IllegalStateException if they were set before
         */
        Start startingAt(double base);
    }

    /** Takes more rules and groups, or builds. */
    public interface Builder extends Entry {

        /**
         * Builds the rule set.
         *
         * @return the rule set
         * @throws IllegalArgumentException if two groups have one name, two rules that are in force on one day have one
         *     code, or two rules declare one feature in two ways
         */
        RuleSet build();
    }

    /** Asks for the first rule of a group, and before it for the limits of the sum, none unless told. */
    public interface GroupStart extends When<Group> {

        /**
         * Sets the greatest sum of the points of this group.
         *
         * @param points the cap, 0 or positive
         * @return the builder, which asks for the first rule of the group
         * @throws IllegalArgumentException if the cap is negative
         * @throws IllegalStateException if it was set before
         */
        GroupStart atMost(double points);

        /**
         * Sets the least sum of the points of this group.
         *
         * @param points the cap for rules that lower the risk, 0 or negative
         * @return the builder, which asks for the first rule of the group
         * @throws IllegalArgumentException if the cap is positive
         * @throws IllegalStateException if it was set before
         */
        GroupStart atLeast(double points);
    }

    /** Takes more rules of a group, or ends it. */
    public interface Group extends When<Group> {

        /**
         * Ends the group.
         *
         * @return the builder, which takes more rules and groups, or builds
         */
        Builder end();
    }
}
