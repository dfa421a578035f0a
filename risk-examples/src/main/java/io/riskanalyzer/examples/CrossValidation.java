package io.riskanalyzer.examples;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.examples.text.ProgressBar;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How well a trainer does on rows that it has not seen: trained on all folds but one, judged on that one, for each.
 */
final class CrossValidation {
    static final List<Metric> METRICS =
            List.of(Metrics.AUC, Metrics.AVERAGE_PRECISION, Metrics.KS, Metrics.BRIER, Metrics.LOG_LOSS, Metrics.ECE);

    /**
     * What came out.
     *
     * @param name the name of the trainer
     * @param folds the value of each metric by its name, for each fold
     * @param trainSeconds how long the training of all folds took
     * @param scoreRowsPerSecond how many rows were scored in a second, on one thread
     */
    record Result(String name, List<Map<String, Double>> folds, double trainSeconds, double scoreRowsPerSecond) {

        /** The mean of a metric over the folds. */
        double mean(String metric) {
            return folds.stream()
                    .mapToDouble(fold -> valueOf(metric, fold))
                    .average()
                    .orElse(Double.NaN);
        }

        /** The standard deviation of a metric over the folds, with n as the divisor as scikit-learn's users quote it. */
        double deviation(String metric) {
            double mean = mean(metric);
            return Math.sqrt(folds.stream()
                    .map(fold -> valueOf(metric, fold) - mean)
                    .mapToDouble(distance -> distance * distance)
                    .average()
                    .orElse(Double.NaN));
        }

        private static double valueOf(String metric, Map<String, Double> fold) {
            return Objects.requireNonNull(fold.get(metric), metric);
        }
    }

    private CrossValidation() {}

    /**
     * Trains and judges.
     *
     * @param name the name of the trainer
     * @param trainer the trainer
     * @param data all rows
     * @param foldOf the fold of each row; its numbers may have gaps
     */
    static Result run(String name, Trainer trainer, Dataset data, int[] foldOf) {
        int[] numbers = Arrays.stream(foldOf).distinct().sorted().toArray();
        List<Map<String, Double>> folds = new ArrayList<>();
        long training = 0;
        long scoring = 0;
        try (ProgressBar progress = new ProgressBar("training " + name)) {
            for (int i = 0; i < numbers.length; i++) {
                progress.at(i, numbers.length);
                int fold = numbers[i];
                Dataset test = data.filter(row -> foldOf[row] == fold);
                long start = System.nanoTime();
                Model model = trainer.train(data.filter(row -> foldOf[row] != fold));
                long trained = System.nanoTime();
                RiskAnalyzer<Map<String, ?>> analyzer = RiskAnalyzer.builder()
                        .schema(Schema.ofMaps(data.features()))
                        .scorer(model)
                        .build();
                long built = System.nanoTime();
                double[] scores = analyzer.scoreAll(test.frame());
                training += trained - start;
                scoring += System.nanoTime() - built;
                Map<String, Double> values = new LinkedHashMap<>();
                METRICS.forEach(metric -> values.put(metric.name(), metric.of(scores, test.labels(), test.weights())));
                folds.add(values);
            }
        }
        return new Result(name, folds, training / 1e9, data.rows() / (scoring / 1e9));
    }
}
