package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.metric.Metric;

/**
 * What is measured of scores, from how much weight of good and of bad outcomes each score has: exactly where every score
 * has a place of its own, nearly where near scores share one.
 *
 * @param needs what there must be, of which kinds of rows
 * @param least the least value there can be; the greatest is 1 where there is one
 * @param formula how it is computed
 */
record ScoreFigure(int needs, double least, Formula formula) {
    private static final int OWN_GOODS = 1;
    private static final int OWN_BADS = 2;
    private static final int OTHERS_GOODS = 4;
    private static final int OTHERS_BADS = 8;
    private static final int PROBABILITIES = 16;

    static final ScoreFigure MEAN =
            new ScoreFigure(0, Double.NEGATIVE_INFINITY, (scores, own, all) -> scores.mean(own));

    static final ScoreFigure GAP =
            new ScoreFigure(PROBABILITIES, -1, (scores, own, all) -> scores.mean(own) - scores.badShare(own));

    static final ScoreFigure ECE =
            new ScoreFigure(PROBABILITIES, 0, (scores, own, all) -> scores.calibrationError(own));

    static final ScoreFigure AUC = new ScoreFigure(OWN_GOODS | OWN_BADS, 0, (scores, own, all) -> scores.auc(own, own));

    static final ScoreFigure OWN_BAD = new ScoreFigure(
            OWN_BADS | OTHERS_GOODS, 0, (scores, own, all) -> scores.auc(ScoreMasses.others(all, own), own));

    static final ScoreFigure OWN_GOOD = new ScoreFigure(
            OWN_GOODS | OTHERS_BADS, 0, (scores, own, all) -> scores.auc(own, ScoreMasses.others(all, own)));

    /** How a figure is computed. */
    @FunctionalInterface
    interface Formula {
        double of(ScoreMasses scores, double[] own, double[] all);
    }

    static ScoreFigure of(Metric metric) {
        return new ScoreFigure(0, Double.NEGATIVE_INFINITY, (scores, own, all) -> scores.measuredBy(metric, own));
    }

    /** Whether it compares a group with the others, so that everyone has none. */
    boolean isAcross() {
        return (needs & (OTHERS_GOODS | OTHERS_BADS)) != 0;
    }

    boolean needsProbabilities() {
        return (needs & PROBABILITIES) != 0;
    }

    /** The figure of a group; NaN where a user's metric refuses its rows: then it is not shown. */
    double of(ScoreMasses scores, double[] own, double[] all) {
        try {
            return formula.of(scores, own, all);
        } catch (IllegalArgumentException e) {
            return Double.NaN;
        }
    }
}
