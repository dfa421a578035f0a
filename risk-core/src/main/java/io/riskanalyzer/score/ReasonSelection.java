package io.riskanalyzer.score;

import io.riskanalyzer.feature.Feature;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which reasons an assessment gives: at most so many, the greatest contribution first, of terms of one
 * {@linkplain RowExplainer#theme theme} the greatest alone, and none that speaks of a feature that is not to be named.
 *
 * @param atMost the greatest number of reasons, at least 0
 * @param direction whether reasons that lower the risk are given too
 * @param unnamed the names of the features of which no reason speaks, such as protected attributes; their contributions
 *     stay in the score
 */
public record ReasonSelection(int atMost, Direction direction, Set<String> unnamed) {

    /** Which way a reason may work. */
    public enum Direction {
        /** Only reasons that raise the risk, as an adverse-action notice gives them. */
        RAISING,
        /** Reasons that raise or lower the risk, by the size of their contribution. */
        EITHER
    }

    /** No reasons. */
    public static final ReasonSelection NONE = new ReasonSelection(0, Direction.RAISING);

    /** At most four that raise the risk, as is usual for adverse-action notices (Regulation B, 12 CFR 1002.9). */
    public static final ReasonSelection DEFAULT = new ReasonSelection(4, Direction.RAISING);

    /** Checks the number, and copies the names. */
    public ReasonSelection {
        if (atMost < 0) {
            throw new IllegalArgumentException(
                    "The number of reasons (" + atMost + ") must be at least 0.\nMaybe take 4.");
        }
        unnamed = Set.copyOf(unnamed);
    }

    /**
     * Creates a selection that may name every feature.
     *
     * @param atMost the greatest number of reasons, at least 0
     * @param direction whether reasons that lower the risk are given too
     */
    public ReasonSelection(int atMost, Direction direction) {
        this(atMost, direction, Set.of());
    }

    /**
     * Returns a copy that never names some features: no reason speaks of them, alone or with others. That is for
     * protected attributes; of a feature that is only {@linkplain Feature#isSensitive() sensitive} the name is told, and
     * the value withheld.
     *
     * @param features the features
     * @return the copy
     */
    public ReasonSelection withoutNaming(Feature... features) {
        Set<String> names = new TreeSet<>(unnamed);
        Arrays.stream(features).map(Feature::name).forEach(names::add);
        return new ReasonSelection(atMost, direction, names);
    }

    /**
     * Returns whether a term may give a reason, whatever it contributes.
     *
     * @param explainer the bound explainer
     * @param term the term
     * @return whether all its features may be named
     */
    public boolean mayName(RowExplainer explainer, int term) {
        return unnamed.isEmpty()
                || explainer.features(term).stream().noneMatch(feature -> unnamed.contains(feature.name()));
    }

    /**
     * Returns what a contribution counts when reasons are ranked.
     *
     * @param contribution what a term contributes
     * @return the contribution, or its size where reasons of either direction are given; a reason needs more than 0
     */
    public double sizeOf(double contribution) {
        return direction == Direction.EITHER ? Math.abs(contribution) : contribution;
    }

    /**
     * Returns the terms that give the reasons of a row, the greatest first; equal ones in the order of the terms. A term
     * that contributes nothing gives no reason.
     *
     * @param explainer the bound explainer
     * @param contributions what each term contributes to the raw score of the row, shape (terms)
     * @return the terms, shape (at most {@link #atMost()})
     */
    public int[] rank(RowExplainer explainer, double[] contributions) {
        int[] ranked = new int[Math.min(atMost, contributions.length)];
        int count = 0;
        boolean[] left = new boolean[contributions.length];
        for (int term = 0; term < left.length; term++) {
            left[term] = sizeOf(contributions[term]) > 0 && mayName(explainer, term);
        }
        Set<String> themes = new HashSet<>(); // empty for most
        while (count < ranked.length) {
            int best = greatest(contributions, left);
            if (best < 0) {
                break;
            }
            left[best] = false;
            String theme = explainer.theme(best);
            if (theme.isEmpty() || themes.add(theme)) {
                ranked[count++] = best;
            }
        }
        return Arrays.copyOf(ranked, count);
    }

    private int greatest(double[] contributions, boolean[] left) {
        int best = -1;
        for (int term = 0; term < left.length; term++) {
            if (left[term] && (best < 0 || sizeOf(contributions[term]) > sizeOf(contributions[best]))) {
                best = term;
            }
        }
        return best;
    }

    /**
     * Returns the reasons of a row: those of the terms that {@link #rank} gives, in that order.
     *
     * @param explainer the bound explainer
     * @param row the row
     * @param contributions what each term contributes to the raw score of the row, shape (terms)
     * @return the reasons, at most {@link #atMost()}
     */
    public List<Reason> select(RowExplainer explainer, double[] row, double[] contributions) {
        int[] ranked = rank(explainer, contributions);
        Reason[] reasons = new Reason[ranked.length];
        for (int i = 0; i < reasons.length; i++) {
            reasons[i] = explainer.reason(ranked[i], row, contributions[ranked[i]]);
        }
        return List.of(reasons);
    }
}
