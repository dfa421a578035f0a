package io.riskanalyzer.models.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The different values of a column in ascending order, with the weight of each: what cuts and knots are placed by. A
 * value that many rows share counts for one bin at most, so that it takes no room from the others.
 */
final class Quantiles {
    /** So much of the weight lies beyond the outer knots on each side: what is rare there has no leverage. */
    private static final double TAIL = 0.01;

    private final double[] values;
    private final double[] weights;
    private final double total;

    private Quantiles(double[] values, double[] weights) {
        this.values = values;
        this.weights = weights;
        this.total = Arrays.stream(weights).sum();
    }

    /** Leaves missing values away. */
    static Quantiles of(WeightedColumn column) {
        double[] sorted = column.sorted();
        double[] values = Arrays.stream(sorted).distinct().toArray();
        double[] weights = new double[values.length];
        column.addWeights(values, weights);
        return new Quantiles(values, weights);
    }

    /** Returns how many values differ. */
    int distinct() {
        return values.length;
    }

    /**
     * Cuts between bins of about the same weight (the greedy rule of LightGBM: Ke et al. 2017). A value that is heavier
     * than a bin should be has one for itself.
     *
     * @param bins the greatest number of bins, at least 2
     * @return the cuts, ascending, each halfway between two values
     */
    double[] cuts(int bins) {
        if (values.length <= bins) {
            return IntStream.range(1, values.length).mapToDouble(this::between).toArray();
        }
        double share = total / bins;
        boolean[] heavy = new boolean[values.length];
        double rest = total;
        int left = bins;
        for (int i = 0; i < values.length; i++) {
            if (weights[i] >= share) {
                heavy[i] = true;
                rest -= weights[i];
                left--;
            }
        }
        double size = left > 0 ? rest / left : Double.POSITIVE_INFINITY;
        List<Double> cuts = new ArrayList<>();
        double filled = 0;
        for (int i = 0; i + 1 < values.length && cuts.size() + 1 < bins; i++) {
            filled += weights[i];
            if (heavy[i] || filled >= size || (heavy[i + 1] && filled >= size / 2)) {
                cuts.add(between(i + 1));
                filled = 0;
            }
        }
        return cuts.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A number above the value before and not above the value itself. */
    private double between(int value) {
        double middle = values[value - 1] / 2 + values[value] / 2;
        return middle > values[value - 1] ? middle : values[value];
    }

    /**
     * Places knots with about the same weight between them.
     *
     * @param most the greatest number of knots, at least 2
     * @return the knots, ascending, all of them values of the column
     */
    double[] knots(int most) {
        if (values.length <= most) {
            return values.clone();
        }
        double share = total / most;
        double[] limited = Arrays.stream(weights).map(w -> Math.min(w, share)).toArray();
        double sum = Arrays.stream(limited).sum();
        List<Double> knots = new ArrayList<>();
        double upTo = 0;
        int next = 0;
        for (int i = 0; i < values.length && next < most; i++) {
            upTo += limited[i];
            if (upTo >= sum * level(next, most)) {
                knots.add(values[i]);
                while (next < most && upTo >= sum * level(next, most)) {
                    next++;
                }
            }
        }
        return knots.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double level(int knot, int knots) {
        return TAIL + (1 - 2 * TAIL) * knot / (knots - 1);
    }
}
