package io.riskanalyzer.models.cutoff;

import io.riskanalyzer.models.internal.ScoredRows;
import io.riskanalyzer.score.Bands;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each action costs, depending on the outcome, and the bands of least expected cost: one action a band.
 *
 * <pre>{@code
 * CostMatrix costs = CostMatrix.of(
 *     new CostMatrix.Action("GRANT", 0, 10), // a loan that fails costs 10
 *     new CostMatrix.Action("ASK", 1, 2),    // a call costs 1, and finds most
 *     new CostMatrix.Action("REFUSE", 3, 0)); // a good customer lost costs 3
 * Bands bands = costs.bands(); // GRANT < 0.1111111111111111 ≤ ASK < 0.5 ≤ REFUSE
 * }</pre>
 *
 * <p>Of two actions, where a false alarm costs {@code c₊} and a miss {@code c₋}, the cut is {@code c₊ / (c₊ + c₋)}. Costs are
 * of any one unit, negative for gains. Immutable and thread-safe.
 *
 * @param actions the actions, from the mildest to the strictest, at least two: each costs more than the one before if the
 *     outcome is good, and less if it is bad
 * @see <a href="https://dl.acm.org/doi/10.5555/1642194.1642224">Elkan, The foundations of cost-sensitive learning, 2001</a>
 */
public record CostMatrix(List<Action> actions) {

    /**
     * What is done with the subjects of a band, and what that costs.
     *
     * @param name the name of the band
     * @param ifGood its cost if the outcome is good, finite
     * @param ifBad its cost if the outcome is bad, finite
     */
    public record Action(String name, double ifGood, double ifBad) {
        /** Checks the costs. */
        public Action {
            if (!(Math.abs(ifGood) <= 1e150 && Math.abs(ifBad) <= 1e150)) {
                throw new IllegalArgumentException("The costs of the action " + name + " (" + ifGood + " and " + ifBad
                        + ") must be finite and at most 1e150.\nMaybe take a high cost in place of an infinite one.");
            }
        }
    }

    /** Copies and checks the actions. */
    public CostMatrix {
        actions = List.copyOf(actions);
        if (actions.size() < 2) {
            throw new IllegalArgumentException("The number of actions (" + actions.size()
                    + ") must be at least 2.\nMaybe add the action of doing nothing.");
        }
        for (int i = 1; i < actions.size(); i++) {
            Action milder = actions.get(i - 1);
            Action action = actions.get(i);
            if (!(action.ifGood() > milder.ifGood() && action.ifBad() < milder.ifBad())) {
                throw new IllegalArgumentException("The action (" + action + ") must cost more than " + milder
                        + " if the outcome is good and less if it is bad, since it is the stricter one."
                        + "\nMaybe leave out the dearer one, or exchange the two costs.");
            }
        }
    }

    /**
     * Returns the matrix of the given actions.
     *
     * @param actions from the mildest to the strictest, at least two
     * @return the matrix
     * @throws IllegalArgumentException if an action is not stricter than the one before
     */
    public static CostMatrix of(Action... actions) {
        return new CostMatrix(List.of(actions));
    }

    /**
     * Returns the bands of least expected cost for calibrated probabilities: at probability {@code p} an action costs
     * {@code (1 − p) · ifGood + p · ifBad}. An action that is nowhere the cheapest has no band.
     *
     * @return the bands, with cuts between 0 and 1
     * @throws IllegalArgumentException if two actions have one name
     */
    public Bands bands() {
        List<Action> used = new ArrayList<>();
        List<Double> cuts = new ArrayList<>();
        for (Action action : actions) {
            while (!cuts.isEmpty() && cut(used.get(used.size() - 1), action) <= cuts.get(cuts.size() - 1)) {
                used.remove(used.size() - 1); // dearer than one of its neighbours everywhere
                cuts.remove(cuts.size() - 1);
            }
            if (!used.isEmpty()) {
                cuts.add(cut(used.get(used.size() - 1), action));
            }
            used.add(action);
        }
        return bands(used, cuts);
    }

    /** The probability at which both cost the same. */
    private static double cut(Action milder, Action stricter) {
        double alarm = stricter.ifGood() - milder.ifGood();
        double miss = milder.ifBad() - stricter.ifBad();
        return alarm / (alarm + miss);
    }

