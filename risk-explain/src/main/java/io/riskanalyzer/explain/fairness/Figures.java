package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.explain.internal.NormalTail;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One metric of all groups of a breakdown: values, intervals, and what is suppressed. */
final class Figures {
    private static final int GOOD = Counts.GOOD_FAVOURABLE | Counts.GOOD_UNFAVOURABLE;
    private static final int BAD = Counts.BAD_FAVOURABLE | Counts.BAD_UNFAVOURABLE;

    private final GroupMetric metric;
    private final CountedGroups groups;
    private final double[] values;
    private final double[][] resampled;
    private final GroupFigure[] figures;
    private final double confidence;

    /** The values are those of the groups, then that of everyone; so are the resampled ones. */
    Figures(
            GroupMetric metric,
            CountedGroups groups,
            double[] values,
            double[][] resampled,
            SmallCells small,
            double confidence) {
        this.metric = metric;
        this.groups = groups;
        this.values = values;
        this.resampled = resampled;
        this.confidence = confidence;
        this.figures = new GroupFigure[groups.size()];
        for (int group = 0; group <= groups.size(); group++) {
            centre(group);
        }
        for (int group = 0; group < figures.length; group++) {
            String suppressed = reason(group, small);
            Interval interval = suppressed == null ? interval(values[group], resampled[group].clone()) : null;
            figures[group] = new GroupFigure(metric, groups.grouping().groups().get(group), interval, suppressed);
        }
    }

    /** Moves what was resampled of scores in joined places to where the value is, which takes away its bias too. */
    private void centre(int group) {
        if (!metric.isShare()) {
            double[] own = resampled[group];
            double shift = values[group] - Arrays.stream(own).average().orElse(0);
            for (int b = 0; b < own.length; b++) {
                own[b] += shift;
            }
        }
    }

    private Interval interval(double value, double[] draws) {
        Interval found = Interval.of(value, draws, confidence);
        ScoreFigure figure = metric.figure();
        return figure == null || figure.least() == Double.NEGATIVE_INFINITY ? found : found.within(figure.least(), 1);
    }

    private @Nullable String reason(int group, SmallCells small) {
        Counts counts = groups.of(group);
        if (counts.rows(Counts.ALL) < small.leastRows()) {
            return "the group has fewer than " + small.leastRows() + " rows.";
        }
        GroupMetric.Share share = metric.share();
        if (share != null) {
            return counts.rows(share.of()) < small.leastEvents()
                    ? "it would be of fewer than " + small.leastEvents() + " rows."
                    : null;
        }
        return reason(metric.figure() == null ? 0 : metric.figure().needs(), group, small.leastEvents());
    }

    private @Nullable String reason(int needs, int group, int least) {
        long[] there = {
            groups.of(group).rows(GOOD),
            groups.of(group).rows(BAD),
            groups.others(group, GOOD),
            groups.others(group, BAD)
        };
        String[] names = {"the group's good", "the group's bad", "the others' good", "the others' bad"};
        for (int i = 0; i < there.length; i++) {
            if ((needs >> i & 1) == 1 && there[i] < least) {
                return names[i] + " outcomes are fewer than " + least + ".";
            }
        }
        boolean isDefined =
                !Double.isNaN(values[group]) && Arrays.stream(resampled[group]).noneMatch(Double::isNaN);
        return isDefined ? null : "the metric is not defined for such rows.";
    }

    GroupMetric metric() {
        return metric;
    }

    List<GroupFigure> all() {
        return List.of(figures);
    }

    boolean isShown(int group) {
        return figures[group].isShown();
    }

    double value(int group) {
        return values[group];
    }

    boolean hasEveryone() {
        return !Double.isNaN(values[groups.size()]);
    }

    /** How a group compares with another one, or with everyone, who stand behind the last group. */
    Disparity disparity(int group, int other) {
        List<Group> named = groups.grouping().groups();
        Group against = other < named.size() ? named.get(other) : everyone();
        double p = pValue(group, other);
        return new Disparity(metric, named.get(group), against, difference(group, other), ratio(group, other), p, p);
    }

    private Group everyone() {
        Counts all = groups.all();
        return new Group(List.of(Group.EVERYONE), all.rows(Counts.ALL), all.weight(Counts.ALL));
    }

    Interval difference(int group, int other) {
        double[] draws = new double[resampled[group].length];
        Arrays.setAll(draws, b -> resampled[group][b] - resampled[other][b]);
        return Interval.of(values[group] - values[other], draws, confidence);
    }

    @Nullable
    Interval ratio(int group, int other) {
        ScoreFigure figure = metric.figure();
        boolean mayBeNegative = figure != null && figure.least() < 0;
        if (mayBeNegative || !(values[other] > 0)) {
            return null;
        }
        double[] draws = new double[resampled[group].length];
        Arrays.setAll(draws, b -> Math.max(0, resampled[group][b]) / Math.max(Double.MIN_NORMAL, resampled[other][b]));
        return Interval.of(values[group] / values[other], draws, confidence);
    }

    private double pValue(int group, int other) {
        GroupMetric.Share share = metric.share();
        if (share != null) {
            Counts second = other < groups.size() ? groups.of(other) : rest(group);
            return pValue(groups.of(group), second, share);
        }
        double[] draws = new double[resampled[group].length];
        Arrays.setAll(draws, b -> resampled[group][b] - resampled[other][b]);
        double difference = values[group] - values[other];
        double deviation = deviation(draws);
        return deviation > 0 ? NormalTail.twoSided(difference / deviation) : difference == 0 ? 1 : 0;
    }

    private Counts rest(int group) {
        Counts rest = new Counts();
        for (int i = 0; i < groups.size(); i++) {
            if (i != group) {
                rest.add(groups.of(i));
            }
        }
        return rest;
    }

    private static double pValue(Counts first, Counts second, GroupMetric.Share share) {
        long ofFirst = Math.round(first.effective(share));
        long ofSecond = Math.round(second.effective(share));
        if (ofFirst == 0 || ofSecond == 0) {
            return 1;
        }
        long counting = Math.min(ofFirst, Math.round(first.effectiveCounting(share)));
        return PermutationTest.pValue(
                counting, ofFirst, Math.min(ofSecond, Math.round(second.effectiveCounting(share))), ofSecond);
    }

    private static double deviation(double[] draws) {
        double mean = Arrays.stream(draws).average().orElse(0);
        double squares = 0;
        for (double draw : draws) {
            squares += (draw - mean) * (draw - mean);
        }
        return Math.sqrt(squares / Math.max(1, draws.length - 1));
    }
}
