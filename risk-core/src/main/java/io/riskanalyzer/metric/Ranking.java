package io.riskanalyzer.metric;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A sample from its highest score to its lowest: what is at or above each distinct score.
 *
 * <p>Point 0 is above every score (threshold +∞, nothing predicted positive); each further point is a distinct score of
 * a row with weight. Every ranking metric and every curve is read from here. O(rows) time and memory: a radix sort.
 */
final class Ranking {
    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = Long.SIZE / DIGIT_BITS;
    private static final int DIGIT_VALUES = 1 << DIGIT_BITS;

    private final double[] thresholds;
    private final double[] truePositives;
    private final double[] falsePositives;

    private Ranking(double[] thresholds, double[] truePositives, double[] falsePositives) {
        this.thresholds = thresholds;
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
    }

    static Ranking of(Sample sample) {
        int rows = sample.rows();
        int[] order = descending(sample);
        double[] thresholds = new double[rows + 1];
        double[] truePositives = new double[rows + 1];
        double[] falsePositives = new double[rows + 1];
        thresholds[0] = Double.POSITIVE_INFINITY;
        CompensatedSum positives = new CompensatedSum();
        CompensatedSum negatives = new CompensatedSum();
        int points = 1;
        for (int at = 0; at < rows; ) {
            double score = sample.score(order[at]);
            boolean weighs = false;
            for (; at < rows && sample.score(order[at]) == score; at++) {
                int row = order[at];
                double weight = sample.weight(row);
                weighs |= weight > 0;
                (sample.isPositive(row) ? positives : negatives).add(weight);
            }
            if (weighs) {
                thresholds[points] = score + 0.0; // −0.0 is shown as 0.0
                // A compensated value may step back by the last bit where a weight is tiny; a curve may not.
                truePositives[points] = Math.max(truePositives[points - 1], positives.value());
                falsePositives[points] = Math.max(falsePositives[points - 1], negatives.value());
                points++;
            }
        }
        return new Ranking(
                Arrays.copyOf(thresholds, points),
                Arrays.copyOf(truePositives, points),
                Arrays.copyOf(falsePositives, points));
    }

    /** Returns the rows from the highest score to the lowest, 0.0 before −0.0. */
    private static int[] descending(Sample sample) {
        int rows = sample.rows();
        long[] keys = new long[rows];
        int[] order = new int[rows];
        boolean isSorted = true;
        for (int row = 0; row < rows; row++) {
            keys[row] = descendingKey(sample.score(row));
            isSorted &= row == 0 || Long.compareUnsigned(keys[row - 1], keys[row]) <= 0;
            order[row] = row;
        }
        if (isSorted) { // a bootstrap sorts once and measures the same rows many times
            return order;
        }
        int[][] counts = new int[DIGITS][DIGIT_VALUES];
        for (long key : keys) {
            for (int digit = 0; digit < DIGITS; digit++) {
                counts[digit][digitOf(key, digit)]++;
            }
        }
        long[] nextKeys = new long[rows];
        int[] nextOrder = new int[rows];
        for (int digit = 0; digit < DIGITS; digit++) {
            int[] starts = counts[digit];
            if (starts[digitOf(keys[0], digit)] == rows) {
                continue;
            }
            int start = 0;
            for (int value = 0; value < DIGIT_VALUES; value++) {
                int count = starts[value];
                starts[value] = start;
                start += count;
            }
            for (int at = 0; at < rows; at++) {
                long key = keys[at];
                int to = starts[digitOf(key, digit)]++;
                nextKeys[to] = key;
                nextOrder[to] = order[at];
            }
            long[] spareKeys = keys;
            keys = nextKeys;
            nextKeys = spareKeys;
            int[] spareOrder = order;
            order = nextOrder;
            nextOrder = spareOrder;
        }
        return order;
    }

    /** Returns a key whose order as an unsigned number is the descending order of scores. */
    private static long descendingKey(double score) {
        long bits = Double.doubleToRawLongBits(score);
        return bits < 0 ? bits : ~bits ^ Long.MIN_VALUE;
    }

    private static int digitOf(long key, int digit) {
        return (int) (key >>> (digit * DIGIT_BITS)) & (DIGIT_VALUES - 1);
    }

