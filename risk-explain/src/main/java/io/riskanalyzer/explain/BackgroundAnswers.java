package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.CompensatedSum;
import java.util.stream.IntStream;

/** What each row of a background answers to the conditions of trees, a bit an answer. Immutable. */
final class BackgroundAnswers {
    private final long[][] left;
    private final double mean;

    private BackgroundAnswers(long[][] left, double mean) {
        this.left = left;
        this.mean = mean;
    }

    /** The answers of rows that have the features of the model, in its order. */
    static BackgroundAnswers of(WeighedTrees trees, Frame rows) {
        int conditions = trees.conditions.size();
        int[] slots = IntStream.range(0, rows.features().size()).toArray();
        long[][] left = new long[rows.rows()][conditions / Long.SIZE + 1];
        byte[] answers = new byte[conditions];
        double[] row = new double[slots.length];
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < left.length; i++) {
            rows.copyRow(i, row);
            trees.conditions.answer(row, slots, answers);
            for (int condition = 0; condition < conditions; condition++) {
                left[i][condition >>> 6] |= (long) answers[condition] << condition;
            }
            for (int tree = 0; tree < trees.model.trees(); tree++) {
                sum.add(trees.values[trees.leaf(tree, answers)]);
            }
        }
        return new BackgroundAnswers(left, trees.model.base() + sum.value() / left.length);
    }

    int rows() {
        return left.length;
    }

    /** The raw score of the rows on average. */
    double mean() {
        return mean;
    }

    boolean left(int row, int condition) {
        return (left[row][condition >>> 6] >>> condition & 1) != 0;
    }
}
