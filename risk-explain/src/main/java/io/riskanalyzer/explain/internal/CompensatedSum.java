package io.riskanalyzer.explain.internal;

/**
 * A running sum whose error does not grow with the number of terms. One thread at a time.
 *
 * @see <a href="https://doi.org/10.1002/zamm.19740540106">Neumaier, Rundungsfehleranalyse einiger Verfahren zur
 *     Summation endlicher Summen, 1974</a>
 */
public final class CompensatedSum {
    private double sum;
    private double lost;

    /** Starts at 0. */
    public CompensatedSum() {}

    /**
     * Adds up numbers.
     *
     * @param values the numbers
     * @return their sum
     */
    public static double of(double[] values) {
        CompensatedSum sum = new CompensatedSum();
        for (double value : values) {
            sum.add(value);
        }
        return sum.value();
    }

    /**
     * Adds up products of two arrays of one length.
     *
     * @param values the numbers, shape (n)
     * @param weights their weights, shape (n)
     * @return the sum of the products
     */
    public static double ofProducts(double[] values, double[] weights) {
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < values.length; i++) {
            sum.add(values[i] * weights[i]);
        }
        return sum.value();
    }

    /**
     * Adds a term.
     *
     * @param term the term
     */
    public void add(double term) {
        double next = sum + term;
        double kept = next - sum; // Knuth's two-sum: what rounding lost, without a branch
        lost += (sum - (next - kept)) + (term - kept);
        sum = next;
    }

    /**
     * Returns the sum.
     *
     * @return the sum of the terms so far
     */
    public double value() {
        return sum + lost;
    }
}
