package io.riskanalyzer.exchange;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.RowScorer;

/** An ONNX model bound to the positions of a row. */
final class BoundOnnxScorer implements RowScorer {
    private final OnnxSession session;
    private final FeatureSet features;
    private final int[] slots;
    private final int rowsAtOnce;

    BoundOnnxScorer(OnnxSession session, FeatureSet features, int[] slots, int rowsAtOnce) {
        this.session = session;
        this.features = features;
        this.slots = slots;
        this.rowsAtOnce = rowsAtOnce;
    }

    @Override
    public double score(double[] row) {
        double[] values = new double[slots.length];
        double[] score = new double[1];
        place(row, values, 0);
        session.score(values, 1, score, 0);
        return score[0];
    }

    @Override
    public void score(Frame frame, int from, int to, double[] scores) {
        double[] row = new double[frame.features().size()];
        for (int start = from; start < to; start += rowsAtOnce) {
            int rows = Math.min(rowsAtOnce, to - start);
            double[] values = new double[rows * slots.length];
            for (int i = 0; i < rows; i++) {
                frame.copyRow(start + i, row);
                place(row, values, i * slots.length);
            }
            session.score(values, rows, scores, start - from);
        }
    }

    private void place(double[] row, double[] values, int at) {
        for (int i = 0; i < slots.length; i++) {
            double value = row[slots[i]];
            values[at + i] = features.get(i) instanceof CategoryFeature<?> category ? category.resolve(value) : value;
        }
    }
}
