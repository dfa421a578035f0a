package io.riskanalyzer.models.internal;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.LinearTerm;
import java.util.ArrayList;
import java.util.List;

/**
 * A number or a flag: one column with its value, imputed and scaled, and one that tells whether it was missing, scaled
 * too, if it was in some of the training rows.
 *
 * @param feature the number or flag
 * @param replacement what is put in place of a missing value
 * @param value the scaling of the imputed value
 * @param missing the scaling of the indicator
 */
record ScaledEncoding(Feature feature, double replacement, Scaling value, Scaling missing) implements FeatureEncoding {

    static ScaledEncoding learn(Feature feature, WeightedColumn column) {
        Scaling missing = column.hasMissing() ? Scaling.of(column.missing()) : new Scaling(0, 0);
        double replacement = column.median();
        return new ScaledEncoding(feature, replacement, Scaling.of(column.imputed(replacement)), missing);
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        if (value.varies()) {
            columns.add(feature.name());
        }
        if (missing.varies()) {
            columns.add(feature.name() + " is missing");
        }
        return columns;
    }

    /** Returns how each column was scaled, shape (width). */
    List<Scaling> scalings() {
        return List.of(value, missing).stream().filter(Scaling::varies).toList();
    }

    @Override
    public int width() {
        return entries();
    }

    @Override
    public int entries() {
        return (value.varies() ? 1 : 0) + (missing.varies() ? 1 : 0);
    }

    @Override
    public int encode(double x, int first, int[] columns, double[] values, int at) {
        int column = first;
        int next = at;
        if (value.varies()) {
            columns[next] = column++;
            values[next++] = value.apply(Double.isNaN(x) ? replacement : x);
        }
        if (missing.varies()) {
            columns[next] = column;
            values[next++] = missing.apply(Double.isNaN(x) ? 1 : 0);
        }
        return next;
    }

    /** Returns the columns of many values, shape (width, values). */
    double[][] encode(double[] column) {
        double[][] encoded = new double[width()][column.length];
        int next = 0;
        if (value.varies()) {
            double[] to = encoded[next++];
            for (int i = 0; i < column.length; i++) {
                to[i] = value.apply(Double.isNaN(column[i]) ? replacement : column[i]);
            }
        }
        if (missing.varies()) {
            double[] to = encoded[next];
            for (int i = 0; i < column.length; i++) {
                to[i] = missing.apply(Double.isNaN(column[i]) ? 1 : 0);
            }
        }
        return encoded;
    }

    @Override
    public double mean(double[] weights, int first) {
        return 0; // that is what scaling is for
    }

    @Override
    public LinearTerm term(double[] weights, int first) {
        int column = first;
        double slope = value.varies() ? weights[column++] / value.deviation() : 0;
        double whenPresent = missing.varies() ? weights[column] * missing.apply(0) : 0;
        double jump = missing.varies() ? weights[column] * missing.apply(1) : 0;
        return new LinearTerm.Slope(
                feature, slope, value.mean(), whenPresent, jump + slope * (replacement - value.mean()));
    }
}
