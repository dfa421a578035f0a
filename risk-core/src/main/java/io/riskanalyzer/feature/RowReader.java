package io.riskanalyzer.feature;

/** Reads all encoded values of a subject into a row, without allocating. */
@FunctionalInterface
interface RowReader<T> {
    void read(T subject, double[] row);
}
