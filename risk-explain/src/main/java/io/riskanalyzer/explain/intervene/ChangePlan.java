package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.score.Band;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Changes that put one subject in a band, with their effort.
 *
 * @param changes what changes, in the order of the levers; what is carried along stands after what carries it
 * @param effort the sum of the levers' efforts
 * @param score the score after the changes
 * @param displayed the score after the changes as it is shown to people
 * @param band the band after the changes, policy included
 */
public record ChangePlan(List<Change> changes, double effort, double score, double displayed, Band band) {

    /** Copies the list. */
    public ChangePlan {
        changes = List.copyOf(changes);
    }

    /**
     * Returns the plan in words, as in {@code GREEN by attendance from 0.62 to 0.8 and absences from 9 to 4}.
     *
     * @return the text
     */
    public String text() {
        return changes.isEmpty()
                ? band.name() + " without any change"
                : band.name() + " by " + changes.stream().map(Change::text).collect(Collectors.joining(" and "));
    }

    @Override
    public String toString() {
        return text();
    }
}