    /**
     * Returns the bands that would have cost least on rows with a known outcome: the best of all cuts, by dynamic programming.
     * For scores of any scale, calibrated or not. An action that would have been used for no row has no band; of cuts equally
     * cheap the highest are taken.
     *
     * <p>Of few rows it follows chance: where the scores are calibrated, {@link #bands()} is the better choice.
     * O(rows · log rows + rows · actions) time.
     *
     * @param scores finite, shape (rows)
     * @param labels shape (rows)
     * @param weights finite and not negative, shape (rows); null counts every row as 1
     * @return the bands; one alone if one action is best for all
     * @throws IllegalArgumentException if the shapes differ, a value is not as said, no row has a weight, or two actions have
     *     one name
     */
    public Bands bands(double[] scores, boolean[] labels, double @Nullable [] weights) {
        ScoredRows rows = ScoredRows.of(scores, labels, weights);
        int[] chosen = cheapest(rows);
        List<Action> used = new ArrayList<>();
        List<Double> cuts = new ArrayList<>();
        for (int group = 0; group < chosen.length; group++) {
            if (group == 0 || chosen[group] != chosen[group - 1]) {
                used.add(actions.get(chosen[group]));
                if (group > 0) {
                    cuts.add(rows.cutBelow(group));
                }
            }
        }
        return bands(used, cuts);
    }

    /** The action of each group, never milder than that of a lower score, of least total cost. */
    private int[] cheapest(ScoredRows rows) {
        int count = actions.size();
        int[][] before = new int[rows.groups()][count];
        double[] totals = new double[count];
        for (int group = 0; group < rows.groups(); group++) {
            int cheapest = 0;
            double[] next = new double[count];
            for (int action = 0; action < count; action++) {
                if (totals[action] < totals[cheapest]) {
                    cheapest = action;
                }
                before[group][action] = cheapest;
                next[action] = totals[cheapest] + cost(actions.get(action), rows, group);
            }
            totals = next;
        }
        int action = 0;
        for (int other = 1; other < count; other++) {
            action = totals[other] < totals[action] ? other : action;
        }
        int[] chosen = new int[rows.groups()];
        for (int group = chosen.length - 1; group >= 0; group--) {
            chosen[group] = action;
            action = before[group][action];
        }
        return chosen;
    }

    private static double cost(Action action, ScoredRows rows, int group) {
        double positives = rows.positives(group);
        return positives * action.ifBad() + (rows.weight(group) - positives) * action.ifGood();
    }

    private static Bands bands(List<Action> used, List<Double> cuts) {
        Bands.Builder builder = null;
        for (int i = 0; i < cuts.size(); i++) {
            String name = used.get(i).name();
            builder = builder == null ? Bands.below(cuts.get(i), name) : builder.below(cuts.get(i), name);
        }
        String last = used.get(used.size() - 1).name();
        return builder == null ? Bands.only(last) : builder.otherwise(last);
    }

    /**
     * Returns what bands of these actions cost on rows with a known outcome.
     *
     * @param bands bands whose names are those of actions
     * @param scores on the scale of the bands, finite, shape (rows)
     * @param labels shape (rows)
     * @param weights finite and not negative, shape (rows); null counts every row as 1
     * @return the mean cost of a row
     * @throws IllegalArgumentException if a band is no action, the shapes differ, a value is not as said, or no row has a
     *     weight
     */
    public double expectedCost(Bands bands, double[] scores, boolean[] labels, double @Nullable [] weights) {
        List<Action> ofBand =
                bands.all().stream().map(band -> action(band.name())).toList();
        ScoredRows rows = ScoredRows.of(scores, labels, weights);
        double sum = 0;
        for (int group = 0; group < rows.groups(); group++) {
            sum += cost(ofBand.get(bands.bandOf(rows.score(group)).level()), rows, group);
        }
        return sum / rows.total();
    }

    private Action action(String name) {
        return actions.stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The band (" + name + ") must be one of the actions "
                        + actions.stream().map(Action::name).toList() + ".\nMaybe its name is written otherwise."));
    }
}
