package io.riskanalyzer.explain;

/** A sum that keeps what rounding would lose, by Neumaier's method. Mutable, for one thread. */
final class CompensatedSum {
    private double sum;
    private double lost;

    void add(double addend) {
        double next = sum + addend;
        lost += Math.abs(sum) >= Math.abs(addend) ? (sum - next) + addend : (addend - next) + sum;
        sum = next;
    }

    double value() {
        return sum + lost;
    }
}
