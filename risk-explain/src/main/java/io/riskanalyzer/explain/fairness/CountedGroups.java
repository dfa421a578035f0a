package io.riskanalyzer.explain.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The confusion counts of each group of a breakdown, and which rows it has. */
final class CountedGroups {
    private final Grouping grouping;
    private final List<Counts> counts = new ArrayList<>();
    private final Counts all = new Counts();
    private final int[][] rows;

    CountedGroups(Grouping grouping, Decisions decisions) {
        this.grouping = grouping;
        rows = new int[grouping.size()][];
        for (int group = 0; group < rows.length; group++) {
            rows[group] = new int[(int) grouping.groups().get(group).rows()];
            counts.add(new Counts());
        }
        int[] filled = new int[rows.length];
        for (int row = 0; row < decisions.rows(); row++) {
            int group = grouping.groupOf(row);
            if (group >= 0) {
                rows[group][filled[group]++] = row;
                counts.get(group).add(decisions.isBad(row), decisions.isFavourable(row), decisions.weight(row));
            }
        }
        counts.forEach(all::add);
    }

    Grouping grouping() {
        return grouping;
    }

    int size() {
        return rows.length;
    }

    Counts of(int group) {
        return counts.get(group);
    }

    Counts all() {
        return all;
    }

    /** How many rows of good or of bad outcomes there are in the other groups. */
    long others(int group, int cells) {
        return all.rows(cells) - of(group).rows(cells);
    }

    /** Adds what a group has in each place to masses, and the squares of the weights to squares. */
    void addTo(double[] masses, double[] squares, int group, ScoreMasses places, Decisions decisions) {
        for (int row : rows[group]) {
            int cell = places.placeOf(row) + (decisions.isBad(row) ? places.places() : 0);
            double weight = decisions.weight(row);
            masses[cell] += weight;
            squares[cell] += weight * weight;
        }
    }

    /** The masses of a group in each place. */
    double[] masses(int group, ScoreMasses places, Decisions decisions) {
        double[] masses = new double[2 * places.places()];
        addTo(masses, new double[masses.length], group, places, decisions);
        return masses;
    }

    /** The masses of all groups in each place. */
    double[] masses(ScoreMasses places, Decisions decisions) {
        double[] all = new double[2 * places.places()];
        double[] squares = new double[all.length];
        for (int group = 0; group < size(); group++) {
            addTo(all, squares, group, places, decisions);
        }
        return all;
    }

    /** Gamma distributions of the masses of a group: one for each place that has any. */
    static final class Drawn {
        private final int[] cells;
        private final double[] shapes;
        private final double[] scales;

        Drawn(int count) {
            cells = new int[count];
            shapes = new double[count];
            scales = new double[count];
        }

        void into(double[] masses, GammaDraws draws) {
            Arrays.fill(masses, 0);
            for (int i = 0; i < cells.length; i++) {
                masses[cells[i]] = scales[i] * draws.gamma(shapes[i]);
            }
        }
    }

    /**
     * The mass of a place as it is resampled: each row's weight times a draw of mean and variance 1, the Bayesian bootstrap
     * of rows. Of equal weights the sum is a gamma of as many rows; of others the gamma with its mean and variance is taken.
     */
    Drawn drawn(int group, ScoreMasses places, Decisions decisions) {
        double[] weights = new double[2 * places.places()];
        double[] squares = new double[weights.length];
        addTo(weights, squares, group, places, decisions);
        int count = (int) Arrays.stream(weights).filter(weight -> weight > 0).count();
        Drawn drawn = new Drawn(count);
        int at = 0;
        for (int cell = 0; cell < weights.length; cell++) {
            if (weights[cell] > 0) {
                drawn.cells[at] = cell;
                drawn.shapes[at] = weights[cell] * weights[cell] / squares[cell];
                drawn.scales[at++] = squares[cell] / weights[cell];
            }
        }
        return drawn;
    }
}
