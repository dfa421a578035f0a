package io.riskanalyzer.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Bands that cover all scores without gap or overlap, from the least risk to the greatest.
 *
 * <pre>{@code
 * Bands bands = Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED");
 * Band band = bands.bandOf(60); // RED: a cut belongs to the band above it
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class Bands {

    /** One band for every score, for analyses that do without. */
    public static final Bands NONE = new Bands(new double[0], List.of("ANY"));

    private final double[] cuts;
    private final List<Band> bands;

    private Bands(double[] cuts, List<String> names) {
        this.cuts = cuts;
        List<Band> made = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            double from = i == 0 ? Double.NEGATIVE_INFINITY : cuts[i - 1];
            double to = i == cuts.length ? Double.POSITIVE_INFINITY : cuts[i];
            made.add(new Band(names.get(i), i, from, to));
        }
        this.bands = List.copyOf(made);
    }

    /**
     * Returns one band for every score.
     *
     * @param name its name
     * @return the band
     * @throws IllegalArgumentException if the name is blank
     */
    public static Bands only(String name) {
        return new Builder().otherwise(name);
    }

    /**
     * Starts with the band of least risk.
     *
     * @param cut the least score that is not in this band, finite
     * @param name its name
     * @return the builder, which asks for the other bands
     * @throws IllegalArgumentException if the cut is not finite or the name is blank
     */
    public static Builder below(double cut, String name) {
        return new Builder().below(cut, name);
    }

    /**
     * Starts with the band of least risk.
     *
     * @param cut the least score that is not in this band, finite
     * @param name the constant that names it
     * @return the builder, which asks for the other bands
     * @throws IllegalArgumentException if the cut is not finite
     */
    public static Builder below(double cut, Enum<?> name) {
        return below(cut, name.name());
    }

    /**
     * Returns the band of a score. O(bands), no allocation.
     *
     * @param score the score
     * @return the band whose range holds it; that of greatest risk for NaN, which a broken scorer alone returns
     */
    public Band bandOf(double score) {
        return bands.get(levelOf(score));
    }

    /**
     * Tells the levels of many scores; the same as {@code bandOf(score).level()} one by one. O(scores · bands) without a
     * branch that depends on a score, no allocation.
     *
     * @param scores the scores
     * @param from the first of them
     * @param to the one after the last
     * @param levels where the levels go, each at the place of its score
     */
    public void levelsOf(double[] scores, int from, int to, int[] levels) {
        for (int i = from; i < to; i++) {
            levels[i] = levelOf(scores[i]);
        }
    }

    /** Counts the cuts below a score, without a branch that depends on it: one that is not foreseen costs more. */
    private int levelOf(double score) {
        int level = 0;
        for (double cut : cuts) {
            level += score < cut ? 0 : 1; // so that NaN is in the last band
        }
        return level;
    }

    /**
     * Returns the band of a score that was in another band before: the previous one, unless the score has passed its edge by
     * a margin. So a subject near a cut does not change its band back and forth with every small change of its score.
     *
     * <p>A higher band begins at its cut plus the margin, a lower one ends at its cut less the margin. With a margin of 0
     * it is {@link #bandOf(double)}. O(bands), no allocation.
     *
     * @param score the score of today
     * @param previous the band until today, one of these bands
     * @param margin by how much an edge must be passed, on the scale of the score; finite, not negative
     * @return the band
     * @throws IllegalArgumentException if the previous band is none of these, or the margin is negative or not finite
     */
    public Band bandOf(double score, Band previous, double margin) {
        requireMargin(margin);
        if (previous.level() >= bands.size() || !bands.get(previous.level()).equals(previous)) {
            throw new IllegalArgumentException("The previous band (" + previous + " from " + text(previous.from())
                    + " to " + text(previous.to()) + ") must be one of " + this
                    + ".\nMaybe the bands were changed; take the band of today's score once.");
        }
        Band raised = bandOf(score - margin);
        if (raised.level() > previous.level()) {
            return raised;
        }
        Band lowered = bandOf(score + margin);
        return lowered.level() < previous.level() ? lowered : previous;
    }

    /**
     * Returns whether a score is so close to a cut that a small change would move it to another band. O(bands), no
     * allocation.
     *
     * @param score the score
     * @param margin how close counts as near, on the scale of the score; finite, not negative
     * @return whether a cut is at most so far away
     * @throws IllegalArgumentException if the margin is negative or not finite
     */
    public boolean isNearCut(double score, double margin) {
        requireMargin(margin);
        for (double cut : cuts) {
            if (Math.abs(score - cut) <= margin) {
                return true;
            }
        }
        return false;
    }

    private static void requireMargin(double margin) {
        if (!(margin >= 0 && margin <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The margin (" + margin
                    + ") must be a finite number of at least 0.\nMaybe take the error of the score.");
        }
    }

    /**
     * Returns the band of a level.
     *
     * @param level the level, 0 for the least risk
     * @return the band
     * @throws IndexOutOfBoundsException if there is no such level
     */
    public Band get(int level) {
        return bands.get(level);
    }

    /**
     * Returns the band of a name.
     *
     * @param name the name
     * @return the band
     * @throws IllegalArgumentException if there is none
     */
    public Band get(String name) {
        return bands.stream()
                .filter(band -> band.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The band (" + name + ") must be one of "
                        + bands.stream().map(Band::name).collect(Collectors.joining(", "))
                        + ".\nMaybe its name is written otherwise."));
    }

    /**
     * Returns all bands.
     *
     * @return the bands, from the least risk to the greatest
     */
    public List<Band> all() {
        return bands;
    }

    /**
     * Returns the scores at which a band begins.
     *
     * @return the cuts, strictly ascending, shape (bands − 1); a copy
     */
    public double[] cuts() {
        return cuts.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bands that && bands.equals(that.bands);
    }

    @Override
    public int hashCode() {
        return bands.hashCode();
    }

    /** Returns names and cuts, as in {@code GREEN < 30 ≤ AMBER < 60 ≤ RED}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(bands.get(0).name());
        for (int i = 0; i < cuts.length; i++) {
            text.append(" < ")
                    .append(text(cuts[i]))
                    .append(" ≤ ")
                    .append(bands.get(i + 1).name());
        }
        return text.toString();
    }

    /** A cut as people write it: {@code 30}, {@code 0.02}. */
    private static String text(double cut) {
        String text = Double.toString(cut);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Takes the bands from the least risk upwards. Mutable, for one thread. */
    public static final class Builder {
        private final List<String> names = new ArrayList<>();
        private double[] cuts = new double[0];

        private Builder() {}

        /**
         * Adds the next band.
         *
         * @param cut the least score that is not in this band, finite and above the cut before
         * @param name its name, not blank, different from the others
         * @return this builder
         * @throws IllegalArgumentException if the cut or the name is not as said
         */
        public Builder below(double cut, String name) {
            if (!(Math.abs(cut) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("The cut of band " + name + " (" + text(cut)
                        + ") must be a finite number.\nMaybe end with otherwise(\"" + name + "\").");
            }
            if (cuts.length > 0 && !(cut > cuts[cuts.length - 1])) {
                throw new IllegalArgumentException("The cut of band " + name + " (" + text(cut)
                        + ") must be above the cut before, but that is " + text(cuts[cuts.length - 1])
                        + ".\nMaybe name the bands from the least risk to the greatest.");
            }
            requireNew(name);
            names.add(name);
            cuts = Arrays.copyOf(cuts, cuts.length + 1);
            cuts[cuts.length - 1] = cut;
            return this;
        }

        /**
         * Adds the next band.
         *
         * @param cut the least score that is not in this band, finite and above the cut before
         * @param name the constant that names it, different from the others
         * @return this builder
         * @throws IllegalArgumentException if the cut or the name is not as said
         */
        public Builder below(double cut, Enum<?> name) {
            return below(cut, name.name());
        }

        /**
         * Ends with the band of greatest risk.
         *
         * @param name its name, not blank, different from the others
         * @return the bands
         * @throws IllegalArgumentException if the name is blank or there twice
         */
        public Bands otherwise(String name) {
            requireNew(name);
            return new Bands(
                    cuts, Stream.concat(names.stream(), Stream.of(name)).toList());
        }

        /**
         * Ends with the band of greatest risk.
         *
         * @param name the constant that names it, different from the others
         * @return the bands
         * @throws IllegalArgumentException if the name is there twice
         */
        public Bands otherwise(Enum<?> name) {
            return otherwise(name.name());
        }

        private void requireNew(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("The name of band " + (names.size() + 1) + " (\"" + name
                        + "\") must not be blank.\nMaybe number the bands.");
            }
            if (names.contains(name)) {
                throw new IllegalArgumentException("The name of band " + (names.size() + 1) + " (" + name
                        + ") must differ from the others, but band " + (names.indexOf(name) + 1)
                        + " has it too.\nMaybe number the bands.");
            }
        }
    }
}
