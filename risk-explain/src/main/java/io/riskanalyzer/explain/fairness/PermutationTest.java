package io.riskanalyzer.explain.fairness;

/**
 * Whether two groups have the same share. Who is in which group is permuted: given how many of all rows count, the number
 * that count in the first group is hypergeometric, so that all permutations are judged at once, without drawing any.
 *
 * @see <a href="https://doi.org/10.2307/2340521">Fisher, On the interpretation of χ² from contingency tables, and the
 *     calculation of P, 1922</a>
 */
final class PermutationTest {
    /** Probabilities that differ by less are equal but for rounding; as in scipy's and R's. */
    private static final double SAME = 1 + 1e-7;

    private static final double NEGLIGIBLE = 1e-300;

    private PermutationTest() {}

    /**
     * Returns the probability of a permutation that is at most as likely as the rows are: two-sided. O(√rows) time, as
     * what is negligible is not added up.
     *
     * @param first how many count in the first group
     * @param ofFirst of how many
     * @param second how many count in the second group
     * @param ofSecond of how many
     */
    static double pValue(long first, long ofFirst, long second, long ofSecond) {
        long counting = first + second;
        long least = Math.max(0, counting - ofSecond);
        long greatest = Math.min(counting, ofFirst);
        double centre = (counting + 1.0) * (ofFirst + 1.0) / (ofFirst + ofSecond + 2.0);
        long mode = Math.max(least, Math.min(greatest, (long) Math.floor(centre)));
        Terms terms = new Terms(ofFirst, counting, ofSecond);

        double observed = 1; // the mode has 1; all is divided by the sum in the end
        for (long k = mode; k < first && observed > 0; k++) {
            observed *= terms.upFrom(k);
        }
        for (long k = mode; k > first && observed > 0; k--) {
            observed /= terms.upFrom(k - 1);
        }
        double all = 1;
        double extreme = 1 <= observed * SAME ? 1 : 0;
        double up = 1;
        for (long k = mode; k < greatest && up > NEGLIGIBLE; k++) {
            up *= terms.upFrom(k);
            all += up;
            extreme += up <= observed * SAME ? up : 0;
        }
        double down = 1;
        for (long k = mode; k > least && down > NEGLIGIBLE; k--) {
            down /= terms.upFrom(k - 1);
            all += down;
            extreme += down <= observed * SAME ? down : 0;
        }
        return Math.min(1, extreme / all);
    }

    /** How much more likely k + 1 is than k. */
    private record Terms(long ofFirst, long counting, long ofSecond) {
        double upFrom(long k) {
            return ((double) (ofFirst - k) / (k + 1)) * ((double) (counting - k) / (ofSecond - counting + k + 1));
        }
    }
}
