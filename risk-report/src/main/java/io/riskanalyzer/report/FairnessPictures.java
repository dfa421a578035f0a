package io.riskanalyzer.report;

import io.riskanalyzer.explain.fairness.AdverseImpact;
import io.riskanalyzer.explain.fairness.Breakdown;
import io.riskanalyzer.explain.fairness.GapDecomposition;
import io.riskanalyzer.explain.fairness.GroupFigure;
import io.riskanalyzer.explain.fairness.GroupMetric;
import io.riskanalyzer.explain.fairness.Interval;
import io.riskanalyzer.explain.fairness.Proxies;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Pictures of how decisions fall on groups. What is suppressed is not drawn, but told below the picture. Thread-safe.
 */
public final class FairnessPictures {
    private static final int MOST_BARS = 20;

    private FairnessPictures() {}

    /**
     * Draws a metric of each group as a dot with its interval, one group below the other.
     *
     * @param breakdown what was measured
     * @param metric what is drawn
     * @return the picture
     * @throws IllegalArgumentException if the metric was not measured, or no group is shown
     */
    public static Picture rates(Breakdown breakdown, GroupMetric metric) {
        List<GroupFigure> figures = breakdown.figures().stream()
                .filter(figure -> figure.metric().equals(metric))
                .toList();
        List<Quantity> shown = figures.stream()
                .flatMap(figure -> intervalOf(figure).stream()
                        .map(of -> new Quantity(figure.group().name(), of.value(), of.from(), of.to())))
                .toList();
        Axis axis = metric.isShare() ? Axis.percent(metric.words()) : Axis.of(metric.words());
        String hidden = figures.stream()
                .filter(figure -> !figure.isShown())
                .map(figure -> figure.group().name())
                .collect(Collectors.joining("; "));
        String title = titled(metric.words()) + ", by " + breakdown.name();
        return Charts.dots(title, axis, shown)
                .noted("With the interval of each."
                        + (hidden.isEmpty() ? "" : " Not shown, as they have too few rows: " + hidden + "."));
    }

    private static List<Interval> intervalOf(GroupFigure figure) {
        Interval interval = figure.interval();
        return interval == null ? List.of() : List.of(interval);
    }

    private static String titled(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /**
     * Draws how often each group is favoured for each time that the most favoured group is, with what a practice asks for.
     *
     * @param breakdown what was measured
     * @return the picture
     * @throws IllegalArgumentException if fewer than two groups are shown
     */
    public static Picture adverseImpact(Breakdown breakdown) {
        List<AdverseImpact> impacts = breakdown.adverseImpacts();
        List<Quantity> ratios = impacts.stream()
                .map(impact -> new Quantity(
                        impact.group().name(),
                        impact.ratio().value(),
                        impact.ratio().from(),
                        impact.ratio().to()))
                .toList();
        Refusal.ifEmpty("ratios", ratios.size());
        AdverseImpact first = impacts.get(0);
        return Charts.dots(
                        "Adverse-impact ratio, by " + breakdown.name(),
                        Axis.of("favourable decisions, over those of "
                                        + first.mostFavoured().name())
                                .within(Math.min(0.5, first.practice().leastRatio()), 1),
                        ratios)
                .noted("The " + first.practice().name() + " looks into ratios below "
                        + Numerals.number(first.practice().leastRatio()) + ". It is a practice and no law.");
    }

    /**
     * Draws what each part has to do with a gap, as bars from the part that has most to do with it; the first 20.
     *
     * @param gap the decomposition
     * @return the picture
     */
    public static Picture gap(GapDecomposition gap) {
        List<Quantity> parts = gap.sorted().stream()
                .limit(MOST_BARS)
                .map(part -> Quantity.of(part.name(), part.total()))
                .toList();
        return Charts.bars("Where the gap comes from: " + gap.pair(), Axis.of("part of the gap"), parts)
                .noted("The gap is " + Numerals.typeset(Numerals.signed(gap.gap()))
                        + "; all parts add up to it. They describe, and tell no causes.");
    }

    /**
     * Draws how well each feature tells an attribute, as bars of Cramér's V from the one that tells most; the first 20.
     *
     * @param proxies what was found
     * @return the picture
     * @throws IllegalArgumentException if there is no feature
     */
    public static Picture proxies(Proxies proxies) {
        List<Quantity> features = proxies.features().stream()
                .limit(MOST_BARS)
                .map(proxy -> Quantity.of(proxy.feature(), proxy.cramersV()))
                .toList();
        Axis axis = Axis.of("Cramér's V with " + proxies.attribute()).within(0, 1);
        return Charts.bars("Which features tell " + proxies.attribute(), axis, features)
                .noted("0 tells nothing, 1 everything.");
    }
}
