package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Scores with their labels and weights, checked, and pooled where the scores are equal: groups from the lowest score to
 * the highest, without rows of weight 0.
 */
public final class ScoredRows {
    private final double[] scores;
    private final double[] counts;
    private final double[] weights;
    private final double[] positives;
    private final double[] squares;

    private ScoredRows(double[] scores) {
        this.scores = scores;
        this.counts = new double[scores.length];
        this.weights = new double[scores.length];
        this.positives = new double[scores.length];
        this.squares = new double[scores.length];
    }

    /**
     * Pools scored rows.
     *
     * @param scores finite, shape (rows)
     * @param labels shape (rows)
     * @param weights finite and not negative, shape (rows); null counts every row as 1
     * @return the groups
     * @throws IllegalArgumentException if the shapes differ, a value is not as said, or every weight is 0
     */
    public static ScoredRows of(double[] scores, boolean[] labels, double @Nullable [] weights) {
        requireLength("labels", labels.length, scores.length);
        if (weights != null) {
            requireLength("weights", weights.length, scores.length);
        }
        ScoredRows rows = new ScoredRows(distinct(scores, weights));
        double[] lostWeights = new double[rows.groups()];
        double[] lostPositives = new double[rows.groups()];
        for (int i = 0; i < scores.length; i++) {
            double weight = weights == null ? 1 : weights[i];
            if (weight > 0) {
                int group = Arrays.binarySearch(rows.scores, scores[i] + 0.0);
                rows.counts[group]++;
                rows.squares[group] += weight * weight;
                add(weight, rows.weights, lostWeights, group);
                add(labels[i] ? weight : 0, rows.positives, lostPositives, group);
            }
        }
        for (int group = 0; group < rows.groups(); group++) {
            rows.weights[group] += lostWeights[group];
            rows.positives[group] = Math.min(rows.positives[group] + lostPositives[group], rows.weights[group]);
        }
        return rows;
    }

    /** Neumaier's sum, by Knuth's two-sum, so that the order of the rows does not matter. */
    private static void add(double term, double[] sums, double[] lost, int at) {
        double next = sums[at] + term;
        double kept = next - sums[at];
        lost[at] += (sums[at] - (next - kept)) + (term - kept);
        sums[at] = next;
    }

    private static void requireLength(String what, int length, int rows) {
        if (length != rows) {
            throw new IllegalArgumentException("The number of " + what + " (" + length
                    + ") must equal the number of scores, but there are " + rows + " scores.\nMaybe the " + what
                    + " are those of another split.");
        }
    }

