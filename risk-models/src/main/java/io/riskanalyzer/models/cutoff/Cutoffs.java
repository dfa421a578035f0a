package io.riskanalyzer.models.cutoff;

import io.riskanalyzer.models.internal.ScoredRows;
import io.riskanalyzer.score.Bands;
import org.jspecify.annotations.Nullable;

/**
 * Finds cuts by what they do to given rows. Rows of one score are never parted. O(rows · log rows) time.
 *
 * <pre>{@code
 * double[] scores = {0.9, 0.8, 0.8, 0.4, 0.3, 0.1};
 * Cutoff places = Cutoffs.byCapacity(2, scores); // 1 selected: the next two are equal, and one place is left
 * Bands bands = places.bands("NO TUTOR", "TUTOR");
 * }</pre>
 */
public final class Cutoffs {
    private Cutoffs() {}

    /**
     * Returns the lowest cut that selects at most so many rows: the riskiest ones, as many as there are places.
     *
     * <p>Where the last place is contested by rows of one score, none of them is selected, since a score gives no reason to
     * prefer one: {@link Cutoff#selected()} is then less than the capacity, and {@link Cutoff#next()} tells how many
     * contest for the rest.
     *
     * @param places the capacity, 0 or more
     * @param scores finite, shape (rows)
     * @return the cut; above all scores if nobody can be selected
     * @throws IllegalArgumentException if the capacity is negative, there is no row, or a score is not finite
     */
    public static Cutoff byCapacity(int places, double[] scores) {
        if (places < 0) {
            throw new IllegalArgumentException("The capacity (" + places
                    + ") must be at least 0.\nMaybe it was counted down below what is taken already.");
        }
        return byWeight(places, unlabelled(scores));
    }

    /**
     * Returns the lowest cut that selects at most such a share of the rows, as {@link #byCapacity} does.
     *
     * @param share the share, in [0, 1]
     * @param scores finite, shape (rows)
     * @return the cut; above all scores if nobody can be selected
     * @throws IllegalArgumentException if the share is outside [0, 1], there is no row, or a score is not finite
     */
    public static Cutoff byShare(double share, double[] scores) {
        requireShare("share", share);
        // 0.07 · 100 is 7.000000000000001, and 0.29 · 100 is 28.999999999999996.
        return byWeight(Math.floor(share * scores.length + 1e-9), unlabelled(scores));
    }

    private static ScoredRows unlabelled(double[] scores) {
        return ScoredRows.of(scores, new boolean[scores.length], null);
    }

    private static Cutoff byWeight(double most, ScoredRows rows) {
        int group = rows.groups();
        double selected = 0;
        while (group > 0 && selected + rows.weight(group - 1) <= most) {
            group--;
            selected += rows.weight(group);
        }
        return Cutoff.below(rows, group);
    }

    /**
     * Returns the lowest cut whose precision is at least the given one: of the selected rows, at least such a share is
     * positive. It selects as many as the target allows.
     *
     * @param least the share of positives among the selected, in [0, 1]
     * @param scores finite, shape (rows)
     * @param labels shape (rows)
     * @param weights finite and not negative, shape (rows); null counts every row as 1
     * @return the cut
     * @throws IllegalArgumentException if no cut is so precise, the target is outside [0, 1], the shapes differ, or a value
     *     is not as said
     */
    public static Cutoff byPrecision(double least, double[] scores, boolean[] labels, double @Nullable [] weights) {
        requireShare("precision", least);
        ScoredRows rows = ScoredRows.of(scores, labels, weights);
        int found = -1;
        double best = 0;
        double selected = 0;
        double positives = 0;
        for (int group = rows.groups() - 1; group >= 0; group--) {
            selected += rows.weight(group);
            positives += rows.positives(group);
            best = Math.max(best, positives / selected);
            if (positives >= least * selected) {
                found = group;
            }
        }
        if (found < 0) {
            throw new IllegalArgumentException("The precision (" + least
                    + ") must be one that a cut reaches, but the greatest is " + best + ".\nMaybe aim lower.");
        }
        return Cutoff.below(rows, found);
    }

