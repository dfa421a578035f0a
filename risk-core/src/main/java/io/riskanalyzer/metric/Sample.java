package io.riskanalyzer.metric;

import org.jspecify.annotations.Nullable;

/** The scored sample that a metric or a curve was given, checked. Lives as long as the call: it borrows the arrays. */
final class Sample {
    /** Leaves room for what is multiplied with a sum of weights. */
    static final double MOST_WEIGHT = 1e300;

    private final double[] scores;
    private final boolean[] labels;
    private final double @Nullable [] weights;
    private final double positives;
    private final double negatives;

    private Sample(double[] scores, boolean[] labels, double @Nullable [] weights, double positives, double negatives) {
        this.scores = scores;
        this.labels = labels;
        this.weights = weights;
        this.positives = positives;
        this.negatives = negatives;
    }

    static Sample of(double[] scores, boolean[] labels, double @Nullable [] weights) {
        if (scores.length == 0) {
            throw Refusal.of(
                    "number of scores",
                    0,
                    "be at least 1",
                    "there is no row to measure",
                    "a filter or a split left nothing");
        }
        refuseOtherLength("labels", labels.length, scores.length);
        if (weights != null) {
            refuseOtherLength("weights", weights.length, scores.length);
        }
        for (int row = 0; row < scores.length; row++) {
            if (!Double.isFinite(scores[row])) {
                throw Refusal.of(
                        "score of row " + row,
                        scores[row],
                        "be finite",
                        Refusal.factOf(scores[row], 0, 0),
                        "the scorer met a missing value, or took the log-odds of 0 or 1");
            }
        }
        CompensatedSum positives = new CompensatedSum();
        CompensatedSum negatives = new CompensatedSum();
        for (int row = 0; row < scores.length; row++) {
            double weight = weights == null ? 1 : weights[row];
            if (!(weight >= 0 && weight <= MOST_WEIGHT)) {
                throw Refusal.of(
                        "weight of row " + row,
                        weight,
                        "be in [0, 1e300]",
                        Refusal.factOf(weight, 0, MOST_WEIGHT),
                        "give 0 to leave the row out");
            }
            (labels[row] ? positives : negatives).add(weight);
        }
        double total = positives.value() + negatives.value();
        if (!(total > 0 && total <= MOST_WEIGHT)) {
            throw Refusal.of(
                    "sum of the weights",
                    total,
                    "be above 0 and at most 1e300",
                    total > 0 ? Refusal.factOf(total, 0, MOST_WEIGHT) : "every weight is 0",
                    "the weights are those of another sample; their scale is free");
        }
        return new Sample(scores, labels, weights, positives.value(), negatives.value());
    }

    private static void refuseOtherLength(String what, int length, int rows) {
        if (length != rows) {
            throw Refusal.of(
                    "number of " + what,
                    length,
                    "equal the number of scores",
                    "there are " + rows + " scores",
                    "the " + what + " are those of another split");
        }
    }

    Sample withPositives() {
        if (!(positives > 0)) {
            throw Refusal.of(
                    "weight of the positives",
                    positives,
                    "be above 0",
                    "every row with a weight is negative",
                    "the sample is too small, or the positive value is misspelt");
        }
        return this;
    }

    Sample withBothClasses() {
        withPositives();
        if (!(negatives > 0)) {
            throw Refusal.of(
                    "weight of the negatives",
                    negatives,
                    "be above 0",
                    "every row with a weight is positive",
                    "the sample is too small, or the condition for a positive holds everywhere");
        }
        return this;
    }

    Sample withProbabilities() {
        for (int row = 0; row < scores.length; row++) {
            if (!(scores[row] >= 0 && scores[row] <= 1)) {
                throw Refusal.of(
                        "score of row " + row,
                        scores[row],
                        "be a probability in [0, 1]",
                        Refusal.factOf(scores[row], 0, 1),
                        "calibrate the raw scores first");
            }
        }
        return this;
    }

    int rows() {
        return scores.length;
    }

    double score(int row) {
        return scores[row];
    }

    boolean isPositive(int row) {
        return labels[row];
    }

    double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    double total() {
        return positives + negatives;
    }
}
