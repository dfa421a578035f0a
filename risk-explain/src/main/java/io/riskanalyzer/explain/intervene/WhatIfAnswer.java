package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.RiskAssessment;
import io.riskanalyzer.score.Reason;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a plan says of a subject as it is, and as it would be.
 *
 * @param changes the values that are others, in the order in which they were asked for; none that stay as they are
 * @param before the assessment of the subject as it is
 * @param after the assessment with the changes
 */
public record WhatIfAnswer(List<Change> changes, RiskAssessment before, RiskAssessment after) {

    /** Copies the list. */
    public WhatIfAnswer {
        changes = List.copyOf(changes);
    }

    /**
     * Returns the reasons that the changes take away.
     *
     * @return those before whose code is not among those after, in their order
     */
    public List<Reason> resolved() {
        return before.reasons().stream()
                .filter(reason ->
                        after.reasons().stream().noneMatch(left -> left.code().equals(reason.code())))
                .toList();
    }

    /** Returns bands and displayed scores before and after, as in {@code RED (80) → AMBER (40) by attendance from …}. */
    @Override
    public String toString() {
        return text(before) + " → " + text(after)
                + (changes.isEmpty()
                        ? " without any change"
                        : " by " + changes.stream().map(Change::text).collect(Collectors.joining(" and ")));
    }

    private static String text(RiskAssessment assessment) {
        return String.format(Locale.ROOT, "%s (%.4g)", assessment.band().name(), assessment.displayed());
    }
}
