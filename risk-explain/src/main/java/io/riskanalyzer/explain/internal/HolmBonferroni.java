package io.riskanalyzer.explain.internal;

import java.util.stream.IntStream;

/**
 * Keeps the chance of one false finding among many: p-values that may be held against one level, whatever depends on
 * what.
 *
 * @see <a href="https://www.jstor.org/stable/4615733">Holm, A simple sequentially rejective multiple test procedure,
 *     1979</a>
 */
public final class HolmBonferroni {
    private HolmBonferroni() {}

    /**
     * Adjusts p-values: the i-th smallest of m, from 0, times {@code m − i}, at least what a smaller one became, at most 1.
     *
     * @param pValues the p-values, each in [0, 1]
     * @return the adjusted ones, in the same order
     */
    public static double[] adjust(double[] pValues) {
        int[] order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted((a, b) -> Double.compare(pValues[a], pValues[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[pValues.length];
        double before = 0;
        for (int i = 0; i < order.length; i++) {
            before = Math.min(1, Math.max(before, pValues[order[i]] * (order.length - i)));
            adjusted[order[i]] = before;
        }
        return adjusted;
    }
}
