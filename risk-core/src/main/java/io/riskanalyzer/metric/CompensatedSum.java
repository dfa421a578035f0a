package io.riskanalyzer.metric;

/**
 * A running sum whose error does not grow with the number of terms. One thread at a time.
 *
 * @see <a href="https://doi.org/10.1002/zamm.19740540106">Neumaier, Rundungsfehleranalyse einiger Verfahren zur
 *     Summation endlicher Summen, 1974</a>
 */
final class CompensatedSum {
    private double sum;
    private double lost;

    void add(double term) {
        double next = sum + term;
        // Knuth's two-sum: what rounding lost, without a branch on which of the two is larger.
        double kept = next - sum;
        lost += (sum - (next - kept)) + (term - kept);
        sum = next;
    }

    double value() {
        return sum + lost;
    }
}
