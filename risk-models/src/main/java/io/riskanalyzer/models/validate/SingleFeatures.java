package io.riskanalyzer.models.validate;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.models.internal.TextTable;
import io.riskanalyzer.models.internal.Workers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much each feature tells of the outcome by itself, so that one that leaks it is found before a model is trusted: a
 * field that is filled in after the loan defaulted, the date of leaving, an id that was given by outcome.
 *
 * <p>A feature is suspicious if its area under the ROC curve is at least {@value #SUSPICIOUS_AUC}, or {@value
 * #SUSPICIOUS_LEAD} above that of the next best and at least {@value #LEAST_OF_A_LEADER}. Such a feature may be honest, and
 * a leak may be weaker: the report says where to look. Weights count.
 *
 * <pre>{@code
 * SingleFeatures report = SingleFeatures.of(train);
 *
 * report.suspicious().forEach(feature -> System.out.println(feature.name() + " may leak the outcome"));
 * System.out.println(report);
 * }</pre>
 *
 * @param features the features, the strongest first
 */
public record SingleFeatures(List<SingleFeature> features) {
    /** From this area under the ROC curve on a single feature is suspicious. */
    public static final double SUSPICIOUS_AUC = 0.95;

    /** From this lead over the next best feature on the best one is suspicious. */
    public static final double SUSPICIOUS_LEAD = 0.15;

    /** Below this area a lead means nothing. */
    public static final double LEAST_OF_A_LEADER = 0.8;

    private static final int BINS = 32;
    private static final long SEED = 1;

    /** Copies the list. */
    public SingleFeatures {
        features = List.copyOf(features);
    }

    /**
     * Measures each feature of a dataset. O(features × rows log rows) time.
     *
     * @param data the rows, with both outcomes
     * @return the report
     * @throws IllegalArgumentException if there are fewer than two rows, or one outcome alone has weight
     */
    public static SingleFeatures of(Dataset data) {
        return of(data, (done, total) -> {});
    }

    /**
     * Measures each feature of a dataset, and tells how far it is.
     *
     * @param data the rows, with both outcomes
     * @param progress is told after each feature, on the calling thread; what it throws ends the work
     * @return the report
     * @throws IllegalArgumentException if there are fewer than two rows, or one outcome alone has weight
     */
    public static SingleFeatures of(Dataset data, Progress progress) {
        Sample sample = new Sample(data);
        int count = data.features().size();
        List<SingleFeature> sorted = Workers.resultsOf(count, slot -> measured(sample, slot), 1, progress).stream()
                .sorted(Comparator.comparingDouble(SingleFeature::strength).reversed())
                .toList();
        return new SingleFeatures(IntStream.range(0, count)
                .mapToObj(place -> judged(sorted, place))
                .toList());
    }

    /**
     * Returns the features that may leak the outcome.
     *
     * @return the suspicious ones, the strongest first
     */
    public List<SingleFeature> suspicious() {
        return features.stream().filter(SingleFeature::isSuspicious).toList();
    }

    private static SingleFeature judged(List<SingleFeature> sorted, int place) {
        SingleFeature feature = sorted.get(place);
        double strength = feature.strength();
        boolean leads = place == 0
                && sorted.size() > 1
                && strength >= LEAST_OF_A_LEADER
                && strength - sorted.get(1).strength() >= SUSPICIOUS_LEAD;
        return new SingleFeature(
                feature.name(), feature.auc(), feature.missingAuc(), strength >= SUSPICIOUS_AUC || leads);
    }

    private static SingleFeature measured(Sample sample, int slot) {
        Feature feature = sample.data.features().get(slot);
        double[] column = new double[sample.data.rows()];
        sample.data.frame().copyColumn(slot, 0, column.length, column);
        double missing = sample.eitherWay(
                Arrays.stream(column).map(v -> Double.isNaN(v) ? 1 : 0).toArray());
        double ordered = feature instanceof CategoryFeature<?> ? 0.5 : sample.eitherWay(ordered(column));
        double binned = sample.byRates(Bins.of(column, feature, BINS));
        return new SingleFeature(feature.name(), Math.max(ordered, binned), missing, false);
    }

    /** The values with the median in place of a missing one, which then tells nothing by its place. */
    private static double[] ordered(double[] column) {
        double[] known = Percentiles.defined(column);
        double median = known.length == 0 ? 0 : known[known.length / 2];
        return Arrays.stream(column)
                .map(value -> Double.isNaN(value) ? median : value)
                .toArray();
    }

    /** The outcomes that the features are measured against. */
    private static final class Sample {
        private final Dataset data;
        private final boolean[] labels;
        private final double @Nullable [] weights;
        private final int[] halves;

        Sample(Dataset data) {
            this.data = data;
            this.labels = data.labels();
            this.weights = data.weights();
            this.halves = data.folds(2, SEED);
        }

        double eitherWay(double[] scores) {
            double auc = Metrics.AUC.of(scores, labels, weights);
            return Math.max(auc, 1 - auc);
        }

        /** The area by the rate of each bin, as learnt from the half that the row is not in. */
        double byRates(int[] bins) {
            int count = Arrays.stream(bins).max().orElse(0) + 1;
            double[][] positives = new double[2][count];
            double[][] all = new double[2][count];
            double[] positivesOfHalf = new double[2];
            double[] allOfHalf = new double[2];
            for (int row = 0; row < bins.length; row++) {
                int other = 1 - halves[row];
                double weight = data.weight(row);
                all[other][bins[row]] += weight;
                allOfHalf[other] += weight;
                if (labels[row]) {
                    positives[other][bins[row]] += weight;
                    positivesOfHalf[other] += weight;
                }
            }
            double[] scores = new double[bins.length];
            for (int row = 0; row < bins.length; row++) {
                int half = halves[row];
                // One row of the mean rate keeps a bin that the other half lacks in the middle.
                double mean = allOfHalf[half] > 0 ? positivesOfHalf[half] / allOfHalf[half] : 0;
                scores[row] = (positives[half][bins[row]] + mean) / (all[half][bins[row]] + 1) - mean;
            }
            return Metrics.AUC.of(scores, labels, weights);
        }
    }

    /** Returns the features as a table for people to read; a suspicious one has an exclamation mark. */
    @Override
    public String toString() {
        TextTable table = new TextTable("feature", "auc", "missing", "");
        for (SingleFeature feature : features) {
            table.add(
                    feature.name(),
                    TextTable.number(feature.auc()),
                    TextTable.number(feature.missingAuc()),
                    feature.isSuspicious() ? "!" : "");
        }
        return table.toString();
    }
}
