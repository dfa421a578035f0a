package io.riskanalyzer.explain.fairness;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How decisions and scores fall on groups. Every figure has its interval; a figure of too few rows has the reason why it is
 * not shown in its place.
 *
 * @param favourable the worst band that is still favourable
 * @param rows how many rows were audited; those of weight 0 do not count
 * @param confidence how often an interval is meant to hold the true value, in (0, 1)
 * @param multiplicity what was made of the p-values: all comparisons with a reference are one family, all with everyone
 *     another
 * @param everyone every metric of all rows together
 * @param breakdowns one for each attribute and each intersection that was asked for
 */
public record FairnessReport(
        String favourable,
        long rows,
        double confidence,
        Multiplicity multiplicity,
        List<GroupFigure> everyone,
        List<Breakdown> breakdowns) {

    /** Copies the lists. */
    public FairnessReport {
        everyone = List.copyOf(everyone);
        breakdowns = List.copyOf(breakdowns);
    }

    /**
     * Returns what was measured by the given attributes.
     *
     * @param attributes the names of the attributes, in the order in which the audit was told them
     * @return the breakdown
     * @throws IllegalArgumentException if the audit was not by these attributes
     */
    public Breakdown by(String... attributes) {
        String name = String.join(" × ", attributes);
        return breakdowns.stream()
                .filter(breakdown -> breakdown.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The attributes (" + name
                        + ") must be those of the audit, but these are "
                        + breakdowns.stream().map(Breakdown::name).collect(Collectors.joining("; "))
                        + ".\nMaybe add them by by(…) or byIntersection(…)."));
    }

    /**
     * Returns the report as JSON: the settings, everyone's figures, then for each breakdown its groups, figures,
     * comparisons, gaps and ratios. A figure that is suppressed has its reason, and no value; the size of a group whose
     * figures are all suppressed is left out.
     *
     * @return one JSON object
     */
    public String toJson() {
        return FairnessJson.write(this);
    }

    /** Returns the breakdowns as tables, with what they say of the criteria, for people to read. */
    @Override
    public String toString() {
        return ReportText.of(this);
    }
}
