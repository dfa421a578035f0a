package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.SchemaMismatchException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a score is explained against: rows whose values take the place of the features that are left out.
 *
 * <p>The base of an explanation is the mean score of these rows, so they say who the subject is compared with: a sample of
 * the training rows, of those who passed, of the same school. Each score of {@link PermutationShap}, {@link KernelShap}
 * and {@link ExactShapley} is computed once for each row of the background: 100 to 300 rows are a good sample, more cost
 * as much more and change little ({@link Frame#take} takes some of many). Values are taken as if features were
 * independent, so that rows are scored which never occur.
 *
 * <p>The rows are often those of people. A plan that holds such an explainer is saved only if they were
 * {@linkplain #stored() meant to be}.
 *
 * <p>Immutable and thread-safe.
 */
public final class Background {
    private final Frame rows;
    private final Map<String, FeatureSet> groups;
    private final TypicalValues typical;
    private final boolean isStored;

    private Background(Frame rows, Map<String, FeatureSet> groups, TypicalValues typical, boolean isStored) {
        this.rows = rows;
        this.groups = groups;
        this.typical = typical;
        this.isStored = isStored;
    }

    /**
     * Returns a background in which each feature stands for itself, with the typical values of its rows.
     *
     * @param rows the rows, at least one, with every feature of the scorers that are explained against them
     * @return the background, which is not stored
     * @throws IllegalArgumentException if there is no row
     */
    public static Background of(Frame rows) {
        if (rows.rows() == 0) {
            throw new IllegalArgumentException("The rows of a background (0) must be at least one, but there is none."
                    + "\nMaybe a filter left nothing, or every row was rejected.");
        }
        return new Background(rows, Map.of(), TypicalValues.of(rows), false);
    }

    /**
     * Returns a copy in which features are left out and put back together, so that they are one term of an explanation:
     * features that tell the same, or that nobody would change one by one.
     *
     * @param name the name of the term; not that of a feature
     * @param features the features, at least one, in no other group; those that a scorer does not look at do not matter
     * @return the copy
     * @throws SchemaMismatchException if the rows lack a feature
     * @throws IllegalArgumentException if the name is blank or taken, there is no feature, or one is in a group already
     */
    public Background group(String name, Feature... features) {
        if (name.isBlank() || groups.containsKey(name) || rows.features().contains(name)) {
            throw new IllegalArgumentException("The name of a group (\"" + name
                    + "\") must be its own, but it is blank, or that of a feature or another group."
                    + "\nMaybe name it after what its features share.");
        }
        if (features.length == 0) {
            throw new IllegalArgumentException("The features of the group " + name
                    + " (none) must be at least one, but there is none.\nMaybe leave the group out.");
        }
        for (Feature feature : features) {
            rows.features().slotOf(feature);
            refuseSecondGroup(name, feature);
        }
        Map<String, FeatureSet> more = new LinkedHashMap<>(groups);
        more.put(name, FeatureSet.of(features));
        return new Background(rows, Collections.unmodifiableMap(more), typical, isStored);
    }

    private void refuseSecondGroup(String name, Feature feature) {
        groups.forEach((other, members) -> {
            if (members.contains(feature.name())) {
                throw new IllegalArgumentException("The feature of the group " + name + " (" + feature.name()
                        + ") must be in one group, but it is in " + other + " too.\nMaybe make one group of both.");
            }
        });
    }

    /**
     * Returns a copy whose reasons compare a row with other typical values than those of the background.
     *
     * @param values the typical values
     * @return the copy
     */
    public Background typical(TypicalValues values) {
        return new Background(rows, groups, values, isStored);
    }

    /**
     * Returns a copy whose rows are written into the file of a plan. Whoever has the file then has the rows.
     *
     * @return the copy
     */
    public Background stored() {
        return new Background(rows, groups, typical, true);
    }

    /**
     * Returns the rows.
     *
     * @return at least one row
     */
    public Frame rows() {
        return rows;
    }

    /**
     * Returns the features that are one term.
     *
     * @return the groups by name, in the order in which they were added; immutable
     */
    public Map<String, FeatureSet> groups() {
        return groups;
    }

    /**
     * Returns what reasons compare a row with.
     *
     * @return the typical values
     */
    public TypicalValues typical() {
        return typical;
    }

    /**
     * Returns whether the rows are written into the file of a plan.
     *
     * @return whether they are
     */
    public boolean isStored() {
        return isStored;
    }

    @Override
    public String toString() {
        return "background of " + rows.rows() + (rows.rows() == 1 ? " row" : " rows");
    }
}
