package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.Bins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds points to whole ones so that the ranking of the training rows suffers least.
 *
 * <p>What is added to all bins of a characteristic changes no ranking, but which of its bins are rounded up and which down.
 * For each characteristic there are as many ways to round as it has bins, from which that of the least variance of the
 * rounding error is taken first; then one characteristic at a time is rounded otherwise as long as the area under the ROC
 * curve grows. The order of bins stays as it is.
 */
final class WholePoints {
    private static final int MOST_PASSES = 5;
    private static final double GAIN = 1e-12;

    private double[][] points;
    private final double[][] weights; // of the bins
    private final short[][] binOf; // of the rows
    private final boolean[] labels;
    private final double[] rowWeights;

    WholePoints(double[][] points, List<BinningTable> tables, Dataset data) {
        this.points = points;
        this.labels = data.labels();
        this.rowWeights =
                IntStream.range(0, data.rows()).mapToDouble(data::weight).toArray();
        this.weights = tables.stream()
                .map(table -> table.rows().stream()
                        .mapToDouble(BinningTable.Bin::weight)
                        .toArray())
                .toArray(double[][]::new);
        this.binOf = new short[points.length][data.rows()];
        for (int j = 0; j < points.length; j++) {
            Bins bins = tables.get(j).bins();
            double[] column = new double[data.rows()];
            data.frame().copyColumn(data.features().slotOf(bins.feature()), 0, column.length, column);
            BinIndex index = BinIndex.of(bins);
            for (int i = 0; i < column.length; i++) {
                binOf[j][i] = (short) index.binOf(column[i]);
            }
        }
    }

    /** The points of each bin of each characteristic: those that were given, or the rounded ones. */
    double[][] points() {
        return points;
    }

    /** The area under the ROC curve of the training rows with the points as they are. */
    double exactAuc() {
        double[] scores = new double[labels.length];
        for (int j = 0; j < points.length; j++) {
            for (int i = 0; i < scores.length; i++) {
                scores[i] -= points[j][binOf[j][i]];
            }
        }
        return Metrics.AUC.of(scores, labels, rowWeights);
    }

    /** Rounds the points, and returns the area under the ROC curve of the training rows with them. */
    double round() {
        double[][][] ways = new double[points.length][][];
        double[][] chosen = new double[points.length][];
        for (int j = 0; j < points.length; j++) {
            ways[j] = waysToRound(points[j]);
            chosen[j] = leastVariance(ways[j], j);
        }
        double[] scores = sums(chosen);
        double auc = auc(scores);
        double[][] nearest = new double[points.length][];
        Arrays.setAll(nearest, j -> Arrays.stream(points[j]).map(Math::rint).toArray());
        double[] ofNearest = sums(nearest);
        if (auc(ofNearest) > auc) {
            chosen = nearest;
            scores = ofNearest;
            auc = auc(ofNearest);
        }
        boolean better = true;
        for (int pass = 0; pass < MOST_PASSES && better; pass++) {
            better = false;
            for (int j = 0; j < points.length; j++) {
                for (double[] way : ways[j]) {
                    double[] tried = exchanged(scores, j, chosen[j], way);
                    double ofTried = auc(tried);
                    if (ofTried > auc + GAIN) {
                        chosen[j] = way;
                        scores = tried;
                        auc = ofTried;
                        better = true;
                    }
                }
            }
        }
        points = balanced(chosen);
        return auc;
    }

    /** All roundings that there are of points with something added to all of them, less the whole part of that. */
    private static double[][] waysToRound(double[] points) {
        double[] turns = Arrays.stream(points)
                .map(p -> Math.floor(p) + 0.5 - p)
                .map(turn -> turn - Math.floor(turn))
                .sorted()
                .distinct()
                .toArray();
        List<double[]> ways = new ArrayList<>();
        for (int k = 0; k < turns.length; k++) {
            double next = k + 1 < turns.length ? turns[k + 1] : turns[0] + 1;
            double added = (turns[k] + next) / 2;
            ways.add(Arrays.stream(points).map(p -> Math.floor(p + added + 0.5)).toArray());
        }
        return ways.toArray(double[][]::new);
    }

    private double[] leastVariance(double[][] ways, int j) {
        double[] best = ways[0];
        for (double[] way : ways) {
            best = errorVariance(way, j) < errorVariance(best, j) ? way : best;
        }
        return best;
    }

    private double errorVariance(double[] way, int j) {
        double mean = meanError(way, j);
        double sum = 0;
        for (int bin = 0; bin < way.length; bin++) {
            double error = way[bin] - points[j][bin] - mean;
            sum += weights[j][bin] * error * error;
        }
        return sum;
    }

    private double meanError(double[] way, int j) {
        double sum = 0;
        double total = 0;
        for (int bin = 0; bin < way.length; bin++) {
            sum += weights[j][bin] * (way[bin] - points[j][bin]);
            total += weights[j][bin];
        }
        return sum / total;
    }

    /** Takes from each characteristic what rounding added to it on average, in whole points that leave none over. */
    private double[][] balanced(double[][] chosen) {
        double[][] balanced = new double[chosen.length][];
        double left = 0; // what is still to be taken
        for (int j = 0; j < chosen.length; j++) {
            left += meanError(chosen[j], j);
            double taken = Math.rint(left);
            left -= taken;
            balanced[j] = Arrays.stream(chosen[j]).map(p -> p - taken + 0.0).toArray();
        }
        return balanced;
    }

    private double[] sums(double[][] whole) {
        double[] scores = new double[labels.length];
        for (int j = 0; j < whole.length; j++) {
            for (int i = 0; i < scores.length; i++) {
                scores[i] += whole[j][binOf[j][i]];
            }
        }
        return scores;
    }

    private double[] exchanged(double[] scores, int j, double[] before, double[] after) {
        double[] change = new double[before.length];
        Arrays.setAll(change, bin -> after[bin] - before[bin]);
        double[] changed = new double[scores.length];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = scores[i] + change[binOf[j][i]];
        }
        return changed;
    }

    /** The weighted share of pairs that whole scores put in the right order, ties being half right. */
    private double auc(double[] scores) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            least = Math.min(least, score);
            greatest = Math.max(greatest, score);
        }
        int places = (int) (greatest - least) + 1;
        double[] good = new double[places];
        double[] bad = new double[places];
        for (int i = 0; i < scores.length; i++) {
            (labels[i] ? bad : good)[(int) (scores[i] - least)] += rowWeights[i];
        }
        double below = 0;
        double right = 0;
        double goods = 0;
        for (int place = 0; place < places; place++) {
            right += good[place] * (below + bad[place] / 2);
            below += bad[place];
            goods += good[place];
        }
        return right / (goods * below);
    }
}
