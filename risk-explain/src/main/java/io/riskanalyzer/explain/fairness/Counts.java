package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.explain.internal.CompensatedSum;
import java.util.Arrays;

/** The confusion counts of a group: four cells, each with its rows, their weights and the squares of these. */
final class Counts {
    static final int GOOD_FAVOURABLE = 1;
    static final int GOOD_UNFAVOURABLE = 2;
    static final int BAD_FAVOURABLE = 4;
    static final int BAD_UNFAVOURABLE = 8;
    static final int ALL = 15;
    private static final int CELLS = 4;

    private final long[] rows = new long[CELLS];
    private final CompensatedSum[] weights = new CompensatedSum[CELLS];
    private final CompensatedSum[] squares = new CompensatedSum[CELLS];

    Counts() {
        Arrays.setAll(weights, i -> new CompensatedSum());
        Arrays.setAll(squares, i -> new CompensatedSum());
    }

    void add(boolean isBad, boolean isFavourable, double weight) {
        if (weight > 0) {
            int cell = (isBad ? 2 : 0) + (isFavourable ? 0 : 1);
            rows[cell]++;
            weights[cell].add(weight);
            squares[cell].add(weight * weight);
        }
    }

    void add(Counts more) {
        for (int cell = 0; cell < CELLS; cell++) {
            rows[cell] += more.rows[cell];
            weights[cell].add(more.weights[cell].value());
            squares[cell].add(more.squares[cell].value());
        }
    }

    /** How many rows are in the cells of a mask. */
    long rows(int cells) {
        long sum = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            sum += (cells >> cell & 1) * rows[cell];
        }
        return sum;
    }

    /** The weight in the cells of a mask. */
    double weight(int cells) {
        return sum(weights, cells);
    }

    private static double sum(CompensatedSum[] of, int cells) {
        double sum = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            sum += (cells >> cell & 1) == 1 ? of[cell].value() : 0;
        }
        return sum;
    }

    double value(GroupMetric.Share share) {
        return weight(share.counting()) / weight(share.of());
    }

    /** Kish's number of rows of weight 1 that would tell as much: {@code (Σ w)² / Σ w²}; the rows where all weigh alike. */
    double effective(GroupMetric.Share share) {
        double weight = weight(share.of());
        double square = sum(squares, share.of());
        return square > 0 ? weight * weight / square : 0;
    }

    /** As many of the effective rows as the share is of the weight. */
    double effectiveCounting(GroupMetric.Share share) {
        return effective(share) * value(share);
    }
}
