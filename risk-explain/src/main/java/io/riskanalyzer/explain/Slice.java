package io.riskanalyzer.explain;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.NumberFeature;
import java.util.stream.Collectors;

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

    /**
     * Returns which rows they are, in words. Where a sensitive number parts them its limits are withheld, for they are values
     * of people.
     *
     * @return the condition in words
     */
    public String describe() {
        return describe(condition);
    }

    private static String describe(Condition condition) {
        boolean isHidden = condition.features().stream()
                .anyMatch(feature -> feature.isSensitive() && feature instanceof NumberFeature);
        if (!isHidden || condition instanceof Condition.Missing) {
            return condition.describe();
        }
        if (condition instanceof Condition.And all) {
            return all.parts().stream().map(Slice::describe).distinct().collect(Collectors.joining(" and "));
        }
        return condition.features().iterator().next().name() + " is in a part of its range (withheld)";
    }

    /** Returns the losses, and which rows they are. */
    @Override
    public String toString() {
        return rows + " rows of loss " + loss + ", elsewhere " + elsewhere + ": " + describe();
    }
}
