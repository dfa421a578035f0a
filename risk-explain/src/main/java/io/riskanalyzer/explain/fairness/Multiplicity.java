package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.explain.internal.HolmBonferroni;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What is made of many p-values at once: of twenty true equalities, one is "significant" at 0.05 by chance.
 */
public enum Multiplicity {

    /** Leaves p-values as they are. */
    NONE,

    /**
     * Holm: the probability of even one false finding among all is at most the level. The i-th smallest of m p-values
     * becomes {@code max over j ≤ i of min(1, (m − j + 1) p₍ⱼ₎)}.
     *
     * @see <a href="https://www.jstor.org/stable/4615733">Holm, A simple sequentially rejective multiple test procedure,
     *     1979</a>
     */
    HOLM,

    /**
     * Benjamini and Hochberg: of what is found, a share of at most the level is false, on average. The i-th smallest of m
     * p-values becomes {@code min over j ≥ i of min(1, m p₍ⱼ₎ / j)}.
     *
     * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini, Hochberg, Controlling the false discovery
     *     rate, 1995</a>
     */
    BENJAMINI_HOCHBERG;

    /** Returns the adjusted p-values, in the order of the given ones. */
    double[] adjusted(double[] pValues) {
        return switch (this) {
            case NONE -> pValues.clone();
            case HOLM -> HolmBonferroni.adjust(pValues);
            case BENJAMINI_HOCHBERG -> benjaminiHochberg(pValues);
        };
    }

    private static double[] benjaminiHochberg(double[] pValues) {
        int count = pValues.length;
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[count];
        double least = 1;
        for (int i = count - 1; i >= 0; i--) {
            least = Math.min(least, count * pValues[order[i]] / (i + 1));
            adjusted[order[i]] = least;
        }
        return adjusted;
    }
}
