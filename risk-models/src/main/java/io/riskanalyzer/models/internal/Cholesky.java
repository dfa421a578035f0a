package io.riskanalyzer.models.internal;

/**
 * The lower factor of a symmetric matrix that is not negative. A column that depends on those before it has none: it is
 * left out, as if its unknown were 0.
 */
public final class Cholesky {
    private final int size;
    private final double[] lower;
    private final boolean[] leftOut;

    private Cholesky(int size, double[] lower, boolean[] leftOut) {
        this.size = size;
        this.lower = lower;
        this.leftOut = leftOut;
    }

    /**
     * Factors a matrix.
     *
     * @param matrix the matrix, shape (size × size)
     * @param size the number of columns
     * @param tolerance a column is left out if less than this share of its diagonal is left of it
     * @return the factor
     */
    public static Cholesky of(double[] matrix, int size, double tolerance) {
        double[] lower = new double[size * size];
        boolean[] leftOut = new boolean[size];
        for (int i = 0; i < size; i++) {
            int row = i * size;
            double left = matrix[row + i];
            for (int j = 0; j < i; j++) {
                if (!leftOut[j]) {
                    int other = j * size;
                    double sum = matrix[row + j];
                    for (int k = 0; k < j; k++) {
                        sum -= lower[row + k] * lower[other + k];
                    }
                    lower[row + j] = sum / lower[other + j];
                    left -= lower[row + j] * lower[row + j];
                }
            }
            leftOut[i] = !(left > tolerance * matrix[row + i] && left > 0);
            if (leftOut[i]) {
                for (int j = 0; j < i; j++) {
                    lower[row + j] = 0;
                }
            } else {
                lower[row + i] = Math.sqrt(left);
            }
        }
        return new Cholesky(size, lower, leftOut);
    }

    /**
     * Returns whether a column depends on those before it.
     *
     * @param column the column
     * @return whether it is left out
     */
    public boolean isLeftOut(int column) {
        return leftOut[column];
    }

    /** Returns how many columns depend on others. */
    int leftOut() {
        int count = 0;
        for (boolean out : leftOut) {
            count += out ? 1 : 0;
        }
        return count;
    }

    /** Returns {@code y} of {@code L y = right}. */
    private double[] forward(double[] right) {
        double[] y = new double[size];
        for (int i = 0; i < size; i++) {
            if (!leftOut[i]) {
                double sum = right[i];
                for (int k = 0; k < i; k++) {
                    sum -= lower[i * size + k] * y[k];
                }
                y[i] = sum / lower[i * size + i];
            }
        }
        return y;
    }

    /** Returns the solution for a right-hand side; 0 where a column was left out. */
    double[] solve(double[] right) {
        double[] x = forward(right);
        for (int i = size - 1; i >= 0; i--) {
            if (!leftOut[i]) {
                double sum = x[i];
                for (int k = i + 1; k < size; k++) {
                    sum -= lower[k * size + i] * x[k];
                }
                x[i] = sum / lower[i * size + i];
            }
        }
        return x;
    }

    /**
     * Returns {@code aᵀ M⁻¹ a}: the variance of a combination of coefficients, where M is their information.
     *
     * @param a the combination, shape (size)
     * @return the form, in which columns that are left out count as 0
     */
    public double inverseForm(double[] a) {
        double sum = 0;
        for (double y : forward(a)) {
            sum += y * y;
        }
        return sum;
    }
}
