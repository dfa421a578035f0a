package io.riskanalyzer.explain;

/**
 * A running sum whose error does not grow with the number of terms. One thread at a time.
 *
 * @see <a href="https://doi.org/10.1002/zamm.19740540106">Neumaier, Rundungsfehleranalyse einiger Verfahren zur
 *     Summation endlicher Summen, 1974</a>
 */
final class Sum {
    private double sum;
    private double lost;

    /** Adds up products of two arrays of one length. */
    static double ofProducts(double[] values, double[] weights) {
        Sum sum = new Sum();
        for (int i = 0; i < values.length; i++) {
            sum.add(values[i] * weights[i]);
        }
        return sum.value();
    }

    static double of(double[] values) {
        Sum sum = new Sum();
        for (double value : values) {
            sum.add(value);
        }
        return sum.value();
    }

    void add(double term) {
        double next = sum + term;
        double kept = next - sum; // Knuth's two-sum: what rounding lost, without a branch
        lost += (sum - (next - kept)) + (term - kept);
        sum = next;
    }

    double value() {
        return sum + lost;
    }
}
