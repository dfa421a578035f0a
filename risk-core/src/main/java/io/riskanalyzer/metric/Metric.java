package io.riskanalyzer.metric;

import org.jspecify.annotations.Nullable;

/**
 * One number that tells how well scores agree with what happened.
 *
 * <p>Implementations are immutable and thread-safe, do not depend on the order of the rows, and treat a row of weight
 * {@code k} like {@code k} rows of weight 1. The usual ones are in {@link Metrics}.
 */
public interface Metric {
    /**
     * Returns the name of this metric, as reports and files show it.
     *
     * @return a short name in camel case, with its parameter where it has one: {@code auc}, {@code liftAt(0.1)}
     */
    String name();

    /**
     * Returns this metric of a scored sample, each row counted by its weight.
     *
     * @param scores  score of each row, shape (rows), finite; a higher score is a higher risk
     * @param labels  whether each row is a positive, shape (rows)
     * @param weights weight of each row, shape (rows), finite and not negative; null counts every row as 1
     * @return the metric
     * @throws IllegalArgumentException if the shapes differ, a score or weight is outside its range, or the sample
     *     lacks a class that the metric needs
     */
    double of(double[] scores, boolean[] labels, double @Nullable [] weights);

    /**
     * Returns this metric of a scored sample, each row counted as 1.
     *
     * @param scores score of each row, shape (rows), finite; a higher score is a higher risk
     * @param labels whether each row is a positive, shape (rows)
     * @return the metric
     * @throws IllegalArgumentException if the shapes differ, a score is outside its range, or the sample lacks a class
     *     that the metric needs
     */
    default double of(double[] scores, boolean[] labels) {
        return of(scores, labels, null);
    }

    /**
     * Returns whether smaller is better, as for {@linkplain Metrics#BRIER Brier score} or
     * {@linkplain Metrics#LOG_LOSS log loss}.
     *
     * @return true for a loss, false (the default) where larger is better
     */
    default boolean isLoss() {
        return false;
    }
}
