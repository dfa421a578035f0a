package io.riskanalyzer.models.cutoff;

import io.riskanalyzer.models.internal.ScoredRows;
import io.riskanalyzer.score.Bands;

/**
 * A cut, and what it selects among the rows that it was found on. The cut lies in the middle between the least selected
 * score and the next one, so that a score may be rounded otherwise and stays on its side.
 *
 * @param threshold the least score that is selected
 * @param selected the weight of the selected rows; without weights their number
 * @param share the selected weight over all weight, in [0, 1]
 * @param next the weight of the rows of the next lower score: who would come in together if the cut were lower; 0 if
 *     everyone is selected
 */
public record Cutoff(double threshold, double selected, double share, double next) {

    /** The cut that selects the given group and all higher ones. */
    static Cutoff below(ScoredRows rows, int group) {
        double selected = 0;
        for (int above = rows.groups() - 1; above >= group; above--) {
            selected += rows.weight(above);
        }
        return new Cutoff(
                rows.cutBelow(group),
                selected,
                Math.min(selected / rows.total(), 1),
                group == 0 ? 0 : rows.weight(group - 1));
    }

    /**
     * Returns the two bands of this cut.
     *
     * @param below the name of the band below it
     * @param above the name of the band at it and above
     * @return the bands
     * @throws IllegalArgumentException if a name is blank or both are the same
     */
    public Bands bands(String below, String above) {
        return Bands.below(threshold, below).otherwise(above);
    }
}
