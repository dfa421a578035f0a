package io.riskanalyzer.data;

/**
 * Three parts of a dataset that share no row: one to train on, one to calibrate on, one to test on.
 *
 * <p>Made by {@link Dataset#split}, which deals every row to exactly one part at random, or {@link Dataset#splitByTime},
 * which cuts in the order of time. Both keep the rows of one group together.
 *
 * @param train the rows that a model learns from
 * @param calibration the rows that a calibration, a cut-off or early stopping learns from; may have no row
 * @param test the rows that nothing learns from
 */
public record Split(Dataset train, Dataset calibration, Dataset test) {}
