package io.riskanalyzer.explain.fairness;

/** A running sum whose error does not grow with the number of terms (Neumaier, 1974). One thread at a time. */
final class CompensatedSum {
    private double sum;
    private double lost;

    void add(double term) {
        double next = sum + term;
        double kept = next - sum;
        lost += (sum - (next - kept)) + (term - kept);
        sum = next;
    }

    double value() {
        return sum + lost;
    }
}
