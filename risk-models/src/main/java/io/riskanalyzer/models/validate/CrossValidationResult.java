package io.riskanalyzer.models.validate;

import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.models.internal.TextTable;
import io.riskanalyzer.models.validate.ValidationCurve.Spread;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What came out of a {@link CrossValidation}: the metrics of each round, and for each row the score that models gave it
 * which had not seen it. Immutable and thread-safe.
 */
public final class CrossValidationResult {
    private final String name;
    private final String folding;
    private final List<Metric> metrics;
    private final int rows;
    private final List<Outcome> outcomes;

    CrossValidationResult(String name, String folding, List<Metric> metrics, int rows, List<Outcome> outcomes) {
        this.name = name;
        this.folding = folding;
        this.metrics = metrics;
        this.rows = rows;
        this.outcomes = outcomes;
    }

    CrossValidationResult withoutModels() {
        return new CrossValidationResult(
                name,
                folding,
                metrics,
                rows,
                outcomes.stream().map(Outcome::withoutModel).toList());
    }

    /**
     * Returns the name of what was validated.
     *
     * @return the name of the candidate
     */
    public String name() {
        return name;
    }

    /**
     * Returns what was measured.
     *
     * @return the metrics, in the order of the table
     */
    public List<Metric> metrics() {
        return metrics;
    }

    /**
     * Returns the number of rounds.
     *
     * @return the number of folds times that of repeats
     */
    public int rounds() {
        return outcomes.size();
    }

    /**
     * Returns a metric of each round.
     *
     * @param metric the metric, which is known by its name
     * @return the values, in the order of the rounds; for given folds that of their numbers; shape (rounds)
     * @throws IllegalArgumentException if the metric was not measured
     */
    public double[] values(Metric metric) {
        List<String> names = metrics.stream().map(Metric::name).toList();
        int index = names.indexOf(metric.name());
        if (index < 0) {
            throw new IllegalArgumentException("The metric (" + metric.name() + ") must be one that was measured, but"
                    + " that are " + String.join(", ", names) + ".\nMaybe name it in measuredBy(…).");
        }
        return outcomes.stream()
                .mapToDouble(outcome -> outcome.test().values().get(index))
                .toArray();
    }

    /**
     * Returns the mean of a metric over the rounds.
     *
     * @param metric the metric
     * @return the mean, each round counted alike
     * @throws IllegalArgumentException if the metric was not measured
     */
    public double mean(Metric metric) {
        return Spread.of(values(metric)).mean();
    }

    /**
     * Returns the standard deviation of a metric over the rounds, with the number of rounds as the divisor, as users of
     * scikit-learn quote it. It tells how much rounds differ; as rounds share training rows, it is not the error of the
     * mean.
     *
     * @param metric the metric
     * @return the standard deviation
     * @throws IllegalArgumentException if the metric was not measured
     */
    public double deviation(Metric metric) {
        return Spread.of(values(metric)).deviation();
    }

    /**
     * Returns the raw score of each row by models that had not seen it.
     *
     * @return the scores, the mean over repeats, NaN for a row that was never judged; shape (rows)
     */
    public double[] rawScores() {
        return collected(Outcome.Judged::rawScores);
    }

    /**
     * Returns the score of each row by models that had not seen it: the calibrated probability, or what {@link
     * FittedCandidate#scoresOf} takes for it.
     *
     * @return the scores, the mean over repeats, NaN for a row that was never judged; shape (rows)
     */
    public double[] scores() {
        return collected(Outcome.Judged::scores);
    }

    private double[] collected(Function<Outcome.Judged, double[]> scoresOf) {
        double[] sums = new double[rows];
        int[] counts = new int[rows];
        for (Outcome outcome : outcomes) {
            int[] judged = outcome.test().rows();
            double[] scores = scoresOf.apply(outcome.test());
            for (int i = 0; i < judged.length; i++) {
                sums[judged[i]] += scores[i];
                counts[judged[i]]++;
            }
        }
        for (int row = 0; row < rows; row++) {
            sums[row] = sums[row] / counts[row]; // 0 / 0 is NaN
        }
        return sums;
    }

    /**
     * Returns the rows that were judged: all of them, but for those that are early in time or not alone in their group.
     *
     * @return the rows, counted from 0, ascending
     */
    public int[] judgedRows() {
        return outcomes.stream()
                .flatMapToInt(outcome -> Arrays.stream(outcome.test().rows()))
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * Returns what was learnt in each round.
     *
     * @return the fitted candidates in the order of the rounds; none unless {@link CrossValidation#keepingModels} was
     *     asked for
     */
    public List<FittedCandidate> fitted() {
        return outcomes.stream()
                .flatMap(outcome -> Stream.ofNullable(outcome.fitted()))
                .toList();
    }

    /**
     * Returns the names of what was learnt in each round: for a nested validation the winners.
     *
     * @return the names in the order of the rounds
     */
    public List<String> fittedNames() {
        return outcomes.stream().map(Outcome::name).toList();
    }

    /**
     * Returns how long training took.
     *
     * @return the sum over the rounds
     */
    public Duration trainTime() {
        return outcomes.stream().map(Outcome::training).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Returns how long the scoring of the judged rows took, binding included.
     *
     * @return the sum over the rounds
     */
    public Duration scoreTime() {
        return outcomes.stream().map(Outcome::scoring).reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns each metric with mean, standard deviation, least and greatest value, as a table for people to read. */
    @Override
    public String toString() {
        TextTable table = new TextTable("metric", "mean", "sd", "least", "greatest");
        for (Metric metric : metrics) {
            double[] values = values(metric);
            table.add(
                    metric.name(),
                    TextTable.number(Spread.of(values).mean()),
                    TextTable.number(Spread.of(values).deviation()),
                    TextTable.number(Arrays.stream(values).min().orElse(Double.NaN)),
                    TextTable.number(Arrays.stream(values).max().orElse(Double.NaN)));
        }
        String seconds = String.format(Locale.ROOT, "%.2f", trainTime().toNanos() / 1e9);
        return name + ", " + folding + ", trained in " + seconds + " s\n" + table;
    }
}
