package io.riskanalyzer.explain.fairness;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.DoubleStream;

/**
 * The cuts that a group may have: before its lowest score, between any two, and behind its highest. The further up, the more
 * are favoured. Mutable while it is searched, for one thread.
 */
final class CutCandidates {
    private final Group group;
    private final double[] below;
    private final double[] rates;
    private final double[] costs;
    private final double[] unfavoured;
    private final int count;

    /** Those between the ends that may still be cheapest, from the cheapest, which is the first. */
    private final Deque<Integer> window = new ArrayDeque<>();

    private int next;

    CutCandidates(Group group, Decisions decisions, int[] rows, Criterion criterion, DecisionCosts costs) {
        this.group = group;
        double[] scores = decisions.scores();
        int[] order = Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> scores[row] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean ofGoods = criterion == Criterion.EQUAL_OPPORTUNITY;
        double total = 0;
        double goods = 0;
        for (int row : order) {
            total += decisions.weight(row);
            goods += decisions.isBad(row) ? 0 : decisions.weight(row);
        }
        if (ofGoods && !(goods > 0)) {
            throw new IllegalArgumentException("The group (" + group
                    + ") must have a good outcome, of which equal opportunity is, but it has none."
                    + "\nMaybe join it with another group.");
        }
        below = new double[order.length + 1];
        rates = new double[below.length];
        this.costs = new double[below.length];
        unfavoured = new double[below.length];
        double favouredGood = 0;
        double favouredBad = 0;
        int size = 0;
        for (int i = 0; i <= order.length; i++) {
            boolean isEnd = i == 0 || i == order.length;
            if (isEnd || scores[order[i]] != scores[order[i - 1]]) {
                below[size] = i == 0
                        ? Double.NEGATIVE_INFINITY
                        : i == order.length ? Double.POSITIVE_INFINITY : middle(scores[order[i - 1]], scores[order[i]]);
                rates[size] = Math.min(1, ofGoods ? favouredGood / goods : (favouredGood + favouredBad) / total);
                this.costs[size] = favouredBad * costs.favouredBad() + (goods - favouredGood) * costs.refusedGood();
                unfavoured[size++] = i == order.length ? 0 : total - favouredGood - favouredBad;
            }
            if (i < order.length) {
                favouredGood += decisions.isBad(order[i]) ? 0 : decisions.weight(order[i]);
                favouredBad += decisions.isBad(order[i]) ? decisions.weight(order[i]) : 0;
            }
        }
        count = size;
    }

    /** Above the first and at most the second, which is not favoured. */
    private static double middle(double first, double second) {
        double middle = first + (second - first) / 2;
        return middle > first ? middle : second;
    }

    Group group() {
        return group;
    }

    DoubleStream rates() {
        return Arrays.stream(rates, 0, count);
    }

    double rate(int candidate) {
        return rates[candidate];
    }

    double below(int candidate) {
        return below[candidate];
    }

    double cost(int candidate) {
        return costs[candidate];
    }

    double unfavoured(int candidate) {
        return unfavoured[candidate];
    }

    /** The first candidate whose rate is at least the given one: of them it favours fewest. */
    int firstFrom(double rate) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (rates[middle] >= rate) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    void startSearch() {
        window.clear();
        next = 0;
    }

    /** The cheapest candidate between two rates, −1 for none. From call to call neither rate may fall. */
    int cheapestBetween(double from, double to) {
        while (next < count && rates[next] <= to) {
            while (!window.isEmpty() && costs[window.getLast()] > costs[next]) {
                window.removeLast();
            }
            window.addLast(next++);
        }
        while (!window.isEmpty() && rates[window.getFirst()] < from) {
            window.removeFirst();
        }
        return window.isEmpty() ? -1 : window.getFirst();
    }
}
