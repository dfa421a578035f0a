package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.models.internal.Cholesky;
import io.riskanalyzer.models.internal.NewtonLogistic;
import io.riskanalyzer.models.internal.NumberForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of a dataset as weights of evidence, a column for each binned feature, and regressions on some of them. */
final class WoeRows {
    private static final NumberForm LINEAR = new NumberForm(NumberForm.Kind.LINEAR, 0);

    /** A column of which less is left beside the others is a combination of them. */
    private static final double DEPENDENT = 1e-12;

    private final Dataset rows;
    private final double[][] columns;
    private final double[] weights;

    /** A regression on some columns: what each adds to the log-odds, and with what error. */
    record Fit(
            List<Integer> columns,
            double intercept,
            double interceptError,
            List<Double> estimates,
            List<Double> errors,
            double logLikelihood) {}

    WoeRows(Dataset data, List<BinningTable> tables) {
        columns = new double[tables.size()][data.rows()];
        List<Feature> features = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            BinningTable table = tables.get(j);
            table.encoder().encode(data.frame(), 0, data.rows(), columns[j]);
            features.add(Feature.number(table.bins().feature().name()));
        }
        Frame.Builder frame = Frame.builder(FeatureSet.of(features), data.rows());
        double[] row = new double[columns.length];
        for (int i = 0; i < data.rows(); i++) {
            for (int j = 0; j < columns.length; j++) {
                row[j] = columns[j][i];
            }
            frame.add(row, i + 1L, null);
        }
        Dataset unweighted = Dataset.of(frame.build(), data.labels());
        double @Nullable [] given = data.weights();
        rows = given == null ? unweighted : unweighted.weighted(given);
        weights = IntStream.range(0, data.rows()).mapToDouble(data::weight).toArray();
    }

    double weight() {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }

    /** The regression of greatest likelihood on some columns, at least one. */
    Fit fit(List<Integer> chosen) {
        FeatureSet features =
                FeatureSet.of(chosen.stream().map(j -> rows.features().get(j)).toList());
        Dataset selected = rows.withValues(rows.frame().select(features));
        NewtonLogistic fit = NewtonLogistic.of(selected, number -> LINEAR, 0, 0);
        Map<String, NewtonLogistic.Row> byName = new HashMap<>();
        fit.rows().forEach(row -> byName.put(row.name(), row));
        NewtonLogistic.Row intercept = fit.rows().get(0);
        List<Double> estimates = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (Feature feature : features) {
            NewtonLogistic.Row row = byName.get(feature.name()); // none where the column is the same in all rows
            estimates.add(row == null ? 0 : row.estimate());
            errors.add(row == null ? Double.NaN : row.standardError());
        }
        return new Fit(
                List.copyOf(chosen),
                intercept.estimate(),
                intercept.standardError(),
                estimates,
                errors,
                fit.logLikelihood());
    }

    /**
     * Returns the variance inflation factors of some columns: the diagonal of the inverse of their correlations.
     *
     * @return one factor a column, infinite where it is a combination of the others
     */
    double[] inflation(List<Integer> chosen) {
        int size = chosen.size();
        double[] correlations = new double[size * size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                double c = a == b ? 1 : correlation(columns[chosen.get(a)], columns[chosen.get(b)]);
                correlations[a * size + b] = c;
                correlations[b * size + a] = c;
            }
        }
        Cholesky factor = Cholesky.of(correlations, size, DEPENDENT);
        double[] inflation = new double[size];
        for (int a = 0; a < size; a++) {
            double[] one = new double[size];
            one[a] = 1;
            inflation[a] = factor.isLeftOut(a) ? Double.POSITIVE_INFINITY : factor.inverseForm(one);
        }
        return inflation;
    }

    private double correlation(double[] x, double[] y) {
        double total = weight();
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            meanX += weights[i] * x[i];
            meanY += weights[i] * y[i];
        }
        meanX /= total;
        meanY /= total;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            xx += weights[i] * dx * dx;
            yy += weights[i] * dy * dy;
            xy += weights[i] * dx * dy;
        }
        return xy / Math.sqrt(xx * yy);
    }
}
