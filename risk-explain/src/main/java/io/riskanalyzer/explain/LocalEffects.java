package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.CompensatedSum;
import io.riskanalyzer.explain.internal.Workers;
import java.util.Arrays;

/** What steps between neighbouring values of a feature do to the rows there, accumulated. */
final class LocalEffects {
    private final Frame frame;
    private final int slot;
    private final double[] weights;
    private final Grid grid;
    private final Scoring scoring;
    private final int threads;
    private final int[] cells;

    LocalEffects(Frame frame, int slot, double[] weights, Grid grid, Scoring scoring, int threads) {
        this.frame = frame;
        this.slot = slot;
        this.weights = weights;
        this.grid = grid;
        this.scoring = scoring;
        this.threads = threads;
        this.cells = new int[frame.rows()];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = grid.cellOf(frame.value(row, slot));
        }
    }

    /** The effect at each value of a number or a flag, around 0. */
    double[] ofNumber() {
        double[] values = grid.known();
        if (values.length == 1) {
            return new double[1];
        }
        int[] upper = Arrays.stream(cells)
                .map(cell -> Math.max(1, Math.min(cell, values.length - 1)))
                .toArray();
        double[][] scores = scoresAt(values, upper, -1);
        CompensatedSum[] steps = sums(values.length);
        double[] weightOf = new double[values.length];
        for (int row = 0; row < cells.length; row++) {
            if (isKnown(row)) {
                steps[upper[row]].add(weights[row] * (scores[0][row] - scores[1][row]));
                weightOf[upper[row]] += weights[row];
            }
        }
        double[] effects = accumulated(steps, weightOf);
        CompensatedSum mean = new CompensatedSum();
        for (int i = 1; i < values.length; i++) {
            mean.add(weightOf[i] * (effects[i - 1] + effects[i]) / 2);
        }
        return less(effects, mean.value() / CompensatedSum.of(weightOf));
    }

    /**
     * The effect at each level of a category, around 0. Both neighbours of a step take it: the rows of the level before
     * up, those of the level after down.
     *
     * @param order the places of the levels in the grid, those alike beside each other
     */
    double[] ofLevels(int[] order) {
        double[] sorted = Arrays.stream(order).mapToDouble(i -> grid.known()[i]).toArray();
        int[] place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        int last = order.length - 1;
        int[] here =
                Arrays.stream(cells).map(cell -> place[Math.min(cell, last)]).toArray();
        double[][] down = scoresAt(sorted, here, -1);
        double[][] up = scoresAt(sorted, here, +1);
        CompensatedSum[] steps = sums(order.length);
        double[] weightOf = new double[order.length];
        double[] mass = new double[order.length];
        for (int row = 0; row < cells.length; row++) {
            if (!isKnown(row)) {
                continue;
            }
            int at = here[row];
            mass[at] += weights[row];
            if (at > 0) {
                steps[at].add(weights[row] * (down[0][row] - down[1][row]));
                weightOf[at] += weights[row];
            }
            if (at < last) {
                steps[at + 1].add(weights[row] * (up[1][row] - up[0][row]));
                weightOf[at + 1] += weights[row];
            }
        }
        double[] effects = accumulated(steps, weightOf);
        double[] centred = less(effects, CompensatedSum.ofProducts(effects, mass) / CompensatedSum.of(mass));
        double[] ofLevel = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            ofLevel[order[i]] = centred[i];
        }
        return ofLevel;
    }

    /** The scores of the rows at the value of their place, and at the one beside it (the end itself at an end). */
    private double[][] scoresAt(double[] values, int[] places, int beside) {
        double[][] scores = new double[2][];
        Workers.forEach(
                2,
                task -> {
                    double[] column = new double[places.length];
                    for (int row = 0; row < column.length; row++) {
                        int at = places[row] + task * beside;
                        column[row] = values[Math.max(0, Math.min(at, values.length - 1))];
                    }
                    scores[task] = scoring.scoresOf(frame.with(slot, column));
                },
                threads,
                (done, total) -> {});
        return scores;
    }

    private boolean isKnown(int row) {
        return weights[row] > 0 && cells[row] < grid.known().length;
    }

    private static CompensatedSum[] sums(int count) {
        CompensatedSum[] sums = new CompensatedSum[count];
        Arrays.setAll(sums, i -> new CompensatedSum());
        return sums;
    }

    private static double[] accumulated(CompensatedSum[] steps, double[] weightOf) {
        double[] effects = new double[steps.length];
        for (int i = 1; i < effects.length; i++) {
            effects[i] = effects[i - 1] + (weightOf[i] > 0 ? steps[i].value() / weightOf[i] : 0);
        }
        return effects;
    }

    private static double[] less(double[] effects, double mean) {
        return Arrays.stream(effects).map(effect -> effect - mean).toArray();
    }
}
