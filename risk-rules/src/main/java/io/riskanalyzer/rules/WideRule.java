package io.riskanalyzer.rules;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.RowTest;

/** A rule with more tests than a table has bits for: a pattern of one bit, whether it fires. */
record WideRule(RowTest test) implements RowPatterns {

    @Override
    public int of(double[] row) {
        return test.test(row) ? 1 : 0;
    }

    @Override
    public void of(Frame frame, int from, int to, Lanes lanes) {
        double[] row = new double[frame.features().size()];
        for (int i = from; i < to; i++) {
            frame.copyRow(i, row);
            lanes.patterns[i - from] = of(row);
        }
    }
}
