package io.riskanalyzer.score;

import java.util.List;

/** A policy bound to the positions of a row. Thread-safe. */
public interface RowPolicy {

    /**
     * Returns the level of the band that a row is put in. Allocates nothing.
     *
     * @param row legal values, shape (features); not changed
     * @param score the score
     * @param level the level that the bands give to the score
     * @return the level, one of the bands'
     */
    int levelOf(double[] row, double score, int level);

    /**
     * Returns why the policy acts on a row.
     *
     * @param row the row
     * @return the reasons, none where it does not act
     */
    List<Reason> reasons(double[] row);
}
