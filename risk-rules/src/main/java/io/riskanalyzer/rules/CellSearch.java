package io.riskanalyzer.rules;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the row that does most for something, among all legal rows: cells are chosen feature by feature, and what
 * cannot do more than the best so far is left out (branch and bound). It is exact, or it says that it gave up. For one
 * thread.
 */
final class CellSearch {
    private final int[][] choices;
    private final long mostSteps;
    private long steps;
    private double best;
    private double enough;
    private int @Nullable [] found;

    /** What is looked for. */
    interface Goal {

        /** The conditions on which it depends. */
        CellNode[] conditions();

        /**
         * The most that rows can do whose features have these cells, as far as they have one; exact where no condition is
         * open, after {@link #complete}.
         *
         * @param cells the cells chosen so far
         * @param states what is known of each condition
         */
        double most(int[] cells, byte[] states);

        /** Chooses cells for features that no open condition looks at, where the goal depends on them. */
        default void complete(int[] cells) {}
    }

    /** How a search ended. */
    enum Outcome {
        FOUND,
        NONE,
        GIVEN_UP
    }

    /** What was found: how much a row does, and its cells, {@link CellNode#NO_CELL} where any does. */
    static final class Result {
        private final Outcome outcome;
        private final double most;
        private final int @Nullable [] cells;

        Result(Outcome outcome, double most, int @Nullable [] cells) {
            this.outcome = outcome;
            this.most = most;
            this.cells = cells;
        }

        Outcome outcome() {
            return outcome;
        }

        double most() {
            return most;
        }

        int[] cells() {
            if (cells == null) {
                throw new IllegalStateException("Nothing was found.");
            }
            return cells;
        }
    }

    CellSearch(RuleSpace space, long mostSteps) {
        this.choices = space.choices();
        this.mostSteps = mostSteps;
    }

    /** The row that does most, if one does more than {@code above}; the first one that does at least {@code enough}. */
    Result find(Goal goal, double above, double enough) {
        this.steps = 0;
        this.best = above;
        this.enough = enough;
        this.found = null;
        int[] cells = new int[choices.length];
        Arrays.fill(cells, CellNode.NO_CELL);
        byte[] states = new byte[goal.conditions().length];
        update(goal, cells, states);
        visit(goal, cells, states, goal.most(cells, states));
        if (steps > mostSteps && !(found != null && best >= enough)) {
            return new Result(Outcome.GIVEN_UP, best, found);
        }
        return new Result(found == null ? Outcome.NONE : Outcome.FOUND, best, found);
    }

    private void visit(Goal goal, int[] cells, byte[] states, double most) {
        steps++;
        if (steps > mostSteps || most <= best || best >= enough) {
            return;
        }
        int feature = featureOf(goal, cells, states);
        if (feature < 0) {
            best = most;
            found = cells.clone();
            goal.complete(found);
            return;
        }
        int[] tried = choices[feature];
        double[] mosts = new double[tried.length];
        byte[] next = new byte[states.length];
        for (int i = 0; i < tried.length; i++) {
            cells[feature] = tried[i];
            update(goal, cells, next);
            mosts[i] = goal.most(cells, next);
        }
        int[] order = IntStream.range(0, tried.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -mosts[i]))
                .mapToInt(i -> i)
                .toArray();
        for (int i : order) {
            if (mosts[i] <= best) {
                break;
            }
            cells[feature] = tried[i];
            update(goal, cells, next);
            visit(goal, cells, next, mosts[i]);
        }
        cells[feature] = CellNode.NO_CELL;
    }

    private static void update(Goal goal, int[] cells, byte[] states) {
        CellNode[] conditions = goal.conditions();
        for (int i = 0; i < states.length; i++) {
            states[i] = conditions[i].state(cells);
        }
    }

    /** The feature that most open comparisons look at; −1 if no condition is open. */
    private static int featureOf(Goal goal, int[] cells, byte[] states) {
        int[] counts = new int[cells.length];
        CellNode[] conditions = goal.conditions();
        for (int i = 0; i < states.length; i++) {
            if (states[i] == CellNode.OPEN) {
                conditions[i].countOpen(cells, counts);
            }
        }
        int best = -1;
        for (int feature = 0; feature < counts.length; feature++) {
            if (counts[feature] > 0 && (best < 0 || counts[feature] > counts[best])) {
                best = feature;
            }
        }
        return best;
    }
}
