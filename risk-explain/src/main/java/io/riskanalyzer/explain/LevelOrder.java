package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.CompensatedSum;
import io.riskanalyzer.feature.NumberFeature;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An order of the levels of a category in which neighbours are alike in the other features.
 *
 * <p>How unlike two levels are is added up over the other features: the Kolmogorov–Smirnov distance of a number's values
 * at the two, or the total variation of a category's or flag's. Classical scaling puts the levels on a line.
 *
 * @see <a href="https://doi.org/10.1111/rssb.12377">Apley, Zhu, 2020</a>
 * @see <a href="https://doi.org/10.1007/BF02288916">Torgerson, Multidimensional scaling: I, 1952</a>
 */
final class LevelOrder {
    /** 2^30 steps of a power iteration. */
    private static final int SQUARINGS = 30;

    private static final int LEAST_CELLS = 100;

    private LevelOrder() {}

    /** Returns the places of the levels in the grid. That of the first level is in the first half. */
    static int[] of(Frame frame, int slot, double[] weights, Grid levels, int points) {
        double[][] distances = new double[levels.known().length][levels.known().length];
        for (int other = 0; other < frame.features().size(); other++) {
            if (other != slot && levels.known().length > 2) {
                addDistances(frame, slot, other, weights, levels, points, distances);
            }
        }
        double[] line = lineOf(distances);
        return IntStream.range(0, line.length)
                .boxed()
                .sorted(Comparator.comparingDouble(level -> line[level]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void addDistances(
            Frame frame, int slot, int other, double[] weights, Grid levels, int points, double[][] distances) {
        double[] column = new double[frame.rows()];
        frame.copyColumn(other, 0, column.length, column);
        Grid values = Grid.of(frame.features().get(other), column, weights, Math.max(points, LEAST_CELLS));
        int cells = values.known().length + 1;
        double[][] shares = new double[distances.length][cells];
        for (int row = 0; row < column.length; row++) {
            int level = levels.cellOf(frame.value(row, slot));
            if (weights[row] > 0 && level < shares.length) {
                shares[level][values.cellOf(column[row])] += weights[row];
            }
        }
        boolean isNumber = values.feature() instanceof NumberFeature;
        for (double[] ofLevel : shares) {
            double total = CompensatedSum.of(ofLevel);
            double before = 0;
            for (int i = 0; i < cells; i++) {
                ofLevel[i] = ofLevel[i] / total + (isNumber ? before : 0);
                before = ofLevel[i];
            }
        }
        for (int a = 0; a < shares.length; a++) {
            for (int b = 0; b < shares.length; b++) {
                distances[a][b] += isNumber ? greatest(shares[a], shares[b]) : half(shares[a], shares[b]);
            }
        }
    }

    private static double greatest(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> Math.abs(one[i] - other[i]))
                .max()
                .orElse(0);
    }

    private static double half(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                        .mapToDouble(i -> Math.abs(one[i] - other[i]))
                        .sum()
                / 2;
    }

    /** The first principal coordinate: the leading eigenvector of −½ J D² J, the first level at or below 0. */
    private static double[] lineOf(double[][] distances) {
        int size = distances.length;
        double[] means = new double[size];
        for (int i = 0; i < size; i++) {
            means[i] = Arrays.stream(distances[i]).map(d -> d * d).sum() / size;
        }
        double mean = Arrays.stream(means).sum() / size;
        double[][] inner = new double[size][size];
        double bound = 0;
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                inner[i][j] = -(distances[i][j] * distances[i][j] - means[i] - means[j] + mean) / 2;
                sum += Math.abs(inner[i][j]);
            }
            bound = Math.max(bound, sum);
        }
        if (bound == 0) {
            return new double[size]; // all levels are alike: their own order stays
        }
        for (int i = 0; i < size; i++) {
            inner[i][i] += bound; // Gershgorin: no eigenvalue is below 0 now, and the greatest stays so
        }
        double[] line = leading(inner);
        double sign = line[0] > 0 ? -1 : 1;
        return Arrays.stream(line).map(x -> sign * x).toArray();
    }

    /** A column of a high power of a matrix, which is the leading eigenvector up to its length. */
    private static double[] leading(double[][] matrix) {
        double[][] power = matrix;
        int size = matrix.length;
        for (int step = 0; step < SQUARINGS; step++) {
            double[][] square = new double[size][size];
            double greatest = 0;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    double sum = 0;
                    for (int k = 0; k < size; k++) {
                        sum += power[i][k] * power[k][j];
                    }
                    square[i][j] = sum;
                    greatest = Math.max(greatest, Math.abs(sum));
                }
            }
            for (double[] row : square) {
                for (int j = 0; j < size; j++) {
                    row[j] /= greatest;
                }
            }
            power = square;
        }
        int longest = 0;
        for (int i = 1; i < size; i++) {
            longest = power[i][i] > power[longest][longest] ? i : longest;
        }
        return power[longest].clone();
    }
}
