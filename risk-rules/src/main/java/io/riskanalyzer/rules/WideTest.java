package io.riskanalyzer.rules;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.RowTest;

/** One condition with more tests than a table can have, as a pattern of one bit. */
record WideTest(RowTest test) implements RowPatterns {

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
