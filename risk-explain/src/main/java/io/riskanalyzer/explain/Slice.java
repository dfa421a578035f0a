package io.riskanalyzer.explain;

import io.riskanalyzer.feature.Condition;

/**
 * Rows that one or two features part from the others, and how much worse their scores are.
 *
 * @param condition which rows they are
 * @param rows how many they are
 * @param share their share of all rows, or of all weight
 * @param loss their mean loss
 * @param elsewhere the mean loss of all other rows
 * @param from the lower end of the 95 % interval of {@code loss − elsewhere}, by Welch's t
 * @param to the upper end
 * @param pValue the chance of a difference as great if there were none, one-sided by Welch's t and adjusted for all slices
 *     that were looked at
 * @param predicted their mean probability
 * @param observed the share of them whose label is true
 */
public record Slice(
        Condition condition,
        int rows,
        double share,
        double loss,
        double elsewhere,
        double from,
        double to,
        double pValue,
        double predicted,
        double observed) {

    /**
     * Returns how much worse the scores of these rows are.
     *
     * @return {@code loss − elsewhere}, above 0
     */
    public double difference() {
        return loss - elsewhere;
    }
}