    /**
     * Returns the highest cut whose recall is at least the given one: of the positives, at least such a share is selected. It
     * selects as few as the target allows.
     *
     * @param least the share of the positives that is selected, in [0, 1]
     * @param scores finite, shape (rows)
     * @param labels at least one positive, shape (rows)
     * @param weights finite and not negative, shape (rows); null counts every row as 1
     * @return the cut
     * @throws IllegalArgumentException if no row with a weight is positive, the target is outside [0, 1], the shapes differ,
     *     or a value is not as said
     */
    public static Cutoff byRecall(double least, double[] scores, boolean[] labels, double @Nullable [] weights) {
        requireShare("recall", least);
        ScoredRows rows = ScoredRows.of(scores, labels, weights);
        double all = rows.totalPositives();
        if (!(all > 0)) {
            throw new IllegalArgumentException("The weight of the positives (" + all
                    + ") must be above 0.\nMaybe the sample is too small, or the positive value is misspelt.");
        }
        int group = rows.groups();
        double missed = 0; // counted from below, so that a recall of 1 is reached exactly
        for (int below = 0; below < rows.groups(); below++) {
            missed += rows.positives(below);
            if (all - missed < least * all) {
                group = below;
                break;
            }
        }
        return Cutoff.below(rows, group);
    }

    private static void requireShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The " + what + " (" + share + ") must be from 0 to 1.\nMaybe write 5 % as 0.05.");
        }
    }

    /**
     * Returns bands that hold given shares of the rows, as near as rows of one score allow: such rows go where the middle of
     * them lies.
     *
     * @param scores finite, shape (rows)
     * @param levels the shares of rows below each cut, strictly ascending in (0, 1), as in {@code {0.5, 0.9}}
     * @param names the names of the bands from the least risk, one more than levels
     * @return the bands
     * @throws IllegalArgumentException if a level or name is not as said, or so many rows have one score that a band would be
     *     without a row
     */
    public static Bands byQuantiles(double[] scores, double[] levels, String... names) {
        requireLevels(levels, names);
        ScoredRows rows = unlabelled(scores);
        Bands.Builder builder = null;
        int group = 0;
        double before = 0;
        for (int i = 0; i < levels.length; i++) {
            int first = group;
            while (group < rows.groups() && before + rows.weight(group) / 2 < levels[i] * rows.total()) {
                before += rows.weight(group);
                group++;
            }
            if (group == first || group == rows.groups()) {
                throw new IllegalArgumentException("The band " + names[i + (group == first ? 0 : 1)] + " (below level "
                        + levels[i] + ") must have a row, but too many rows have one score."
                        + "\nMaybe take fewer bands, or levels farther apart.");
            }
            double cut = rows.cutBelow(group);
            builder = builder == null ? Bands.below(cut, names[i]) : builder.below(cut, names[i]);
        }
        return builder == null ? Bands.NONE : builder.otherwise(names[levels.length]);
    }

    private static void requireLevels(double[] levels, String[] names) {
        if (levels.length == 0 || names.length != levels.length + 1) {
            throw new IllegalArgumentException("The names of the bands (" + names.length
                    + ") must be one more than the levels, of which there must be one at least, but there are "
                    + levels.length + ".\nMaybe name the riskiest band too.");
        }
        for (int i = 0; i < levels.length; i++) {
            if (!(levels[i] > (i == 0 ? 0 : levels[i - 1]) && levels[i] < 1)) {
                throw new IllegalArgumentException("The level of band " + names[i] + " (" + levels[i]
                        + ") must be above the one before and between 0 and 1.\nMaybe add up the shares.");
            }
        }
    }

    /**
     * Returns bands whose observed rates rise for sure, as many as the rows can tell apart up to the given number: the
     * intervals of neighbours do not overlap. So a higher band is a higher risk, and not by chance.
     *
     * <p>Begins with ten times as many slices of equal weight as bands are wanted, and joins the two neighbours whose
     * intervals overlap most, or, where none do, lie nearest, until none overlap and there are few enough. The intervals are
     * those of {@link BandRate}, but wider by Bonferroni's correction for the number of slices. The bands are named
     * {@code "1"} (the least risk), {@code "2"} and so on. See what the bands are worth by {@link BandRate#of} on other rows.
     *
     * @param most the greatest number of bands, at least 1
     * @param scores finite, shape (rows)
     * @param labels shape (rows)
     * @param weights finite and not negative, shape (rows); null counts every row as 1
     * @return the bands; a single one where the scores do not tell the rows apart
     * @throws IllegalArgumentException if the number is below 1, the shapes differ, or a value is not as said
     */
    public static Bands byRisingRates(int most, double[] scores, boolean[] labels, double @Nullable [] weights) {
        if (most < 1) {
            throw new IllegalArgumentException("The number of bands (" + most + ") must be at least 1.\nMaybe take 5.");
        }
        return RisingRates.bands(most, ScoredRows.of(scores, labels, weights));
    }
}