    private static double[] distinct(double[] scores, double @Nullable [] weights) {
        double[] sorted = new double[scores.length];
        int kept = 0;
        for (int i = 0; i < scores.length; i++) {
            if (!(Math.abs(scores[i]) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("The score of row " + i + " (" + scores[i]
                        + ") must be finite.\nMaybe the scorer met a missing value, or took the log-odds of 0 or 1.");
            }
            double weight = weights == null ? 1 : weights[i];
            if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("The weight of row " + i + " (" + weight
                        + ") must be a finite number of at least 0.\nMaybe give 0 to leave the row out.");
            }
            if (weight > 0) {
                sorted[kept++] = scores[i] + 0.0; // −0 is 0
            }
        }
        if (kept == 0) {
            throw new IllegalArgumentException("The number of rows with a weight above 0 (0) must be at least 1, but"
                    + " there are " + scores.length + " rows in all.\nMaybe a filter or a split left nothing.");
        }
        Arrays.sort(sorted, 0, kept);
        int groups = 0;
        for (int i = 0; i < kept; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[groups++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, groups);
    }

    /**
     * Scores the rows of a dataset.
     *
     * @param scorer the scorer
     * @param data rows with the features of the scorer
     * @return the raw score of each row, shape (rows)
     */
    public static double[] rawScores(RiskScorer scorer, Dataset data) {
        RowScorer bound = scorer.bind(data.features());
        double[] scores = new double[data.rows()];
        bound.score(data.frame(), 0, scores.length, scores);
        return scores;
    }

    /**
     * Refuses rows of one outcome.
     *
     * @return these groups
     * @throws IllegalArgumentException if all rows with a weight have one label
     */
    public ScoredRows withBothOutcomes() {
        double positive = Arrays.stream(positives).sum();
        double negative = 0;
        for (int i = 0; i < weights.length; i++) {
            negative += weights[i] - positives[i];
        }
        if (!(positive > 0 && negative > 0)) {
            throw new IllegalArgumentException("The rows with a weight above 0 ("
                    + (long) Arrays.stream(counts).sum()
                    + ") must have both outcomes, but all are " + (positive > 0 ? "positive" : "negative")
                    + ".\nMaybe take more rows, or split them with the same share of positives in each part.");
        }
        return this;
    }

    /**
     * Refuses scores that are no probabilities.
     *
     * @return these groups
     * @throws IllegalArgumentException if a score is outside [0, 1]
     */
    public ScoredRows withProbabilities() {
        double worst = scores[0] < 0 ? scores[0] : scores[scores.length - 1];
        if (!(worst >= 0 && worst <= 1)) {
            throw new IllegalArgumentException("The scores (" + worst
                    + " among them) must be probabilities from 0 to 1.\nMaybe calibrate the raw scores first.");
        }
        return this;
    }

    /**
     * Returns the number of distinct scores.
     *
     * @return the number, at least 1
     */
    public int groups() {
        return scores.length;
    }

    /**
     * Returns the score of a group.
     *
     * @param group from 0, ascending
     * @return the score
     */
    public double score(int group) {
        return scores[group];
    }

    /**
     * Returns the number of rows of a group.
     *
     * @param group from 0
     * @return the number of rows with a weight above 0
     */
    public double count(int group) {
        return counts[group];
    }

    /**
     * Returns the weight of a group.
     *
     * @param group from 0
     * @return the sum of the weights
     */
    public double weight(int group) {
        return weights[group];
    }

    /**
     * Returns the positive weight of a group.
     *
     * @param group from 0
     * @return the sum of the weights of the positives
     */
    public double positives(int group) {
        return positives[group];
    }

    /**
     * Returns the squared weights of a group.
     *
     * @param group from 0
     * @return the sum of the squares of the weights
     */
    public double squares(int group) {
        return squares[group];
    }

    /**
     * Returns the weight of all rows.
     *
     * @return the sum, compensated
     */
    public double total() {
        return Arrays.stream(weights).sum();
    }

    /**
     * Returns the positive weight of all rows.
     *
     * @return the sum, compensated
     */
    public double totalPositives() {
        return Arrays.stream(positives).sum();
    }

    /**
     * Cuts the groups into bins of about equal weight. A group is never split: it belongs to the bin in which its middle
     * lies.
     *
     * @param bins the number of bins, at least 1
     * @return the bin of each group, ascending; a bin may have no group
     */
    public int[] quantiles(int bins) {
        int[] binOf = new int[groups()];
        double total = total();
        double before = 0;
        for (int group = 0; group < binOf.length; group++) {
            double middle = before + weights[group] / 2;
            binOf[group] = (int) Math.min(bins - 1, Math.floor(middle / total * bins));
            before += weights[group];
        }
        return binOf;
    }

    /**
     * Returns a cut between two groups: in the middle, so that a score may be rounded otherwise and stays on its side.
     *
     * @param group the least group above the cut, from 0 to the number of groups
     * @return a number above the scores of the lower groups, and at most that of the group; of group 0 its score, after the
     *     last the next double
     */
    public double cutBelow(int group) {
        if (group == 0) {
            return scores[0];
        }
        if (group == scores.length) {
            return Math.nextUp(scores[group - 1]);
        }
        double middle = scores[group - 1] / 2 + scores[group] / 2;
        return middle > scores[group - 1] && middle <= scores[group] ? middle : scores[group];
    }
}
