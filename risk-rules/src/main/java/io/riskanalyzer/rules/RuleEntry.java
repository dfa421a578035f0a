package io.riskanalyzer.rules;

import java.util.List;

/** What stands in a rule set: a rule by itself, or a group of rules. */
public sealed interface RuleEntry permits Rule, RuleGroup {

    /**
     * Returns the rules of this entry.
     *
     * @return the rules in their order: the rule itself, or those of the group
     */
    List<Rule> rules();
}
