package io.riskanalyzer.explain.fairness;

import java.util.Locale;

/**
 * A group's share of favourable decisions over that of the most favoured group, as a practice reads it.
 *
 * @param group the group
 * @param mostFavoured the group with the largest share of favourable decisions
 * @param ratio the group's share over the most favoured group's, in [0, 1]
 * @param practice what reads it
 */
public record AdverseImpact(Group group, Group mostFavoured, Interval ratio, Practice practice) {

    /**
     * Returns what the practice says.
     *
     * @return the reading
     */
    public Practice.Reading reading() {
        return practice.of(ratio);
    }

    /**
     * Returns the ratio and its reading in words.
     *
     * @return a sentence
     */
    public String sentence() {
        String read = switch (reading()) {
            case MEETS -> "meets";
            case UNSETTLED -> "neither surely meets nor surely misses";
            case FALLS_SHORT -> "falls short of";
        };
        return String.format(
                Locale.ROOT,
                "%s is favoured %.3f times as often as %s (%.3f to %.3f), which %s the %s (%s).",
                group,
                ratio.value(),
                mostFavoured,
                ratio.from(),
                ratio.to(),
                read,
                practice.name(),
                practice.leastRatio());
    }
}
