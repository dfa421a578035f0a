package io.riskanalyzer.rules;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All sums that some entries of a rule set can give, each with cells that give it. For one thread. */
final class PartSums {
    private final RuleSpace space;
    private final PartGoal goal;
    private final int mostSums;
    private final long mostSteps;
    private final Map<Double, int[]> sums = new HashMap<>();
    private long steps;
    private boolean isComplete = true;

    private PartSums(RuleSpace space, int[] part, int mostSums, long mostSteps) {
        this.space = space;
        this.goal = new PartGoal(space, part, 1, true);
        this.mostSums = mostSums;
        this.mostSteps = mostSteps;
    }

    /** The sums; none if there are too many, or too many steps are needed. */
    static Optional<Map<Double, int[]>> of(RuleSpace space, int[] part, int mostSums, long mostSteps) {
        PartSums search = new PartSums(space, part, mostSums, mostSteps);
        int[] cells = new int[space.cells().size()];
        Arrays.fill(cells, CellNode.NO_CELL);
        search.visit(cells);
        return search.isComplete ? Optional.of(search.sums) : Optional.empty();
    }

    private void visit(int[] cells) {
        steps++;
        if (steps > mostSteps || sums.size() > mostSums) {
            isComplete = false;
            return;
        }
        CellNode[] conditions = goal.conditions();
        byte[] states = new byte[conditions.length];
        int[] counts = new int[cells.length];
        for (int i = 0; i < states.length; i++) {
            states[i] = conditions[i].state(cells);
            if (states[i] == CellNode.OPEN) {
                conditions[i].countOpen(cells, counts);
            }
        }
        int feature = greatest(counts);
        if (counts.length == 0 || counts[feature] == 0) {
            add(cells, states);
            return;
        }
        for (int cell : space.choices()[feature]) {
            cells[feature] = cell;
            visit(cells);
        }
        cells[feature] = CellNode.NO_CELL;
    }

    private static int greatest(int[] counts) {
        int greatest = 0;
        for (int i = 1; i < counts.length; i++) {
            greatest = counts[i] > counts[greatest] ? i : greatest;
        }
        return greatest;
    }

    /** Adds what the features that are left can make of a sum, each by itself. */
    private void add(int[] cells, byte[] states) {
        Map<Double, int[]> made = new HashMap<>();
        made.put(goal.decided(cells, states) + 0.0, cells.clone());
        for (int feature : goal.left(cells)) {
            Map<Double, int[]> more = new HashMap<>();
            made.forEach((sum, chosen) -> {
                for (int cell : space.choices()[feature]) {
                    steps++;
                    int[] next = chosen.clone();
                    next[feature] = cell;
                    more.putIfAbsent(sum + goal.sumOf(feature, cell) + 0.0, next);
                }
            });
            made = more;
            if (made.size() > mostSums || steps > mostSteps) {
                isComplete = false;
                return;
            }
        }
        made.forEach(sums::putIfAbsent);
    }
}
