package io.riskanalyzer.explain.intervene;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest choice of options that reaches a level: best first, by the least effort that each beginning can come
 * to. When the best beginning costs no less than what was found, that is proven the cheapest. For one thread.
 */
final class CheapestSearch {
    private final ChangeSpace space;
    private final int target;
    private final int mostChanges;
    private final List<BitSet> forbidden;
    private final Budget budget;
    private final @Nullable Addend policy;
    private final double[] greatestRaw;
    private final PriorityQueue<Node> queue =
            new PriorityQueue<>(Comparator.comparingDouble(Node::bound).thenComparingLong(Node::number));
    private long made;
    private int @Nullable [] best;
    private double bestEffort = Double.POSITIVE_INFINITY;
    private double least = Double.POSITIVE_INFINITY;

    /** A beginning: some levers decided, the least effort it can come to, and how far the score is from the target. */
    private record Node(List<Integer> choice, double bound, double need, long number) {}

    /**
     * @param space what can be done
     * @param target the level to reach
     * @param mostChanges how many levers may change
     * @param forbidden sets of levers that must not all change
     * @param budget how long to look
     */
    CheapestSearch(ChangeSpace space, int target, int mostChanges, List<BitSet> forbidden, Budget budget) {
        this.space = space;
        this.target = target;
        this.mostChanges = mostChanges;
        this.forbidden = forbidden;
        this.budget = budget;
        this.policy = space.hasPolicy() ? space.policyTable(target) : null;
        this.greatestRaw = new double[space.bands()];
        Arrays.setAll(greatestRaw, space::greatestRaw);
    }

    /** Looks until the cheapest is proven or the budget ends. */
    void run() {
        int[] start = new int[space.size()];
        for (int lever : space.levers()) {
            start[lever] = Addend.OPEN;
        }
        consider(start, 0);
        greedy();
        while (!queue.isEmpty() && queue.element().bound() < bestEffort) {
            if (!budget.goesOn()) {
                least = Math.min(bestEffort, queue.element().bound());
                return;
            }
            expand(queue.remove());
        }
        least = bestEffort;
    }

    /** The best choice, null if none was found. */
    int @Nullable [] best() {
        return best;
    }

    /** What every choice costs at least; ∞ if none reaches the target. */
    double least() {
        return least;
    }

    boolean isProven() {
        return least == bestEffort;
    }

    private void expand(Node node) {
        int[] choice = node.choice().stream().mapToInt(Integer::intValue).toArray();
        int lever = next(choice, node.need());
        for (int option = 0; option < space.options(lever).size(); option++) {
            choice[lever] = option;
            consider(choice, node.bound());
        }
    }

    /** The lever to decide next: where the cheapest way down ends; where the score is low enough, one of the policy's. */
    private int next(int[] choice, double need) {
        int lever = need > 0 ? space.efforts().critical(choice, need) : -1;
        if (lever >= 0) {
            return lever;
        }
        for (int own : space.policyLevers()) {
            if (choice[own] == Addend.OPEN) {
                return own;
            }
        }
        for (int own : space.levers()) {
            if (choice[own] == Addend.OPEN) {
                return own;
            }
        }
        throw new IllegalStateException("A beginning without an open lever has no bound.");
    }

    /** Takes a choice if it reaches the target, and keeps it as a beginning if it may yet do so for less than the best. */
    private void consider(int[] choice, double leastOfParent) {
        int changes = mostChanges - changed(choice);
        double effort = space.effortOf(choice);
        if (changes < 0 || effort >= bestEffort || isForbidden(choice)) {
            return;
        }
        double[] row = space.rowOf(choice);
        double raw = space.rawScore(row);
        if (space.levelOf(row, raw) <= target) {
            best = closed(choice);
            bestEffort = effort;
            return; // whatever the open levers do costs more
        }
        double limit = limit(choice);
        double need = raw - limit - space.slack();
        double bound = Math.max(leastOfParent, effort + space.efforts().least(choice, need, changes));
        if (bound < bestEffort && !(space.leastRaw(choice) > limit)) {
            queue.add(new Node(Arrays.stream(choice).boxed().toList(), bound, need, made++));
        }
    }

    /** The greatest raw score that reaches the target, if the policy agrees as far as it still can. */
    private double limit(int[] choice) {
        if (!space.hasPolicy()) {
            return greatestRaw[target];
        }
        if (policy == null) {
            return Double.POSITIVE_INFINITY;
        }
        int level = (int) -policy.least(choice);
        return level < 0 ? Double.NEGATIVE_INFINITY : greatestRaw[level];
    }

    private int changed(int[] choice) {
        int changed = 0;
        for (int option : choice) {
            changed += option > 0 ? 1 : 0;
        }
        return changed;
    }

    private boolean isForbidden(int[] choice) {
        return forbidden.stream().anyMatch(set -> set.stream().allMatch(lever -> choice[lever] > 0));
    }

    /** With the open levers as the row has them. */
    private static int[] closed(int[] choice) {
        return Arrays.stream(choice).map(option -> Math.max(0, option)).toArray();
    }

    /** Takes the change that lowers the score most for its effort, again and again: seldom the cheapest, but soon there. */
    private void greedy() {
        int[] choice = new int[space.size()];
        double raw = space.rawScore(space.rowOf(choice));
        for (int changes = 0; changes < mostChanges && best == null; changes++) {
            int bestLever = -1;
            int bestOption = 0;
            double bestRate = 0;
            double effort = space.effortOf(choice);
            for (int lever : space.levers()) {
                int before = choice[lever];
                for (int option = 1;
                        before == 0 && option < space.options(lever).size();
                        option++) {
                    choice[lever] = option;
                    double[] row = space.rowOf(choice);
                    double reached = space.rawScore(row);
                    double extra = space.options(lever).effort(option);
                    if (effort + extra < bestEffort && space.levelOf(row, reached) <= target && !isForbidden(choice)) {
                        best = choice.clone();
                        bestEffort = effort + extra;
                    }
                    double rate = isForbidden(choice) ? 0 : (raw - reached) / extra;
                    if (rate > bestRate) {
                        bestRate = rate;
                        bestLever = lever;
                        bestOption = option;
                    }
                }
                choice[lever] = before;
            }
            if (bestLever < 0) {
                return;
            }
            choice[bestLever] = bestOption;
            raw = space.rawScore(space.rowOf(choice));
        }
    }
}
