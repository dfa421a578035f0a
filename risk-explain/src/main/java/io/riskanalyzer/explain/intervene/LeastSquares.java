package io.riskanalyzer.explain.intervene;

import java.util.ArrayList;
import java.util.List;

/**
 * Ordinary least squares by orthogonal columns, each made orthogonal twice so that none loses digits. A column that the ones
 * before it make up is left out.
 *
 * @see <a href="https://doi.org/10.1016/0304-4076(85)90158-7">MacKinnon and White, Some heteroskedasticity-consistent
 *     covariance matrix estimators, 1985 (HC2)</a>
 */
final class LeastSquares {
    private static final double NOTHING = 1e-10;

    private final List<double[]> orthogonal; // of length 1
    private final List<double[]> triangle; // column j: how it is made of the orthogonal ones, shape (j + 1)
    private final double[] coefficients;
    private final double[] residuals;

    private LeastSquares(
            List<double[]> orthogonal, List<double[]> triangle, double[] coefficients, double[] residuals) {
        this.orthogonal = orthogonal;
        this.triangle = triangle;
        this.coefficients = coefficients;
        this.residuals = residuals;
    }

    /**
     * @param columns the columns, the ones whose coefficients are asked for first and independent
     * @param values what is fitted
     */
    static LeastSquares of(List<double[]> columns, double[] values) {
        List<double[]> orthogonal = new ArrayList<>();
        List<double[]> triangle = new ArrayList<>();
        for (double[] column : columns) {
            double[] rest = column.clone();
            double[] parts = new double[orthogonal.size() + 1];
            double length = Math.sqrt(dot(rest, rest));
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < orthogonal.size(); i++) {
                    double part = dot(orthogonal.get(i), rest);
                    parts[i] += part;
                    subtract(rest, part, orthogonal.get(i));
                }
            }
            double left = Math.sqrt(dot(rest, rest));
            if (left > NOTHING * length) {
                parts[orthogonal.size()] = left;
                for (int i = 0; i < rest.length; i++) {
                    rest[i] /= left;
                }
                orthogonal.add(rest);
                triangle.add(parts);
            }
        }
        if (orthogonal.size() >= values.length) {
            throw new IllegalArgumentException(
                    "The rows (" + values.length + ") must be more than the columns, but those are " + orthogonal.size()
                            + ".\nMaybe leave out features with many levels.");
        }
        return fit(orthogonal, triangle, values);
    }

    private static LeastSquares fit(List<double[]> orthogonal, List<double[]> triangle, double[] values) {
        double[] residuals = values.clone();
        double[] right = new double[orthogonal.size()];
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < right.length; i++) {
                double part = dot(orthogonal.get(i), residuals);
                right[i] += part;
                subtract(residuals, part, orthogonal.get(i));
            }
        }
        for (int j = right.length - 1; j >= 0; j--) {
            right[j] /= triangle.get(j)[j];
            for (int i = 0; i < j; i++) {
                right[i] -= right[j] * triangle.get(j)[i];
            }
        }
        return new LeastSquares(orthogonal, triangle, right, residuals);
    }

    double coefficient(int column) {
        return coefficients[column];
    }

    /** The HC2 error of a coefficient: {@code √ Σ e²/(1 − h) · (row of (XᵀX)⁻¹ · x)²}. */
    double robustError(int column) {
        double[] inverse = rowOfInverse(column);
        double variance = 0;
        for (int row = 0; row < residuals.length; row++) {
            double leverage = 0;
            double influence = 0;
            for (int i = 0; i < inverse.length; i++) {
                double q = orthogonal.get(i)[row];
                leverage += q * q;
                influence += inverse[i] * q;
            }
            if (leverage < 1 - NOTHING) { // else the row is fitted without error
                variance += residuals[row] * residuals[row] / (1 - leverage) * influence * influence;
            }
        }
        return Math.sqrt(variance);
    }

    /** The row of the inverse triangle: {@code Rᵀ v = e}. */
    private double[] rowOfInverse(int column) {
        double[] v = new double[orthogonal.size()];
        for (int j = 0; j < v.length; j++) {
            double sum = j == column ? 1 : 0;
            for (int i = 0; i < j; i++) {
                sum -= triangle.get(j)[i] * v[i];
            }
            v[j] = sum / triangle.get(j)[j];
        }
        return v;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void subtract(double[] from, double times, double[] what) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= times * what[i];
        }
    }
}
