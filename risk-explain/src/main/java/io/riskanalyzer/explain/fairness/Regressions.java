package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.CompensatedSum;
import io.riskanalyzer.feature.CategoryFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Linear regressions of an outcome on the features: of a group, of its reference, and of both. */
final class Regressions {
    private final List<String> names;
    private final List<double[]> columns = new ArrayList<>();
    private final List<int[]> columnsOf = new ArrayList<>();
    private final double[] outcome;
    private final Dataset data;
    private final int[] groupRows;
    private final int[] referenceRows;
    private final LeastSquares group;
    private final LeastSquares reference;

    Regressions(GroupPair<?> pair, double[] outcome, Dataset data) {
        if (outcome.length != data.rows()) {
            throw new IllegalArgumentException("The outcomes (" + outcome.length
                    + ") must be one for each row, but there are " + data.rows()
                    + " rows.\nMaybe they are of other data.");
        }
        for (int row = 0; row < outcome.length; row++) {
            if (!(Math.abs(outcome[row]) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "The outcome of row " + data.frame().number(row) + " (" + outcome[row]
                                + ") must be a finite number.\nMaybe leave the row out.");
            }
        }
        this.outcome = outcome;
        this.data = data;
        names = data.features().names();
        groupRows = pair.rowsOf(data, false);
        referenceRows = pair.rowsOf(data, true);
        for (int slot = 0; slot < names.size(); slot++) {
            int first = columns.size();
            addColumns(data.frame(), slot);
            columnsOf.add(IntStream.range(first, columns.size()).toArray());
        }
        group = LeastSquares.of(columns, outcome, data, groupRows);
        reference = LeastSquares.of(columns, outcome, data, referenceRows);
    }

    private void addColumns(Frame frame, int slot) {
        double[] values = new double[frame.rows()];
        frame.copyColumn(slot, 0, values.length, values);
        if (frame.features().get(slot) instanceof CategoryFeature<?> category) {
            for (int level = 1; level < category.levels().size(); level++) {
                int own = level;
                addUnlessEmpty(values, value -> value == own ? 1 : 0);
            }
            addUnlessEmpty(values, value -> value < 0 ? 1 : 0);
        } else {
            double mean = meanOfPresent(values);
            addUnlessEmpty(values, value -> Double.isNaN(value) ? mean : value);
        }
        addUnlessEmpty(values, value -> Double.isNaN(value) ? 1 : 0);
    }

    private double meanOfPresent(double[] values) {
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum weight = new CompensatedSum();
        for (int[] rows : List.of(groupRows, referenceRows)) {
            for (int row : rows) {
                if (!Double.isNaN(values[row])) {
                    sum.add(data.weight(row) * values[row]);
                    weight.add(data.weight(row));
                }
            }
        }
        return weight.value() > 0 ? sum.value() / weight.value() : 0;
    }

    private void addUnlessEmpty(double[] values, DoubleUnaryOperator of) {
        double[] column = new double[values.length];
        boolean isEmpty = true;
        for (int row = 0; row < column.length; row++) {
            column[row] = of.applyAsDouble(values[row]);
            isEmpty &= column[row] == 0;
        }
        if (!isEmpty) {
            columns.add(column);
        }
    }

    int features() {
        return names.size();
    }

    String name(int feature) {
        return names.get(feature);
    }

    int[] columnsOf(int feature) {
        return columnsOf.get(feature);
    }

    LeastSquares group() {
        return group;
    }

    LeastSquares reference() {
        return reference;
    }

    /** Of both groups, with a column that tells them apart, which comes first so that no other one is dropped for it. */
    LeastSquares pooled() {
        double[] isGroup = new double[outcome.length];
        for (int row : groupRows) {
            isGroup[row] = 1;
        }
        List<double[]> more = new ArrayList<>(List.of(isGroup));
        more.addAll(columns);
        int[] both = IntStream.concat(IntStream.of(groupRows), IntStream.of(referenceRows))
                .toArray();
        return LeastSquares.of(more, outcome, data, both).withoutFirst();
    }
}
