package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.LinearTerm;
import java.util.ArrayList;
import java.util.List;

/**
 * How rows become columns of a linear engine, learnt from training rows: numbers and flags imputed and scaled, categories
 * one-hot. Immutable.
 */
final class LinearEncoding {
    private final List<FeatureEncoding> encodings;
    private final int[] firstColumns;
    private final int width;

    private LinearEncoding(List<FeatureEncoding> encodings) {
        this.encodings = List.copyOf(encodings);
        this.firstColumns = new int[encodings.size()];
        int next = 0;
        for (int i = 0; i < firstColumns.length; i++) {
            firstColumns[i] = next;
            next += encodings.get(i).width();
        }
        this.width = next;
    }

    /**
     * Learns an encoding.
     *
     * @param data the training rows, each of a weight above 0
     * @param weights their weights
     */
    static LinearEncoding learn(Dataset data, double[] weights) {
        List<FeatureEncoding> encodings = new ArrayList<>();
        for (int slot = 0; slot < data.features().size(); slot++) {
            double[] values = new double[data.rows()];
            data.frame().copyColumn(slot, 0, values.length, values);
            Feature feature = data.features().get(slot);
            encodings.add(
                    feature instanceof CategoryFeature<?> category
                            ? OneHotEncoding.learn(category, values, weights)
                            : ScaledEncoding.learn(feature, new WeightedColumn(values, weights)));
        }
        return new LinearEncoding(encodings);
    }

    /** Returns the number of columns. */
    int width() {
        return width;
    }

    /**
     * Encodes a row.
     *
     * @param row the row
     * @param columns where the columns that are not 0 go, ascending; shape (width)
     * @param values where their values go, shape (width)
     * @return how many there are
     */
    int encode(double[] row, int[] columns, double[] values) {
        int next = 0;
        for (int i = 0; i < row.length; i++) {
            next = encodings.get(i).encode(row[i], firstColumns[i], columns, values, next);
        }
        return next;
    }

    /**
     * Returns the log-odds of the average training row.
     *
     * @param weights the log-odds of each column
     * @param bias the log-odds without any column
     */
    double base(double[] weights, double bias) {
        double base = bias;
        for (int i = 0; i < firstColumns.length; i++) {
            base += encodings.get(i).mean(weights, firstColumns[i]);
        }
        return base;
    }

    /**
     * Returns one term for each feature.
     *
     * @param weights the log-odds of each column
     */
    List<LinearTerm> terms(double[] weights) {
        List<LinearTerm> terms = new ArrayList<>();
        for (int i = 0; i < firstColumns.length; i++) {
            terms.add(encodings.get(i).term(weights, firstColumns[i]));
        }
        return terms;
    }
}
