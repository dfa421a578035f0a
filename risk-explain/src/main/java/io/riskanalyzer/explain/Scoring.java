package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.Workers;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;

/** How the rows of a frame get their scores: a bound scorer, then a calibration. Thread-safe. */
final class Scoring {
    /** Few enough rows that an interrupt is soon heeded. */
    private static final int BLOCK = 8192;

    private final RiskScorer declared;
    private final RowScorer scorer;
    private final Calibration calibration;

    private Scoring(RiskScorer declared, FeatureSet features, Calibration calibration) {
        this.declared = declared;
        this.scorer = declared.bind(features);
        this.calibration = calibration;
    }

    /** The scores that a plan without a calibration gives. */
    static Scoring by(RiskScorer scorer, FeatureSet features) {
        Calibration own = scorer.calibration();
        return new Scoring(scorer, features, own == null ? rawScore -> rawScore : own);
    }

    /** The raw scores. */
    static Scoring raw(RiskScorer scorer, FeatureSet features) {
        return new Scoring(scorer, features, rawScore -> rawScore);
    }

    /** The scores that a plan gives to rows of its own features. */
    static Scoring by(ScoringPlan plan) {
        return new Scoring(plan.scorer(), plan.features(), plan.calibration());
    }

    /** Returns the score of each row, shape (rows). */
    double[] scoresOf(Frame frame) {
        double[] scores = new double[frame.rows()];
        double[] block = new double[Math.min(BLOCK, scores.length)];
        int from = 0;
        while (from < scores.length) {
            Workers.refuseInterrupt();
            int length = Math.min(BLOCK, scores.length - from);
            scorer.score(frame, from, from + length, block);
            for (int i = 0; i < length; i++) {
                scores[from + i] = calibration.probabilityOf(block[i]);
            }
            from += length;
        }
        return scores;
    }

    /** The fastest way to score a frame whose columns are permuted: of trees, only those that ask for such a column. */
    Rescoring rescoringOf(Frame frame) {
        Rescoring trees = declared instanceof TreeEnsemble model ? TreeRescoring.of(model, calibration, frame) : null;
        return trees == null ? Rescoring.ofFrames(this, frame) : trees;
    }
}
