package io.riskanalyzer.models.validate;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.models.internal.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How a metric goes with a setting of the trainer, or with the number of rows to learn from (the learning curve), on the
 * rows that were learnt from and on those that were not.
 *
 * <p>Where the two lie far apart, the model knows its rows by heart: more rows or a stricter setting help. Where they
 * meet at a bad value, it is too simple, and more rows do not help. The same seed gives the same curve.
 *
 * @param name the name of what was trained
 * @param setting what changes from point to point
 * @param metric what was measured
 * @param points the points, in ascending order
 */
public record ValidationCurve(String name, String setting, Metric metric, List<Point> points) {
    /** The setting of a learning curve. */
    public static final String TRAINING_ROWS = "training rows";

    /** Copies the points. */
    public ValidationCurve {
        points = List.copyOf(points);
    }

    /**
     * A point of the curve.
     *
     * @param at the value of the setting, or the mean number of training rows
     * @param train the metric on the rows that were learnt from
     * @param test the metric on the rows that were not
     */
    public record Point(double at, Spread train, Spread test) {}

    /**
     * What a metric was over the rounds of a validation.
     *
     * @param mean the mean
     * @param deviation the standard deviation, with the number of rounds as the divisor
     */
    public record Spread(double mean, double deviation) {
        static Spread of(double... values) {
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            double variance = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(Double.NaN);
            return new Spread(mean, Math.sqrt(variance));
        }
    }

    /**
     * Returns the learning curve of a candidate: each round is run with several shares of its training rows, those of a
     * smaller share among those of a larger one.
     *
     * @param candidate what learns
     * @param data the rows
     * @param validation the rounds; its first metric is measured
     * @param progress is told after each point, on the calling thread; what it throws ends the work
     * @param shares the shares, ascending, in (0, 1]
     * @return the curve, a point for each share
     * @throws IllegalArgumentException if a share is out of range, or the candidate cannot learn from so few rows
     */
    public static ValidationCurve ofRows(
            Candidate candidate, Dataset data, CrossValidation validation, Progress progress, double... shares) {
        double[] ascending = requireAscending("share", shares);
        if (!(ascending[0] > 0 && ascending[ascending.length - 1] <= 1)) {
            throw new IllegalArgumentException("The shares of the training rows (" + Arrays.toString(shares)
                    + ") must be above 0 and at most 1.\nMaybe take 0.1, 0.3 and 1.");
        }
        return of(candidate.name(), TRAINING_ROWS, validation, progress, shares.length, i -> {
            List<Outcome> outcomes = validation.outcomes(candidate, data, ascending[i], (done, total) -> {});
            return point(meanRows(outcomes), outcomes);
        });
    }

    /**
     * Returns the validation curve of a setting.
     *
     * @param setting the name of the setting
     * @param candidateOf makes the candidate of a value
     * @param data the rows
     * @param validation the rounds; its first metric is measured
     * @param progress is told after each point, on the calling thread; what it throws ends the work
     * @param values the values of the setting, ascending
     * @return the curve, a point for each value
     * @throws IllegalArgumentException if the values do not ascend, or a candidate cannot learn
     */
    public static ValidationCurve ofSetting(
            String setting,
            DoubleFunction<Candidate> candidateOf,
            Dataset data,
            CrossValidation validation,
            Progress progress,
            double... values) {
        double[] ascending = requireAscending(setting, values);
        String name = candidateOf.apply(ascending[0]).name();
        return of(name, setting, validation, progress, values.length, i -> {
            Candidate candidate = candidateOf.apply(ascending[i]);
            return point(ascending[i], validation.outcomes(candidate, data, 1, (done, total) -> {}));
        });
    }

    private static ValidationCurve of(
            String name,
            String setting,
            CrossValidation validation,
            Progress progress,
            int count,
            Function<Integer, Point> pointOf) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(pointOf.apply(i));
            progress.at(i + 1, count);
        }
        return new ValidationCurve(name, setting, validation.metrics().get(0), points);
    }

    private static double[] requireAscending(String what, double[] values) {
        boolean ascends = IntStream.range(1, values.length).allMatch(i -> values[i - 1] < values[i]);
        if (values.length == 0 || !ascends || Double.isNaN(values[0])) {
            throw new IllegalArgumentException("The values of the " + what + " (" + Arrays.toString(values)
                    + ") must be at least one, in ascending order.\nMaybe sort them.");
        }
        return values.clone();
    }

    private static Point point(double at, List<Outcome> outcomes) {
        double[] train = outcomes.stream().mapToDouble(o -> o.onTrain().get(0)).toArray();
        double[] test =
                outcomes.stream().mapToDouble(o -> o.test().values().get(0)).toArray();
        return new Point(at, Spread.of(train), Spread.of(test));
    }

    private static double meanRows(List<Outcome> outcomes) {
        return outcomes.stream().mapToInt(Outcome::trainRows).average().orElse(Double.NaN);
    }

    /** Returns the points as a table for people to read. */
    @Override
    public String toString() {
        TextTable table =
                new TextTable(setting, metric.name() + " learnt", "± sd", metric.name() + " not learnt", "± sd");
        for (Point point : points) {
            table.add(
                    point.at() == Math.rint(point.at())
                            ? Long.toString((long) point.at())
                            : Double.toString(point.at()),
                    TextTable.number(point.train().mean()),
                    TextTable.number(point.train().deviation()),
                    TextTable.number(point.test().mean()),
                    TextTable.number(point.test().deviation()));
        }
        return name + "\n" + table;
    }
}
