package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows made up between rows of one outcome: SMOTE-NC. Numbers are measured in their standard deviations among these rows, so
 * that the median of the standard deviations, which is the distance of a flag or category that differs, is 1. Immutable.
 *
 * <p>A number that is missing in one of two rows lies as far off as a category that differs, one that is missing in both not
 * at all; a missing flag or category is a level of its own.
 *
 * @see <a href="https://doi.org/10.1613/jair.953">Chawla, Bowyer, Hall, Kegelmeyer, SMOTE, 2002; section 6.1 for
 *     categories</a>
 */
public final class Smote {
    private final FeatureSet features;
    private final double[][] rows;
    private final double[] spreads; // of a number its standard deviation, 0 where all are the same; NaN for others
    private final int[][] neighbours;

    private Smote(Dataset data, int count) {
        this.features = data.features();
        this.rows = new double[data.rows()][features.size()];
        for (int i = 0; i < rows.length; i++) {
            data.frame().copyRow(i, rows[i]);
        }
        this.spreads = new double[features.size()];
        Arrays.setAll(spreads, this::spread);
        this.neighbours = IntStream.range(0, rows.length)
                .parallel()
                .mapToObj(row -> nearest(row, Math.min(count, rows.length - 1)))
                .toArray(int[][]::new);
    }

    /**
     * Finds the neighbours of rows, in O(rows² · features) time on the common pool's threads.
     *
     * @param data rows of one outcome, at least one
     * @param neighbours how many neighbours of each row count, at least 1; all others where there are not so many
     * @return the rows with their neighbours
     */
    public static Smote of(Dataset data, int neighbours) {
        return new Smote(data, neighbours);
    }

    private double spread(int slot) {
        if (!(features.get(slot) instanceof NumberFeature)) {
            return Double.NaN;
        }
        double[] present = Arrays.stream(rows)
                .mapToDouble(row -> row[slot])
                .filter(x -> !Double.isNaN(x))
                .toArray();
        double[] ones = new double[present.length];
        Arrays.fill(ones, 1);
        return present.length == 0 ? 0 : new WeightedColumn(present, ones).standardDeviation();
    }

    /** The square of the distance of two rows. */
    double distance(int row, int other) {
        double sum = 0;
        for (int slot = 0; slot < spreads.length; slot++) {
            double a = rows[row][slot];
            double b = rows[other][slot];
            if (Double.isNaN(a) || Double.isNaN(b) || Double.isNaN(spreads[slot])) {
                sum += Double.compare(a + 0.0, b + 0.0) == 0 ? 0 : 1;
            } else if (spreads[slot] > 0) {
                double difference = (a - b) / spreads[slot];
                sum += difference * difference;
            }
        }
        return sum;
    }

    /** The nearest other rows, the nearest first; of equally near ones the first. */
    private int[] nearest(int row, int count) {
        int[] nearest = new int[count];
        double[] distances = new double[count];
        int found = 0;
        for (int other = 0; other < rows.length; other++) {
            double distance = other == row ? Double.NaN : distance(row, other);
            if (other != row && count > 0 && (found < count || distance < distances[found - 1])) {
                int at = found < count ? found++ : found - 1;
                while (at > 0 && distance < distances[at - 1]) {
                    nearest[at] = nearest[at - 1];
                    distances[at] = distances[at - 1];
                    at--;
                }
                nearest[at] = other;
                distances[at] = distance;
            }
        }
        return nearest;
    }

    /** The neighbours of a row, the nearest first. */
    int[] neighbours(int row) {
        return neighbours[row].clone();
    }

    /**
     * A row made up: each number lies on the way from a row to its neighbour, as far as the gap tells; one that is missing in
     * either is as it is in the row. A flag or category is what most neighbours have, and as it is in the row where others
     * are as many.
     */
    double[] between(int row, int neighbour, double gap) {
        double[] made = rows[row].clone();
        for (int slot = 0; slot < made.length; slot++) {
            if (Double.isNaN(spreads[slot])) {
                made[slot] = mostFrequent(row, slot);
            } else {
                double a = rows[row][slot];
                double b = rows[neighbour][slot];
                double value = a + gap * (b - a); // not beyond the two, where rounding might lead
                made[slot] = Double.isNaN(value) ? a : Math.max(Math.min(a, b), Math.min(value, Math.max(a, b)));
            }
        }
        return made;
    }

    private double mostFrequent(int row, int slot) {
        double best = rows[row][slot];
        int most = count(row, slot, best);
        for (int neighbour : neighbours[row]) {
            double value = rows[neighbour][slot];
            int count = count(row, slot, value);
            if (count > most) {
                best = value;
                most = count;
            }
        }
        return best;
    }

    private int count(int row, int slot, double value) {
        int count = 0;
        for (int neighbour : neighbours[row]) {
            count += Double.compare(rows[neighbour][slot] + 0.0, value + 0.0) == 0 ? 1 : 0;
        }
        return count;
    }

    /**
     * Adds rows that are made up: each between a row drawn at random and one of its neighbours, drawn too.
     *
     * @param data the rows that these are among
     * @param places where these rows are in the data, in their order
     * @param count how many rows to make up
     * @param random draws
     * @return the rows of the data, then those made up, whose label, weight, group, time and audited attributes are those of
     *     the row drawn first
     */
    public Dataset addTo(Dataset data, int[] places, int count, SplittableRandom random) {
        int[] all = IntStream.range(0, data.rows() + count).toArray();
        double[][] columns = new double[features.size()][all.length];
        for (int slot = 0; slot < columns.length; slot++) {
            data.frame().copyColumn(slot, 0, data.rows(), columns[slot]);
        }
        for (int i = data.rows(); i < all.length; i++) {
            int row = random.nextInt(rows.length);
            int[] near = neighbours[row];
            int other = near.length == 0 ? row : near[random.nextInt(near.length)];
            double[] made = between(row, other, random.nextDouble());
            all[i] = places[row];
            for (int slot = 0; slot < made.length; slot++) {
                columns[slot][i] = made[slot];
            }
        }
        Dataset taken = data.take(all);
        Frame values = taken.frame();
        for (int slot = 0; slot < columns.length; slot++) {
            values = values.with(slot, columns[slot]);
        }
        return taken.withValues(values);
    }
}
