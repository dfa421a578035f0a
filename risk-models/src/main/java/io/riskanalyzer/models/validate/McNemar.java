package io.riskanalyzer.models.validate;

import io.riskanalyzer.models.internal.Tails;

/**
 * McNemar's test of whether two scores decide equally often rightly at a threshold. Only the rows count on which one is
 * right and the other wrong.
 *
 * @param firstRight the number of rows on which the first score alone is right
 * @param secondRight the number of rows on which the second score alone is right
 * @param pValue the two-sided probability of numbers at least as unequal if both were right equally often; 1 if there is
 *     no such row
 * @param isExact whether it is from the binomial distribution, as for fewer than {@value #EXACT_BELOW} rows; else from
 *     χ² = (|b − c| − 1)² / (b + c) with one degree of freedom
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar, Note on the sampling error of the difference between
 *     correlated proportions or percentages, 1947</a>
 */
public record McNemar(long firstRight, long secondRight, double pValue, boolean isExact) {
    /** So many rows must be decided differently for χ² to be near enough. */
    public static final int EXACT_BELOW = 25;

    /**
     * Compares the decisions of two scores. A row is predicted positive where {@code score >= threshold}. Rows count
     * once each: the test is not made for weights. O(rows) time.
     *
     * @param threshold the threshold
     * @param first the first score of each row, shape (rows)
     * @param second the second score of each row, shape (rows)
     * @param labels whether each row is a positive, shape (rows)
     * @return the test
     * @throws IllegalArgumentException if the shapes differ, or the threshold or a score is NaN
     */
    public static McNemar at(double threshold, double[] first, double[] second, boolean[] labels) {
        if (first.length != labels.length || second.length != labels.length) {
            throw new IllegalArgumentException("The scores (" + first.length + " and " + second.length
                    + ") must be one for each label, but there are " + labels.length
                    + " labels.\nMaybe they are those of another split.");
        }
        long firstRight = 0;
        long secondRight = 0;
        for (int row = 0; row < labels.length; row++) {
            if (Double.isNaN(first[row] + second[row] + threshold)) {
                throw new IllegalArgumentException("The threshold and the scores of row " + row + " (" + threshold
                        + ", " + first[row] + ", " + second[row] + ") must be numbers.\nMaybe the row was not scored.");
            }
            boolean isFirstRight = first[row] >= threshold == labels[row];
            boolean isSecondRight = second[row] >= threshold == labels[row];
            firstRight += isFirstRight && !isSecondRight ? 1 : 0;
            secondRight += isSecondRight && !isFirstRight ? 1 : 0;
        }
        return of(firstRight, secondRight);
    }

    private static McNemar of(long b, long c) {
        if (b + c < EXACT_BELOW) {
            return new McNemar(b, c, Math.min(1, 2 * atMost((int) Math.min(b, c), (int) (b + c))), true);
        }
        double distance = Math.abs(b - c) - 1.0;
        // The square of a standard normal value is χ² with one degree of freedom.
        return new McNemar(b, c, b == c ? 1 : Tails.ofNormal(distance / Math.sqrt((double) (b + c))), false);
    }

    /** The probability of at most so many heads in so many throws of a coin. */
    private static double atMost(int heads, int throwsOfCoin) {
        double probability = Math.scalb(1.0, -throwsOfCoin);
        double sum = probability;
        for (int k = 1; k <= heads; k++) {
            probability = probability * (throwsOfCoin - k + 1) / k;
            sum += probability;
        }
        return sum;
    }
}
