package io.riskanalyzer.rules;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RowTest;

/** An entry with more tests or rules than a table holds: its conditions are asked row by row. */
final class RowWiseEntry implements CompiledRules {
    private static final int NOT_TESTED = 0;

    private final int first;
    private final EntryPoints points;
    private final double start;
    private final EntryPoints.Hits hits;

    /**
     * Binds an entry.
     *
     * @param entry the entry
     * @param features what a row consists of
     * @param first the position of the first rule
     * @param start what is added to the sum: the base for the first entry, else 0
     */
    RowWiseEntry(RuleEntry entry, FeatureSet features, int first, double start) {
        this.first = first;
        this.points = new EntryPoints(entry, 0);
        this.start = start;
        RowTest[] tests =
                entry.rules().stream().map(rule -> rule.when().bind(features)).toArray(RowTest[]::new);
        this.hits = (rule, row, fired) -> tests[rule].test(row);
    }

    @Override
    public double sum(double[] row) {
        return start + points.sum(hits, row, NOT_TESTED);
    }

    @Override
    public void addSums(Frame frame, int from, int to, Lanes lanes, double[] scores, int at) {
        double[] row = new double[frame.features().size()];
        for (int i = from; i < to; i++) {
            frame.copyRow(i, row);
            scores[at + i - from] += sum(row);
        }
    }

    @Override
    public void contribute(double[] row, double[] contributions) {
        points.contribute(hits, row, NOT_TESTED, contributions, first);
    }

    @Override
    public void contribute(Frame frame, int from, int to, Lanes lanes, double[] contributions, int at, int terms) {
        double[] row = new double[frame.features().size()];
        for (int i = from; i < to; i++) {
            frame.copyRow(i, row);
            points.contribute(hits, row, NOT_TESTED, contributions, at + (i - from) * terms + first);
        }
    }
}
