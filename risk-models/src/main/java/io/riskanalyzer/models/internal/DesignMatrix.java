package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Training rows as columns of numbers. The first column is 1 in every row; then come the full columns of scaled numbers,
 * and behind them those of categories, bins and curves, of which a row has few that are not 0. Immutable.
 */
final class DesignMatrix {
    final int rows;
    /** Full columns, shape (full, rows). */
    final double[][] full;
    /** The number of the other columns. */
    final int coded;
    /** The number of codes a row. */
    final int slots;
    /** The columns of each row that are not 0, counted from the end of the full ones, shape (rows × slots). One of {@code coded} is none. */
    final int[] codes;
    /** Their values; null if all are 1. */
    final double @Nullable [] values;

    private final int[] placeOf; // of each column of the encoding; −1 for one that is left out

    /** Which columns of a category, or of bins, or of a curve stand in the matrix. */
    enum Coding {
        /** All of them: a penalty settles how they share a constant with the intercept. */
        ALL,
        /** All but the first, which is what the others are compared with. */
        REFERENCE
    }

    private DesignMatrix(
            double[][] full, int coded, int slots, int[] codes, double @Nullable [] values, int[] placeOf) {
        this.rows = full[0].length;
        this.full = full;
        this.coded = coded;
        this.slots = slots;
        this.codes = codes;
        this.values = values;
        this.placeOf = placeOf;
    }

    static DesignMatrix of(LinearEncoding encoding, Dataset data, Coding coding) {
        List<double[]> full = new ArrayList<>();
        double[] ones = new double[data.rows()];
        Arrays.fill(ones, 1);
        full.add(ones);
        int[] placeOf = new int[encoding.width()];
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < encoding.encodings().size(); i++) {
            if (encoding.encodings().get(i) instanceof ScaledEncoding scaled) {
                double[] column = new double[data.rows()];
                data.frame().copyColumn(i, 0, column.length, column);
                int next = encoding.firstColumn(i);
                for (double[] values : scaled.encode(column)) {
                    placeOf[next++] = full.size();
                    full.add(values);
                }
            } else {
                others.add(i);
            }
        }
        int coded = 0;
        int slots = 0;
        boolean plain = true;
        for (int i : others) {
            FeatureEncoding other = encoding.encodings().get(i);
            slots += other.entries();
            plain &= other.entries() <= 1;
            for (int column = 0; column < other.width(); column++) {
                boolean leftOut = column == 0 && coding == Coding.REFERENCE;
                placeOf[encoding.firstColumn(i) + column] = leftOut ? -1 : full.size() + coded++;
            }
        }
        int[] codes = new int[Math.multiplyExact(data.rows(), slots)];
        double[] values = plain ? null : new double[codes.length];
        DesignMatrix matrix = new DesignMatrix(full.toArray(double[][]::new), coded, slots, codes, values, placeOf);
        matrix.encode(encoding, others, data);
        return matrix;
    }

    private void encode(LinearEncoding encoding, List<Integer> features, Dataset data) {
        Arrays.fill(codes, coded);
        int[] columns = new int[3];
        double[] entries = new double[3];
        int slot = 0;
        for (int i : features) {
            FeatureEncoding feature = encoding.encodings().get(i);
            double[] column = new double[rows];
            data.frame().copyColumn(i, 0, rows, column);
            for (int row = 0; row < rows; row++) {
                int count = feature.encode(column[row], encoding.firstColumn(i), columns, entries, 0);
                for (int entry = 0; entry < count; entry++) {
                    int place = placeOf[columns[entry]];
                    int at = row * slots + slot + entry;
                    codes[at] = place < 0 ? coded : place - full.length;
                    if (values != null) {
                        values[at] = place < 0 ? 0 : entries[entry];
                    }
                }
            }
            slot += feature.entries();
        }
    }

    /** Returns the number of columns, the first one included. */
    int columns() {
        return full.length + coded;
    }

    /** Returns where a column of the encoding stands, −1 if it was left out. */
    int placeOf(int column) {
        return placeOf[column];
    }

    /** Returns the weights of the columns of the encoding; 0 for one that was left out. */
    double[] toEncoding(double[] weights) {
        return IntStream.of(placeOf)
                .mapToDouble(place -> place < 0 ? 0 : weights[place])
                .toArray();
    }
}
