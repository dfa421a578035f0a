package io.riskanalyzer.explain.fairness;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was measured by one attribute, or by several at once. Suppressed figures are there with their reasons; comparisons,
 * gaps and ratios are of the figures that are shown.
 *
 * @param name the attributes, as in {@code sex × race}
 * @param groups the groups that have rows, in the order of their levels
 * @param reference what the others are compared with
 * @param figures every metric of every group
 * @param disparities every group against the reference, then every group against everyone, by metric
 * @param gaps one for each criterion whose metrics are measured and shown of at least two groups
 * @param adverseImpacts one for each group but the most favoured one
 */
public record Breakdown(
        String name,
        List<Group> groups,
        Group reference,
        List<GroupFigure> figures,
        List<Disparity> disparities,
        List<ParityGap> gaps,
        List<AdverseImpact> adverseImpacts) {

    /** Copies the lists. */
    public Breakdown {
        groups = List.copyOf(groups);
        figures = List.copyOf(figures);
        disparities = List.copyOf(disparities);
        gaps = List.copyOf(gaps);
        adverseImpacts = List.copyOf(adverseImpacts);
    }

    /**
     * Returns the group of the given levels.
     *
     * @param levels the level of each attribute
     * @return the group
     * @throws IllegalArgumentException if no row has these levels
     */
    public Group group(String... levels) {
        return groups.stream()
                .filter(group -> group.levels().equals(List.of(levels)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The group (" + String.join(", ", levels)
                        + ") must be one by " + name + " that has rows, but those are "
                        + groups.stream().map(Group::name).collect(Collectors.joining("; "))
                        + ".\nMaybe its level is written otherwise."));
    }

    /**
     * Returns a metric of a group.
     *
     * @param metric the metric
     * @param levels the levels of the group
     * @return the figure, shown or suppressed
     * @throws IllegalArgumentException if no row has these levels, or the metric was not measured
     */
    public GroupFigure figure(GroupMetric metric, String... levels) {
        Group group = group(levels);
        return figures.stream()
                .filter(figure ->
                        figure.metric().equals(metric) && figure.group().equals(group))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The metric (" + metric
                        + ") must be one that was measured.\nMaybe name it in metrics(…) of the audit."));
    }

    /**
     * Returns how a group compares with the reference.
     *
     * @param metric the metric
     * @param levels the levels of the group
     * @return the comparison; empty for the reference itself, and where one of the two is suppressed
     * @throws IllegalArgumentException if no row has these levels
     */
    public Optional<Disparity> disparity(GroupMetric metric, String... levels) {
        Group group = group(levels);
        return disparities.stream()
                .filter(found -> found.metric().equals(metric)
                        && found.group().equals(group)
                        && found.against().equals(reference))
                .findFirst();
    }

    /**
     * Returns how far decisions are from a criterion.
     *
     * @param criterion the criterion
     * @return the gap; empty if fewer than two groups are shown, or its metrics are not measured
     */
    public Optional<ParityGap> gap(Criterion criterion) {
        return gaps.stream().filter(gap -> gap.criterion() == criterion).findFirst();
    }

    /** Returns a table of the groups, and what it says of the criteria, for people to read. */
    @Override
    public String toString() {
        return ReportText.of(this);
    }
}
