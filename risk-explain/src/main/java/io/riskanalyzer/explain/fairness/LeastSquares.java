package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.explain.internal.CompensatedSum;
import java.util.Arrays;
import java.util.List;

/** A weighted linear regression with an intercept, by Cholesky's decomposition of the centred cross products. */
final class LeastSquares {
    /** What is left of a column beside the earlier ones, as a share of its variance, for it to tell something new. */
    private static final double LEAST_NEW = 1e-10;

    private final double[] means;
    private final double[] slopes;
    private final double mean;

    private LeastSquares(double[] means, double[] slopes, double mean) {
        this.means = means;
        this.slopes = slopes;
        this.mean = mean;
    }

    static LeastSquares of(List<double[]> columns, double[] outcome, Dataset data, int[] rows) {
        double[] means =
                columns.stream().mapToDouble(column -> mean(column, data, rows)).toArray();
        double mean = mean(outcome, data, rows);
        int size = means.length;
        double[][] products = new double[size][size + 1];
        double[] centred = new double[size + 1];
        for (int row : rows) {
            for (int i = 0; i < size; i++) {
                centred[i] = columns.get(i)[row] - means[i];
            }
            centred[size] = outcome[row] - mean;
            for (int i = 0; i < size; i++) {
                double weighted = data.weight(row) * centred[i];
                for (int j = i; j <= size; j++) {
                    products[i][j] += weighted * centred[j];
                }
            }
        }
        return new LeastSquares(means, solve(products), mean);
    }

    private static double mean(double[] column, Dataset data, int[] rows) {
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum weight = new CompensatedSum();
        for (int row : rows) {
            sum.add(data.weight(row) * column[row]);
            weight.add(data.weight(row));
        }
        return sum.value() / weight.value();
    }

    /** Eliminates column by column; one that the earlier ones tell has the slope 0. */
    private static double[] solve(double[][] products) {
        int size = products.length;
        boolean[] isNew = new boolean[size];
        for (int i = 0; i < size; i++) {
            double variance = products[i][i];
            for (int k = 0; k < i; k++) {
                if (isNew[k]) {
                    double factor = products[k][i] / products[k][k];
                    for (int j = i; j <= size; j++) {
                        products[i][j] -= factor * products[k][j];
                    }
                }
            }
            isNew[i] = products[i][i] > LEAST_NEW * variance;
        }
        double[] slopes = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            if (isNew[i]) {
                double rest = products[i][size];
                for (int j = i + 1; j < size; j++) {
                    rest -= products[i][j] * slopes[j];
                }
                slopes[i] = rest / products[i][i];
            }
        }
        return slopes;
    }

    LeastSquares withoutFirst() {
        return new LeastSquares(
                Arrays.copyOfRange(means, 1, means.length), Arrays.copyOfRange(slopes, 1, slopes.length), mean);
    }

    /** The mean of a column. */
    double mean(int column) {
        return means[column];
    }

    double slope(int column) {
        return slopes[column];
    }

    /** The mean of the outcome. */
    double mean() {
        return mean;
    }

    /** The intercept. */
    double level() {
        double level = mean;
        for (int column = 0; column < means.length; column++) {
            level -= means[column] * slopes[column];
        }
        return level;
    }
}
