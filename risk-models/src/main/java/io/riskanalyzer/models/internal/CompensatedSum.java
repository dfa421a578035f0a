package io.riskanalyzer.models.internal;

/** A sum that keeps what rounding loses (Kahan's, as Neumaier improved it). Mutable, for one thread. */
final class CompensatedSum {
    private double sum;
    private double lost;

    void add(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }

    double value() {
        return sum + lost;
    }
}
