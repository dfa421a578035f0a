package io.riskanalyzer.rules;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.score.RowScorer;
import java.util.Arrays;

/** A rule set bound to rows. */
final class BoundRules implements RowScorer {
    private final CompiledRules[] compiled;

    BoundRules(CompiledRules[] compiled) {
        this.compiled = compiled;
    }

    @Override
    public double score(double[] row) {
        double score = 0;
        for (CompiledRules rules : compiled) {
            score += rules.sum(row);
        }
        return score;
    }

    @Override
    public void score(Frame frame, int from, int to, double[] scores) {
        Arrays.fill(scores, 0, to - from, 0);
        Lanes lanes = Lanes.forRows(to - from);
        for (int start = from; start < to; start += lanes.size()) {
            int end = start + Math.min(lanes.size(), to - start);
            for (CompiledRules rules : compiled) {
                rules.addSums(frame, start, end, lanes, scores, start - from);
            }
        }
    }
}
