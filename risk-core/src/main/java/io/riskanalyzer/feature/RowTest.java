package io.riskanalyzer.feature;

/**
 * A condition bound to the positions of a row. Thread-safe; allocates nothing.
 */
@FunctionalInterface
public interface RowTest {

    /**
     * Tests a row.
     *
     * @param row the encoded values, in the order of the feature set that the condition was bound to; not changed
     * @return whether the condition is true
     */
    boolean test(double[] row);
}
