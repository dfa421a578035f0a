package io.riskanalyzer.rules;

import io.riskanalyzer.data.Frame;

/**
 * Some rules that stand one after the other, with their answer to every pattern of their tests: the points that they
 * give, and which of them fire. All logic of their conditions is in the tables.
 */
final class RuleGroup {
    private final RowPatterns patterns;
    private final int first;
    private final double[] points;
    private final double[] sums;
    private final int[] fired;

    /**
     * Creates a group.
     *
     * @param patterns the tests
     * @param first the position of the first rule
     * @param points the points of each rule, shape (rules), at most 32
     * @param start where the sums start: the base for the first group, 0 for the others
     * @param fired the rules that fire at each pattern, from the lowest bit
     */
    RuleGroup(RowPatterns patterns, int first, double[] points, double start, int[] fired) {
        this.patterns = patterns;
        this.first = first;
        this.points = points;
        this.fired = fired;
        this.sums = new double[fired.length];
        for (int pattern = 0; pattern < sums.length; pattern++) {
            sums[pattern] = start;
            for (int i = 0; i < points.length; i++) {
                sums[pattern] += pointsIf(fired[pattern], i);
            }
        }
    }

    private double pointsIf(int firedRules, int rule) {
        return (firedRules >>> rule & 1) == 1 ? points[rule] : 0;
    }

    double sum(double[] row) {
        return sums[patterns.of(row)];
    }

    void addSums(Frame frame, int from, int to, Lanes lanes, double[] scores, int at) {
        patterns.of(frame, from, to, lanes);
        addSums(lanes.patterns, sums, scores, at, to - from);
    }

    private static void addSums(long[] patterns, double[] sums, double[] scores, int at, int rows) {
        for (int i = 0; i < rows; i++) {
            scores[at + i] += sums[(int) patterns[i]];
        }
    }

    void contribute(double[] row, double[] contributions) {
        contribute(patterns.of(row), contributions, 0);
    }

    void contribute(Frame frame, int from, int to, Lanes lanes, double[] contributions, int at, int terms) {
        patterns.of(frame, from, to, lanes);
        for (int i = 0; i < to - from; i++) {
            contribute((int) lanes.patterns[i], contributions, at + i * terms);
        }
    }

    private void contribute(int pattern, double[] contributions, int at) {
        int firedRules = fired[pattern];
        for (int i = 0; i < points.length; i++) {
            contributions[at + first + i] = pointsIf(firedRules, i);
        }
    }
}