    int points() {
        return thresholds.length;
    }

    double threshold(int point) {
        return thresholds[point];
    }

    double truePositives(int point) {
        return truePositives[point];
    }

    double falsePositives(int point) {
        return falsePositives[point];
    }

    double selected(int point) {
        return truePositives[point] + falsePositives[point];
    }

    double positives() {
        return truePositives[truePositives.length - 1];
    }

    double negatives() {
        return falsePositives[falsePositives.length - 1];
    }

    double total() {
        return positives() + negatives();
    }

    double truePositiveRate(int point) {
        return truePositives[point] / positives();
    }

    double falsePositiveRate(int point) {
        return falsePositives[point] / negatives();
    }

    double precision(int point) {
        return point == 0 ? 1 : truePositives[point] / selected(point);
    }

    ConfusionMatrix confusionMatrix(int point) {
        return new ConfusionMatrix(
                truePositives[point],
                falsePositives[point],
                negatives() - falsePositives[point],
                positives() - truePositives[point]);
    }

    double auc() {
        // A power of two keeps the products in range for weights of any scale, and changes no digit.
        double unit = Math.scalb(1.0, -Math.getExponent(total()));
        CompensatedSum doubled = new CompensatedSum();
        for (int point = 1; point < thresholds.length; point++) {
            double width = falsePositives[point] - falsePositives[point - 1];
            double heights = truePositives[point - 1] + truePositives[point];
            doubled.add((width * unit) * (heights * unit));
        }
        double area = doubled.value() / 2 / (positives() * unit) / (negatives() * unit);
        return Math.min(area, 1);
    }

    /** Returns the point where the two rates are furthest apart, the highest threshold of several. */
    int ksPoint() {
        int best = 0;
        double most = 0;
        for (int point = 1; point < thresholds.length; point++) {
            double distance = distance(point);
            if (distance > most) {
                best = point;
                most = distance;
            }
        }
        return best;
    }

    double ks() {
        return distance(ksPoint());
    }

    private double distance(int point) {
        return Math.abs(truePositiveRate(point) - falsePositiveRate(point));
    }

    double averagePrecision() {
        CompensatedSum sum = new CompensatedSum();
        for (int point = 1; point < thresholds.length; point++) {
            sum.add((truePositives[point] - truePositives[point - 1]) * precision(point));
        }
        return Math.min(sum.value() / positives(), 1);
    }

    /** Returns the weight of the positives among the highest {@code weight} of the sample, ties in proportion. */
    double truePositivesWithin(double weight) {
        int above = firstPointOf(weight) - 1;
        double share = (weight - selected(above)) / (selected(above + 1) - selected(above));
        return truePositives[above] + Math.min(share, 1) * (truePositives[above + 1] - truePositives[above]);
    }

    /** Returns the first point after 0 that selects at least this weight. */
    int firstPointOf(double weight) {
        int low = 1;
        int high = thresholds.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (selected(middle) >= weight) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    int[] allPoints() {
        int[] points = new int[thresholds.length];
        Arrays.setAll(points, point -> point);
        return points;
    }

    /**
     * Returns at most {@code most} of the points, the first and the last among them, evenly by a position that never
     * falls from one point to the next.
     */
    static int[] thinned(int[] points, int most, IntToDoubleFunction position) {
        if (most < 2) {
            throw Refusal.of(
                    "number of points",
                    most,
                    "be at least 2",
                    "a curve has two ends",
                    "use 200, which a plot cannot tell from all");
        }
        if (points.length <= most) {
            return points;
        }
        int last = points.length - 1;
        double from = position.applyAsDouble(points[0]);
        double span = position.applyAsDouble(points[last]) - from;
        int[] kept = new int[most];
        kept[0] = points[0];
        int count = 1;
        int at = 0;
        for (int step = 1; step < most - 1; step++) {
            double target = from + span * step / (most - 1);
            int before = at;
            while (at < last && position.applyAsDouble(points[at]) < target) {
                at++;
            }
            if (at > before && at < last) {
                kept[count++] = points[at];
            }
        }
        kept[count++] = points[last];
        return Arrays.copyOf(kept, count);
    }
}
