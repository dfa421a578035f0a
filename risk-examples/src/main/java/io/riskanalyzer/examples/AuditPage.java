package io.riskanalyzer.examples;

import io.riskanalyzer.explain.fairness.AccessFactors;
import io.riskanalyzer.explain.fairness.AdverseImpact;
import io.riskanalyzer.explain.fairness.Breakdown;
import io.riskanalyzer.explain.fairness.FairnessReport;
import io.riskanalyzer.explain.fairness.Group;
import io.riskanalyzer.explain.fairness.GroupFigure;
import io.riskanalyzer.explain.fairness.GroupMetric;
import io.riskanalyzer.explain.fairness.ParityGap;
import io.riskanalyzer.explain.fairness.Proxies;
import io.riskanalyzer.explain.fairness.SmallCells;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.report.FairnessPictures;
import io.riskanalyzer.report.FairnessTables;
import io.riskanalyzer.report.Report;
import io.riskanalyzer.report.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page about an audit: how decisions fall on groups, and what tells the groups apart. */
final class AuditPage {
    private static final List<GroupMetric> DRAWN =
            List.of(GroupMetric.FAVOURABLE_SHARE, GroupMetric.FAVOURABLE_GIVEN_GOOD, GroupMetric.FAVOURABLE_GIVEN_BAD);

    private final ScoringPlan plan;
    private final FairnessReport found;
    private final AuditedFile.Audited people;
    private final SmallCells small;

    AuditPage(ScoringPlan plan, FairnessReport found, AuditedFile.Audited people, SmallCells small) {
        this.plan = plan;
        this.found = found;
        this.people = people;
        this.small = small;
    }

    void save(Path target) {
        Report report = Report.titled("How decisions fall on groups")
                .subtitled(String.format(
                        Locale.ROOT,
                        "%,d people, %,d rows left out; plan %s; favourable up to %s",
                        found.rows(),
                        people.rejected(),
                        plan.id(),
                        found.favourable()));
        for (Breakdown breakdown : found.breakdowns()) {
            report = report.with(section(breakdown));
        }
        for (CategoryFeature<?> attribute : people.attributes()) {
            report = report.with(causes(attribute));
        }
        report.save(target);
    }

    private static Section section(Breakdown breakdown) {
        String compared = Stream.concat(
                        breakdown.gaps().stream().map(ParityGap::sentence),
                        breakdown.adverseImpacts().stream().map(AdverseImpact::sentence))
                .collect(Collectors.joining(" "));
        Section section = Section.titled("By " + breakdown.name())
                .saying("No figure here is a verdict. The criteria exclude each other where groups have bad outcomes at"
                        + " different rates, so that people say which one counts.")
                .saying(compared.isEmpty() ? "Fewer than two groups have rows enough to be compared." : compared);
        for (GroupMetric metric : DRAWN) {
            boolean isShown = breakdown.figures().stream()
                    .anyMatch(figure -> figure.metric().equals(metric) && figure.isShown());
            section = isShown ? section.with(FairnessPictures.rates(breakdown, metric)) : section;
        }
        section = breakdown.adverseImpacts().isEmpty()
                ? section
                : section.with(FairnessPictures.adverseImpact(breakdown));
        return breakdown.figures().stream().anyMatch(GroupFigure::isShown)
                ? section.with(
                        FairnessTables.gaps(breakdown),
                        FairnessTables.groups(breakdown),
                        FairnessTables.disparities(breakdown))
                : section.with(FairnessTables.groups(breakdown));
    }

    private Section causes(CategoryFeature<?> attribute) {
        Section section = Section.titled("What goes with " + attribute.name())
                .saying(
                        "How the values that the plan decides by differ between the groups, and how well each tells them"
                                + " apart: a plan without the column may decide by it all the same.");
        boolean tellsApart = found.by(attribute.name()).groups().stream()
                        .filter(AuditPage::isKnown)
                        .count()
                > 1;
        section = tellsApart ? section.with(FairnessPictures.proxies(Proxies.of(attribute, people.data()))) : section;
        return section.with(FairnessTables.access(AccessFactors.of(attribute, people.data(), small)));
    }

    private static boolean isKnown(Group group) {
        return !group.name().startsWith("(");
    }
}
