package io.riskanalyzer.rules;

import java.util.Locale;

/** Which of the rules of a {@link RuleGroup} count, where the conditions of several are true. */
public enum HitPolicy {
    /** All of them: their points are added up. */
    ALL,
    /** The one that is written first. */
    FIRST,
    /** The one with the greatest points; of equal ones the first. */
    HIGHEST;

    /** Returns the policy as files have it: {@code all}, {@code first}, {@code highest}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
