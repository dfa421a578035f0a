package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How rows become columns of a linear engine, learnt from training rows: numbers and flags imputed and scaled, or numbers
 * along curves or by bins, and categories one-hot. Immutable.
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
     * @param forms the form of each number
     * @throws IllegalArgumentException if no feature differs between rows
     */
    static LinearEncoding learn(Dataset data, double[] weights, Function<NumberFeature, NumberForm> forms) {
        List<FeatureEncoding> encodings = IntStream.range(0, data.features().size())
                .parallel()
                .mapToObj(slot -> {
                    double[] values = new double[data.rows()];
                    data.frame().copyColumn(slot, 0, values.length, values);
                    return learn(data.features().get(slot), values, weights, forms);
                })
                .toList();
        LinearEncoding learnt = new LinearEncoding(encodings);
        if (learnt.width == 0) {
            throw new IllegalArgumentException("The features to learn from (" + data.features()
                    + ") must differ between rows, but each is the same in all of them."
                    + "\nMaybe the rows were selected by these features.");
        }
        return learnt;
    }

    private static FeatureEncoding learn(
            Feature feature, double[] values, double[] weights, Function<NumberFeature, NumberForm> forms) {
        if (feature instanceof CategoryFeature<?> category) {
            return OneHotEncoding.learn(new Places.OfLevels(category), values, weights);
        }
        if (feature instanceof NumberFeature number) {
            NumberForm form = forms.apply(number);
            boolean varies = Arrays.stream(values)
                            .filter(x -> !Double.isNaN(x))
                            .distinct()
                            .limit(2)
                            .count()
                    == 2;
            if (varies && form.kind() == NumberForm.Kind.CURVE) {
                return CurveEncoding.learn(number, values, weights, form.size());
            }
            if (varies && form.kind() == NumberForm.Kind.BINS) {
                double[] cuts =
                        Quantiles.of(new WeightedColumn(values, weights)).cuts(form.size());
                return OneHotEncoding.learn(new Places.OfBins(number, cuts), values, weights);
            }
        }
        return ScaledEncoding.learn(feature, new WeightedColumn(values, weights));
    }

    /** Returns the number of columns. */
    int width() {
        return width;
    }

    /** Returns the encoding of each feature. */
    List<FeatureEncoding> encodings() {
        return encodings;
    }

    /** Returns the first column of a feature. */
    int firstColumn(int feature) {
        return firstColumns[feature];
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
