package io.riskanalyzer.rules;

import io.riskanalyzer.data.Frame;
import java.util.List;

/**
 * Some entries that stand one after the other, with their answer to every pattern of their tests: the points that they
 * give, and which of their rules are true. All logic of their conditions is in the tables.
 */
final class RuleTable implements CompiledRules {
    private static final double[] NO_ROW = {};
    private static final EntryPoints.Hits BITS = (rule, row, fired) -> (fired >>> rule & 1) == 1;

    private final TestPatterns patterns;
    private final int first;
    private final List<EntryPoints> entries;
    private final double[] sums;
    private final int[] fired;

    /**
     * Creates a table.
     *
     * @param patterns the tests
     * @param first the position of the first rule
     * @param entries the points of each entry, for at most 32 rules
     * @param start where the sums start: the base for the first table, 0 for the others
     * @param fired the rules that are true at each pattern, from the lowest bit
     */
    RuleTable(TestPatterns patterns, int first, List<EntryPoints> entries, double start, int[] fired) {
        this.patterns = patterns;
        this.first = first;
        this.entries = List.copyOf(entries);
        this.fired = fired;
        this.sums = new double[fired.length];
        for (int pattern = 0; pattern < sums.length; pattern++) {
            sums[pattern] = start;
            for (EntryPoints entry : entries) {
                sums[pattern] += entry.sum(BITS, NO_ROW, fired[pattern]);
            }
        }
    }

    @Override
    public double sum(double[] row) {
        return sums[patterns.of(row)];
    }

    @Override
    public void addSums(Frame frame, int from, int to, Lanes lanes, double[] scores, int at) {
        patterns.of(frame, from, to, lanes);
        addSums(lanes.patterns, sums, scores, at, to - from);
    }

    private static void addSums(int[] patterns, double[] sums, double[] scores, int at, int rows) {
        for (int i = 0; i < rows; i++) {
            scores[at + i] += sums[patterns[i]];
        }
    }

    @Override
    public void contribute(double[] row, double[] contributions) {
        contribute(patterns.of(row), contributions, first);
    }

    @Override
    public void contribute(Frame frame, int from, int to, Lanes lanes, double[] contributions, int at, int terms) {
        patterns.of(frame, from, to, lanes);
        for (int i = 0; i < to - from; i++) {
            contribute(lanes.patterns[i], contributions, at + i * terms + first);
        }
    }

    private void contribute(int pattern, double[] contributions, int at) {
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).contribute(BITS, NO_ROW, fired[pattern], contributions, at);
        }
    }
}
