package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.CategoryFeature;
import java.util.stream.IntStream;

/**
 * A group, and the reference that it is compared with, by one audited attribute. A gap is the group's mean less the
 * reference's.
 *
 * @param <E> the type of a level
 * @param attribute the attribute
 * @param group the level of the group
 * @param reference the level of the reference
 */
public record GroupPair<E>(CategoryFeature<E> attribute, E group, E reference) {

    /**
     * Checks the levels.
     *
     * @throws IllegalArgumentException if the attribute lacks one of them, or they are the same
     */
    public GroupPair {
        if (levelOf(attribute, group) == levelOf(attribute, reference)) {
            throw new IllegalArgumentException("The group (" + group
                    + ") must not be its own reference.\nMaybe another level of " + attribute.name() + " is meant.");
        }
    }

    private static int levelOf(CategoryFeature<?> attribute, Object level) {
        int index = attribute.indexOf(level instanceof Enum<?> constant ? constant.name() : level.toString());
        if (index < 0) {
            throw new IllegalArgumentException("The level (" + level + ") must be one of " + attribute.name()
                    + ", but those are " + attribute.levels() + ".\nMaybe it is written otherwise.");
        }
        return index;
    }

    /** The rows of the group, or of the reference, that have a weight; at least one. */
    int[] rowsOf(Dataset data, boolean ofReference) {
        int level = levelOf(attribute, ofReference ? reference : group);
        int slot = Grouping.slotOf(data.audited(), attribute);
        int[] rows = IntStream.range(0, data.rows())
                .filter(row -> data.audited().value(row, slot) == level && data.weight(row) > 0)
                .toArray();
        if (rows.length == 0) {
            throw new IllegalArgumentException("The group (" + (ofReference ? reference : group)
                    + ") must have rows with a weight above 0, but there are none.\nMaybe compare other groups.");
        }
        return rows;
    }

    @Override
    public String toString() {
        return group + " against " + reference;
    }
}
