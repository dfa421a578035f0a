package io.riskanalyzer.explain;

import java.util.Arrays;

/**
 * A running sum of each term, whose error does not grow with the number of addends. For one thread.
 *
 * @see <a href="https://doi.org/10.1002/zamm.19740540106">Neumaier, Rundungsfehleranalyse einiger Verfahren zur
 *     Summation endlicher Summen, 1974</a>
 */
final class TermSums {
    private final double[] sums;
    private final double[] lost;

    TermSums(int terms) {
        sums = new double[terms];
        lost = new double[terms];
    }

    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(lost, 0);
    }

    void add(int term, double addend) {
        double sum = sums[term];
        double next = sum + addend;
        double kept = next - sum; // Knuth's two-sum, without a branch on which of the two is larger
        lost[term] += (sum - (next - kept)) + (addend - kept);
        sums[term] = next;
    }

    /** Adds what a score rose by, without rounding the difference. */
    void addRise(int term, double before, double after) {
        add(term, after);
        add(term, -before);
    }

    double of(int term) {
        return sums[term] + lost[term];
    }

    /** Puts the mean over a number of addends, each term's sum divided by it, into the target. */
    void means(double count, double[] target) {
        for (int term = 0; term < sums.length; term++) {
            target[term] = of(term) / count;
        }
    }
}
