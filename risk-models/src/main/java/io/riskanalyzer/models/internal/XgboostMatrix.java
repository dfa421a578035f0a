package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Rows as XGBoost takes them: a column a feature, a category by the index of its level, NaN for missing. */
final class XgboostMatrix implements AutoCloseable {
    private static final int BLOCK = 1024;
    private static final String CATEGORY = "c";
    private static final String QUANTITY = "q";

    private final DMatrix matrix;
    private final boolean[] labels;
    private final double[] weights;

    private XgboostMatrix(DMatrix matrix, Dataset data, double[] weights) {
        this.matrix = matrix;
        this.labels = data.labels();
        this.weights = weights;
    }

    static XgboostMatrix of(TrainingRows rows) throws XGBoostError {
        Dataset data = rows.data();
        FeatureSet features = data.features();
        DMatrix matrix = new DMatrix(cells(data.frame()), data.rows(), features.size(), Float.NaN);
        matrix.setFeatureTypes(features.stream()
                .map(feature -> feature instanceof CategoryFeature ? CATEGORY : QUANTITY)
                .toArray(String[]::new));
        float[] targets = new float[data.rows()];
        float[] counts = new float[data.rows()];
        for (int row = 0; row < targets.length; row++) {
            targets[row] = data.label(row) ? 1 : 0;
            counts[row] = (float) rows.weights()[row];
        }
        matrix.setLabel(targets);
        if (data.weights() != null) {
            matrix.setWeight(counts);
        }
        return new XgboostMatrix(matrix, data, rows.weights());
    }

    private static float[] cells(Frame frame) {
        FeatureSet features = frame.features();
        int width = features.size();
        long size = (long) frame.rows() * width;
        if (size > Integer.MAX_VALUE - Long.SIZE) {
            throw new IllegalArgumentException("The rows to learn from (" + frame.rows() + " of " + width
                    + " features) must have at most 2³¹ values.\nMaybe take a sample: more rows teach little more.");
        }
        float[] cells = new float[(int) size];
        double[] column = new double[Math.min(BLOCK, frame.rows())];
        for (int from = 0; from < frame.rows(); from += BLOCK) {
            int length = Math.min(BLOCK, frame.rows() - from);
            for (int slot = 0; slot < width; slot++) {
                frame.copyColumn(slot, from, from + length, column);
                Feature feature = features.get(slot);
                for (int i = 0; i < length; i++) {
                    cells[(from + i) * width + slot] = cell(feature, column[i]);
                }
            }
        }
        return cells;
    }

    /** A value in single precision; XGBoost refuses infinities, which are nothing but large to a tree. */
    private static float cell(Feature feature, double value) {
        if (feature instanceof CategoryFeature<?> category) {
            return (float) category.resolve(value);
        }
        float single = (float) value;
        return Float.isInfinite(single) ? Math.copySign(Float.MAX_VALUE, single) : single;
    }

    DMatrix matrix() {
        return matrix;
    }

    /** The share of the weight that is of positive rows: what is predicted before any tree. */
    float shareOfPositives() {
        double positive = 0;
        double all = 0;
        for (int row = 0; row < weights.length; row++) {
            all += weights[row];
            positive += labels[row] ? weights[row] : 0;
        }
        return (float) (positive / all);
    }

    /** The mean log loss of log-odds, one a row. */
    double logLoss(float[][] margins) {
        double loss = 0;
        double all = 0;
        for (int row = 0; row < weights.length; row++) {
            double surprise = labels[row] ? -margins[row][0] : margins[row][0];
            loss += weights[row] * (Math.max(surprise, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(surprise))));
            all += weights[row];
        }
        return loss / all;
    }

    @Override
    public void close() {
        matrix.dispose();
    }
}
