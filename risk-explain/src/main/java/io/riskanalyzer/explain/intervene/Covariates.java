package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The features of a frame as columns of numbers that are not constant. */
final class Covariates {
    private Covariates() {}

    /** One column, less its mean. */
    static final class Column {
        private final String name;
        private final double[] values;

        private Column(String name, double[] values) {
            this.name = name;
            double mean = Arrays.stream(values).sum() / values.length;
            this.values = Arrays.stream(values).map(value -> value - mean).toArray();
        }

        String name() {
            return name;
        }

        /** A copy. */
        double[] centred() {
            return values.clone();
        }

        private boolean isConstant() {
            return Arrays.stream(values).allMatch(value -> value == values[0]);
        }
    }

    static List<Column> of(Frame frame) {
        List<Column> columns = new ArrayList<>();
        for (int slot = 0; slot < frame.features().size(); slot++) {
            Feature feature = frame.features().get(slot);
            double[] values = new double[frame.rows()];
            frame.copyColumn(slot, 0, values.length, values);
            if (feature instanceof CategoryFeature<?> category) {
                addLevels(category, values, columns);
            } else {
                addNumbers(feature, values, columns);
            }
        }
        columns.removeIf(Column::isConstant);
        return columns;
    }

    /** All levels but the first, then what is no level. */
    private static void addLevels(CategoryFeature<?> category, double[] values, List<Column> columns) {
        for (int level = 1; level <= category.levels().size(); level++) {
            int own = level;
            boolean isLast = level == category.levels().size();
            columns.add(new Column(
                    category.name() + " "
                            + (isLast ? "unknown" : category.levels().get(level)),
                    Arrays.stream(values)
                            .map(value -> (isLast ? !(value >= 0) : value == own) ? 1 : 0)
                            .toArray()));
        }
    }

    private static void addNumbers(Feature feature, double[] values, List<Column> columns) {
        double mean = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(0);
        columns.add(new Column(
                feature.name(),
                Arrays.stream(values)
                        .map(value -> Double.isNaN(value) ? mean : value)
                        .toArray()));
        columns.add(new Column(
                feature.name() + " missing",
                Arrays.stream(values).map(value -> Double.isNaN(value) ? 1 : 0).toArray()));
    }
}
