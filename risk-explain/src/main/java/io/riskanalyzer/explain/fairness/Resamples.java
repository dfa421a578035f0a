package io.riskanalyzer.explain.fairness;

import java.util.List;

/** Every metric of every group of a breakdown as it is in each resample, and of everyone. */
final class Resamples {
    private final List<GroupMetric> metrics;
    private final CountedGroups groups;
    private final double[][][] values;

    /** How scores are drawn: coarse places, and the masses of each group. */
    record Drawing(ScoreMasses places, List<CountedGroups.Drawn> groups) {}

    private final Drawing drawing;

    Resamples(List<GroupMetric> metrics, CountedGroups groups, Drawing drawing, int resamples) {
        this.metrics = metrics;
        this.groups = groups;
        this.drawing = drawing;
        this.values = new double[metrics.size()][groups.size() + 1][resamples];
    }

    /** A metric of a group in each resample; that of everyone stands behind the last group. */
    double[] of(int metric, int group) {
        return values[metric][group];
    }

    int everyone() {
        return groups.size();
    }

    /** Draws some of the resamples. */
    void draw(int from, int to, long seed) {
        GammaDraws draws = new GammaDraws(seed);
        for (int i = 0; i < metrics.size(); i++) {
            GroupMetric.Share share = metrics.get(i).share();
            if (share != null) {
                drawShares(values[i], share, from, to, draws);
            }
        }
        if (metrics.stream().anyMatch(metric -> !metric.isShare())) {
            drawFigures(from, to, draws);
        }
    }

    /** Everyone's share is the mean of the groups', each weighted by what its share is of: that is taken as given. */
    private void drawShares(double[][] of, GroupMetric.Share share, int from, int to, GammaDraws draws) {
        double[] everyone = of[groups.size()];
        double total = groups.all().weight(share.of());
        for (int group = 0; group < groups.size(); group++) {
            Counts counts = groups.of(group);
            double weight = counts.weight(share.of());
            if (weight > 0) {
                double counting = counts.effectiveCounting(share);
                double others = Math.max(0, counts.effective(share) - counting);
                for (int b = from; b < to; b++) {
                    double drawn = draws.share(counting, others);
                    of[group][b] = drawn;
                    everyone[b] += drawn * weight / total;
                }
            }
        }
    }

    private void drawFigures(int from, int to, GammaDraws draws) {
        int cells = 2 * drawing.places().places();
        double[][] own = new double[groups.size()][cells];
        for (int b = from; b < to; b++) {
            double[] all = new double[cells];
            for (int group = 0; group < own.length; group++) {
                drawing.groups().get(group).into(own[group], draws);
                for (int cell = 0; cell < cells; cell++) {
                    all[cell] += own[group][cell];
                }
            }
            for (int i = 0; i < metrics.size(); i++) {
                ScoreFigure figure = metrics.get(i).figure();
                if (figure != null) {
                    for (int group = 0; group < own.length; group++) {
                        values[i][group][b] = figure.of(drawing.places(), own[group], all);
                    }
                    values[i][own.length][b] = figure.isAcross() ? Double.NaN : figure.of(drawing.places(), all, all);
                }
            }
        }
    }
}
