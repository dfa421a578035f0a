package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsemble.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the splits of trees ask of a row, as small whole numbers: a split sends a row to the left where the row's key is below
 * the split's limit.
 *
 * <p>A number has a key for each side that missing values are sent to: 1 and the count of thresholds that it reaches, or what is
 * below or above all limits. A category has a key for each set of levels: 0 for those that go to the left, 1 for the others.
 */
final class SplitKeys {
    private final TreeEnsemble model;
    private final List<Feature> features;
    private final Map<Question, List<Integer>> splits = new LinkedHashMap<>();
    private final List<Column> columns = new ArrayList<>();
    private final int[] columnOf;
    private final int[] limitOf;

    /** What a key answers: of which feature, where missing values go, and which levels go to the left. */
    private record Question(Feature feature, Side missing, List<Integer> levels) {}

    /** The keys of one question. */
    private record Column(int feature, Question question, List<Double> thresholds) {}

    SplitKeys(TreeEnsemble model) {
        this.model = model;
        this.features = List.copyOf(model.features());
        this.columnOf = new int[model.nodes()];
        this.limitOf = new int[model.nodes()];
        for (int node = 0; node < model.nodes(); node++) {
            if (!model.isLeaf(node)) {
                splits.computeIfAbsent(questionOf(node), key -> new ArrayList<>())
                        .add(node);
            }
        }
        splits.forEach(this::addColumn);
    }

    private Question questionOf(int split) {
        Feature feature = model.feature(split);
        List<Integer> levels = feature instanceof CategoryFeature<?>
                ? IntStream.of(model.levels(split)).boxed().toList()
                : List.of();
        return new Question(feature, model.missing(split), levels);
    }

    private void addColumn(Question question, List<Integer> asking) {
        List<Double> thresholds = question.feature instanceof CategoryFeature<?>
                ? List.of()
                : asking.stream().map(model::threshold).sorted().distinct().toList();
        Map<Double, Integer> limits = new LinkedHashMap<>();
        thresholds.forEach(threshold -> limits.put(threshold, limits.size() + 2));
        for (int split : asking) {
            columnOf[split] = columns.size();
            limitOf[split] = thresholds.isEmpty() ? 1 : limits.getOrDefault(model.threshold(split), 0);
        }
        columns.add(new Column(features.indexOf(question.feature), question, thresholds));
    }

    /** The features of the model, by whose positions the others are asked for. */
    List<Feature> features() {
        return features;
    }

    /** How many keys a row has. */
    int size() {
        return columns.size();
    }

    /** Which key a split asks for. */
    int columnOf(int split) {
        return columnOf[split];
    }

    /** What the key of a row is below that goes to the left. */
    int limitOf(int split) {
        return limitOf[split];
    }

    /** The keys that depend on a feature. */
    int[] columnsOf(int feature) {
        return IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).feature == feature)
                .toArray();
    }

    /** Fills the keys of all rows of a frame, row after row, each beginning a stride after the one before. */
    void fill(Frame frame, int stride, int[] keys) {
        double[] values = new double[frame.rows()];
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            frame.copyColumn(frame.features().slotOf(column.question.feature), 0, values.length, values);
            double[] thresholds =
                    column.thresholds.stream().mapToDouble(Double::doubleValue).toArray();
            for (int row = 0; row < values.length; row++) {
                keys[row * stride + i] = column.question.feature instanceof CategoryFeature<?> category
                        ? keyOf(category, column.question, values[row])
                        : keyOf(thresholds, column.question, values[row]);
            }
        }
    }

    private static int keyOf(CategoryFeature<?> category, Question question, double value) {
        double level = category.resolve(value);
        boolean left = Double.isNaN(level) ? question.missing == Side.LEFT : question.levels.contains((int) level);
        return left ? 0 : 1;
    }

    private static int keyOf(double[] thresholds, Question question, double value) {
        if (Double.isNaN(value)) {
            return question.missing == Side.LEFT ? 0 : thresholds.length + 2;
        }
        int from = 0; // so many thresholds are not above the value
        int to = thresholds.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (thresholds[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return 1 + from;
    }

    @Override
    public String toString() {
        return size() + " keys of "
                + Arrays.toString(features.stream().map(Feature::name).toArray());
    }
}
