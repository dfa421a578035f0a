package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.data.Dataset;

/** What was decided of rows, and what came of them. Lives as long as an audit: it borrows the arrays. */
final class Decisions {
    private final double[] scores;
    private final boolean[] favourable;
    private final Dataset data;
    private final boolean areProbabilities;

    /** Scores that lie in [0, 1] are taken for probabilities. */
    Decisions(Dataset data, double[] scores, boolean[] favourable) {
        this(data, scores, favourable, true);
    }

    Decisions(Dataset data, double[] scores, boolean[] favourable, boolean mayBeProbabilities) {
        requireRows("scores", scores.length, data);
        requireRows("decisions", favourable.length, data);
        this.data = data;
        this.scores = scores;
        this.favourable = favourable;
        boolean inRange = true;
        boolean anyWeight = false;
        for (int row = 0; row < scores.length; row++) {
            if (!(Math.abs(scores[row]) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "The score of row " + data.frame().number(row) + " (" + scores[row]
                                + ") must be a finite number.\nMaybe the scorer met a value that it cannot score.");
            }
            inRange &= scores[row] >= 0 && scores[row] <= 1;
            anyWeight |= data.weight(row) > 0;
        }
        if (!anyWeight) {
            throw new IllegalArgumentException("The rows to audit (" + data.rows()
                    + ") must be at least one with a weight above 0.\nMaybe the data were filtered too far.");
        }
        areProbabilities = mayBeProbabilities && inRange;
    }

    private static void requireRows(String what, int length, Dataset data) {
        if (length != data.rows()) {
            throw new IllegalArgumentException("The " + what + " (" + length
                    + ") must be one for each row, but there are " + data.rows()
                    + " rows.\nMaybe they are of other data.");
        }
    }

    int rows() {
        return scores.length;
    }

    Dataset data() {
        return data;
    }

    double[] scores() {
        return scores;
    }

    boolean isFavourable(int row) {
        return favourable[row];
    }

    boolean isBad(int row) {
        return data.label(row);
    }

    double weight(int row) {
        return data.weight(row);
    }

    boolean areProbabilities() {
        return areProbabilities;
    }
}
