package io.riskanalyzer.explain.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is found of the groups by one attribute or intersection: counted, resampled, compared. */
final class AuditedGroups {
    /** As many places as scores are joined into while they are resampled: more would change no digit that is read. */
    private static final int PLACES = 50;

    private final CountedGroups groups;
    private final List<GroupMetric> metrics;
    private final double[][] values;
    private final Resamples resamples;
    private final Figures[] figures;

    /** The places are those of the scores, null if no metric looks at scores. */
    AuditedGroups(
            CountedGroups groups,
            List<GroupMetric> metrics,
            Decisions decisions,
            @Nullable ScoreMasses places,
            int resamples) {
        this.groups = groups;
        this.metrics = metrics;
        this.values = new double[metrics.size()][groups.size() + 1];
        this.figures = new Figures[metrics.size()];
        for (int i = 0; i < values.length; i++) {
            GroupMetric.Share share = metrics.get(i).share();
            if (share != null) {
                for (int group = 0; group < groups.size(); group++) {
                    values[i][group] = groups.of(group).value(share);
                }
                values[i][groups.size()] = groups.all().value(share);
            }
        }
        List<CountedGroups.Drawn> drawn = new ArrayList<>();
        ScoreMasses coarse = ScoreMasses.NONE;
        if (places != null) {
            double[] all = groups.masses(places, decisions);
            measureScores(places, all, decisions);
            coarse = places.coarse(all, PLACES);
            for (int group = 0; group < groups.size(); group++) {
                drawn.add(groups.drawn(group, coarse, decisions));
            }
        }
        this.resamples = new Resamples(metrics, groups, new Resamples.Drawing(coarse, drawn), resamples);
    }

    private void measureScores(ScoreMasses places, double[] all, Decisions decisions) {
        for (int group = 0; group <= groups.size(); group++) {
            boolean isEveryone = group == groups.size();
            double[] own = isEveryone ? all : groups.masses(group, places, decisions);
            for (int i = 0; i < metrics.size(); i++) {
                ScoreFigure figure = metrics.get(i).figure();
                if (figure != null) {
                    values[i][group] = isEveryone && figure.isAcross() ? Double.NaN : figure.of(places, own, all);
                }
            }
        }
    }

    Resamples resamples() {
        return resamples;
    }

    int metrics() {
        return metrics.size();
    }

    /** Makes the figures of a metric, once all is resampled. */
    void measure(int metric, SmallCells small, double confidence) {
        double[][] resampled = new double[groups.size() + 1][];
        for (int group = 0; group < resampled.length; group++) {
            resampled[group] = resamples.of(metric, group);
        }
        figures[metric] = new Figures(metrics.get(metric), groups, values[metric], resampled, small, confidence);
    }

    List<GroupFigure> figures() {
        List<GroupFigure> all = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            for (Figures of : figures) {
                all.add(of.all().get(group));
            }
        }
        return all;
    }

    /** Every group that is shown against the reference, by metric. */
    List<Disparity> againstReference(int metric, int reference) {
        List<Disparity> found = new ArrayList<>();
        Figures of = figures[metric];
        for (int group = 0; group < groups.size(); group++) {
            if (group != reference && of.isShown(group) && of.isShown(reference)) {
                found.add(of.disparity(group, reference));
            }
        }
        return found;
    }

    /** Every group that is shown against everyone, by metric; nothing where everyone is one group. */
    List<Disparity> againstEveryone(int metric) {
        List<Disparity> found = new ArrayList<>();
        Figures of = figures[metric];
        for (int group = 0; group < groups.size(); group++) {
            if (groups.size() > 1 && of.isShown(group) && of.hasEveryone()) {
                found.add(of.disparity(group, groups.size()));
            }
        }
        return found;
    }

    List<ParityGap> gaps() {
        List<ParityGap> gaps = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            gap(criterion).ifPresent(gaps::add);
        }
        return gaps;
    }

    /** The metric with the larger difference tells it; its ratio is the smaller one of all. */
    private Optional<ParityGap> gap(Criterion criterion) {
        List<ParityGap> found = new ArrayList<>();
        for (GroupMetric metric : criterion.metrics()) {
            Optional<ParityGap> gap =
                    figuresOf(metric).flatMap(of -> outermost(of).map(ends -> gap(criterion, of, ends)));
            if (gap.isEmpty()) {
                return Optional.empty();
            }
            found.add(gap.get());
        }
        ParityGap worst = found.get(0);
        Interval ratio = worst.ratio();
        for (ParityGap gap : found) {
            worst = gap.difference().value() > worst.difference().value() ? gap : worst;
            ratio = ratio == null || gap.ratio() == null
                    ? null
                    : gap.ratio().value() < ratio.value() ? gap.ratio() : ratio;
        }
        return Optional.of(
                new ParityGap(criterion, worst.metric(), worst.least(), worst.greatest(), worst.difference(), ratio));
    }

    private Optional<Figures> figuresOf(GroupMetric metric) {
        int index = metrics.indexOf(metric);
        return index < 0 ? Optional.empty() : Optional.of(figures[index]);
    }

    private record Ends(int least, int greatest) {}

    private Optional<Ends> outermost(Figures of) {
        int least = -1;
        int greatest = -1;
        int shown = 0;
        for (int group = 0; group < groups.size(); group++) {
            if (of.isShown(group)) {
                shown++;
                least = least < 0 || of.value(group) < of.value(least) ? group : least;
                greatest = greatest < 0 || of.value(group) > of.value(greatest) ? group : greatest;
            }
        }
        if (shown < 2) {
            return Optional.empty();
        }
        if (least == greatest) { // all are equal: any two are the outermost
            greatest = nextShown(of, least);
        }
        return Optional.of(new Ends(least, greatest));
    }

    private static int nextShown(Figures of, int after) {
        int next = after + 1;
        while (!of.isShown(next)) {
            next++;
        }
        return next;
    }

    private ParityGap gap(Criterion criterion, Figures of, Ends ends) {
        List<Group> named = groups.grouping().groups();
        return new ParityGap(
                criterion,
                of.metric(),
                named.get(ends.least()),
                named.get(ends.greatest()),
                of.difference(ends.greatest(), ends.least()),
                of.ratio(ends.least(), ends.greatest()));
    }

    List<AdverseImpact> adverseImpacts(Practice practice) {
        List<AdverseImpact> impacts = new ArrayList<>();
        Figures of = figuresOf(GroupMetric.FAVOURABLE_SHARE).orElse(null);
        Ends ends = of == null ? null : outermost(of).orElse(null);
        if (of == null || ends == null) {
            return impacts;
        }
        List<Group> named = groups.grouping().groups();
        for (int group = 0; group < groups.size(); group++) {
            Interval ratio = group == ends.greatest() || !of.isShown(group) ? null : of.ratio(group, ends.greatest());
            if (ratio != null) {
                impacts.add(new AdverseImpact(named.get(group), named.get(ends.greatest()), ratio, practice));
            }
        }
        return impacts;
    }

    Grouping grouping() {
        return groups.grouping();
    }
}
