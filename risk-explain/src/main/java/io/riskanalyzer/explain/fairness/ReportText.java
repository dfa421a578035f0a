package io.riskanalyzer.explain.fairness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A fairness report as text. */
final class ReportText {
    private ReportText() {}

    static String of(FairnessReport report) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "Fairness of decisions on %,d rows: favourable up to %s; %s intervals",
                report.rows(),
                report.favourable(),
                Texts.percent(report.confidence())));
        for (Breakdown breakdown : report.breakdowns()) {
            text.append("\n\n").append(of(breakdown));
        }
        return text.toString();
    }

    static String of(Breakdown breakdown) {
        List<String> titles = new ArrayList<>(List.of(breakdown.name()));
        titles.add("rows");
        Set<GroupMetric> metrics = new LinkedHashSet<>();
        breakdown.figures().forEach(figure -> metrics.add(figure.metric()));
        metrics.forEach(metric -> titles.add(metric.name()));
        List<List<String>> lines = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        for (Group group : breakdown.groups()) {
            List<String> line = new ArrayList<>();
            line.add(group.name() + (group.equals(breakdown.reference()) ? " (reference)" : ""));
            line.add(isShown(breakdown, group) ? Long.toString(group.rows()) : "few");
            for (GroupFigure figure : breakdown.figures()) {
                if (figure.group().equals(group)) {
                    line.add(figure.isShown() ? figure.metric().text(figure.value()) : "–");
                    if (!figure.isShown()) {
                        reasons.add("–: " + figure.sentence());
                    }
                }
            }
            lines.add(line);
        }
        StringBuilder text = new StringBuilder(Texts.table(titles, lines));
        reasons.stream().limit(3).forEach(reason -> text.append("\n  ").append(reason));
        if (reasons.size() > 3) {
            text.append("\n  … and ").append(reasons.size() - 3).append(" more figures that are not shown");
        }
        breakdown.gaps().forEach(gap -> text.append("\n  ").append(gap.sentence()));
        breakdown.adverseImpacts().forEach(impact -> text.append("\n  ").append(impact.sentence()));
        return text.toString();
    }

    /** Whether any figure of a group is shown, so that its size may be too. */
    static boolean isShown(Breakdown breakdown, Group group) {
        return breakdown.figures().stream().anyMatch(figure -> figure.group().equals(group) && figure.isShown());
    }
}
