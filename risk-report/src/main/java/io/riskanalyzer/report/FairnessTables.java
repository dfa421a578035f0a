package io.riskanalyzer.report;

import io.riskanalyzer.explain.fairness.AccessFactors;
import io.riskanalyzer.explain.fairness.Breakdown;
import io.riskanalyzer.explain.fairness.Criterion;
import io.riskanalyzer.explain.fairness.Disparity;
import io.riskanalyzer.explain.fairness.Group;
import io.riskanalyzer.explain.fairness.GroupFigure;
import io.riskanalyzer.explain.fairness.GroupMetric;
import io.riskanalyzer.explain.fairness.Interval;
import io.riskanalyzer.explain.fairness.ParityGap;
import io.riskanalyzer.explain.fairness.TradeOff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables of how decisions fall on groups. Thread-safe. */
public final class FairnessTables {
    private FairnessTables() {}

    /**
     * Tells every metric of every group, with its interval or the reason why it is not shown.
     *
     * @param breakdown what was measured
     * @return the table, a row for each metric and a column for each group
     */
    public static Table groups(Breakdown breakdown) {
        List<String> columns = new ArrayList<>(List.of("metric"));
        breakdown.groups().forEach(group -> columns.add(group.name()));
        List<GroupMetric> metrics =
                breakdown.figures().stream().map(GroupFigure::metric).distinct().toList();
        List<List<String>> rows = new ArrayList<>();
        for (GroupMetric metric : metrics) {
            List<String> row = new ArrayList<>(List.of(metric.words()));
            for (Group group : breakdown.groups()) {
                row.add(cell(breakdown.figure(metric, group.levels().toArray(String[]::new))));
            }
            rows.add(row);
        }
        return new Table(
                "By " + breakdown.name() + "; the reference is "
                        + breakdown.reference().name(),
                columns,
                rows);
    }

    private static String cell(GroupFigure figure) {
        Interval interval = figure.interval();
        return interval == null
                ? "not shown: " + figure.suppressed()
                : text(figure.metric(), interval.value()) + " (" + text(figure.metric(), interval.from()) + " to "
                        + text(figure.metric(), interval.to()) + ")";
    }

    private static String text(GroupMetric metric, double value) {
        return metric.isShare() ? Numerals.percent(value) : Numerals.fixed(value, 3);
    }

    /**
     * Tells how each group differs from the reference, with p-values that take account of all comparisons.
     *
     * @param breakdown what was measured
     * @return the table, a row for each metric and group; those against everyone are left out
     */
    public static Table disparities(Breakdown breakdown) {
        List<List<String>> rows = breakdown.disparities().stream()
                .filter(found -> found.against().equals(breakdown.reference()))
                .map(FairnessTables::row)
                .toList();
        return new Table(
                "Differences to " + breakdown.reference().name(),
                List.of("metric", "group", "difference", "ratio", "adjusted p-value"),
                rows);
    }

    private static List<String> row(Disparity found) {
        Interval ratio = found.ratio();
        return List.of(
                found.metric().words(),
                found.group().name(),
                interval(found.difference()),
                ratio == null ? "" : interval(ratio),
                found.adjusted() < 0.0001 ? "< 0.0001" : Numerals.fixed(found.adjusted(), 4));
    }

    private static String interval(Interval of) {
        return Numerals.fixed(of.value(), 3) + " (" + Numerals.fixed(of.from(), 3) + " to " + Numerals.fixed(of.to(), 3)
                + ")";
    }

    /**
     * Tells how far decisions are from each criterion.
     *
     * @param breakdown what was measured
     * @return the table, a row for each criterion
     */
    public static Table gaps(Breakdown breakdown) {
        return new Table(
                "Criteria, by " + breakdown.name(),
                List.of("criterion", "of", "least", "greatest", "difference"),
                breakdown.gaps().stream().map(FairnessTables::row).toList());
    }

    private static List<String> row(ParityGap gap) {
        return List.of(
                gap.criterion().toString(),
                gap.metric().words(),
                gap.least().name(),
                gap.greatest().name(),
                interval(gap.difference()));
    }

    /**
     * Tells how the values of features differ between groups.
     *
     * @param access the comparison
     * @return the table, a row for each feature and group
     */
    public static Table access(AccessFactors access) {
        return new Table(
                "Access by " + access.by() + ", against " + access.reference().name(),
                List.of("feature", "group", "value", "reference", "difference", "standardised"),
                access.factors().stream().map(FairnessTables::row).toList());
    }

    private static List<String> row(AccessFactors.Factor factor) {
        return List.of(
                factor.name(),
                factor.group().name(),
                factor.isShare() ? Numerals.percent(factor.value()) : Numerals.number(factor.value()),
                factor.isShare() ? Numerals.percent(factor.referenceValue()) : Numerals.number(factor.referenceValue()),
                interval(factor.difference()),
                Numerals.fixed(factor.standardised(), 2));
    }

    /**
     * Tells what could be done for the sake of equality, and what it costs.
     *
     * @param tradeOff the options
     * @return the table, a row for each option
     */
    public static Table tradeOff(TradeOff tradeOff) {
        List<String> columns = new ArrayList<>(List.of("option", "accuracy", "AUC", "cost"));
        for (Criterion criterion : Criterion.values()) {
            columns.add(criterion.toString());
        }
        columns.add("adverse-impact ratio");
        List<List<String>> rows = new ArrayList<>();
        for (TradeOff.Option option : tradeOff.options()) {
            List<String> row = new ArrayList<>(List.of(
                    option.name(),
                    Numerals.fixed(option.accuracy(), 4),
                    Numerals.fixed(option.auc(), 4),
                    Numerals.fixed(option.cost(), 4)));
            for (Criterion criterion : Criterion.values()) {
                row.add(orNone(option.gap(criterion)));
            }
            row.add(orNone(option.adverseImpact()));
            rows.add(row);
        }
        return new Table("Trade-offs by " + tradeOff.by(), columns, rows);
    }

    private static String orNone(Optional<Interval> interval) {
        return interval.map(FairnessTables::interval).orElse("–");
    }
}
