package io.riskanalyzer.rules;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The points that an entry of a rule set gives, as far as they depend on which of its rules are true: all logic of hit
 * policies and caps.
 */
final class EntryPoints {
    private final int first;
    private final double[] points;
    private final RuleGroup limits;
    private final int[] order;

    /**
     * Takes the points of an entry.
     *
     * @param entry the entry
     * @param first the position of its first rule, where hits and contributions count from
     */
    EntryPoints(RuleEntry entry, int first) {
        this.first = first;
        this.limits = entry instanceof RuleGroup group ? group : new RuleGroup("alone", HitPolicy.ALL, entry.rules());
        this.points = entry.rules().stream().mapToDouble(Rule::points).toArray();
        this.order = orderOf(limits.hitPolicy());
    }

    /** Which rules are true. */
    @FunctionalInterface
    interface Hits {
        /**
         * Tells of one rule.
         *
         * @param rule the position of the rule
         * @param row the row, where the rule is to be tested
         * @param fired the rules that are true from the lowest bit, where all were tested
         */
        boolean hit(int rule, double[] row, int fired);
    }

    /** The rules in the order in which they are asked, where the first that is true counts alone; else empty. */
    private int[] orderOf(HitPolicy policy) {
        return switch (policy) {
            case ALL -> new int[0];
            case FIRST -> IntStream.range(0, points.length).toArray();
            case HIGHEST ->
                IntStream.range(0, points.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer rule) -> -points[rule]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        };
    }

    /** What the entry adds to the score. */
    double sum(Hits hits, double[] row, int fired) {
        for (int rule : order) {
            if (hits.hit(first + rule, row, fired)) {
                return points[rule];
            }
        }
        double sum = 0;
        for (int rule = 0; rule < points.length && order.length == 0; rule++) {
            if (hits.hit(first + rule, row, fired)) {
                sum += points[rule];
            }
        }
        return limits.limited(sum);
    }

    /** What each rule contributes to that, from {@code at} plus the position of the first rule on. */
    void contribute(Hits hits, double[] row, int fired, double[] contributions, int at) {
        for (int rule = 0; rule < points.length; rule++) {
            contributions[at + first + rule] = 0;
        }
        for (int rule : order) {
            if (hits.hit(first + rule, row, fired)) {
                contributions[at + first + rule] = points[rule];
                return;
            }
        }
        double sum = 0;
        for (int rule = 0; rule < points.length && order.length == 0; rule++) {
            if (hits.hit(first + rule, row, fired)) {
                double before = sum;
                sum += points[rule];
                contributions[at + first + rule] = share(before, sum, points[rule]);
            }
        }
    }

    /** What is left of a rule's points within the limits; all of them, to the bit, where no limit is met. */
    private double share(double before, double after, double points) {
        double limitedBefore = limits.limited(before);
        double limitedAfter = limits.limited(after);
        return limitedBefore == before && limitedAfter == after ? points : limitedAfter - limitedBefore;
    }
}
