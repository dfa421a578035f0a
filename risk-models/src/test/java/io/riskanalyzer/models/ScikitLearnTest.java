package io.riskanalyzer.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.score.LogisticCalibration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against scikit-learn 1.2.1 on rows that neither was trained on; {@code src/test/reference/logistic.py} made the file. */
class ScikitLearnTest {
    private static final int TRAIN = 2_000;
    private static final FeatureSet FEATURES = FeatureSet.of(
            Feature.number("income"),
            Feature.number("age").optional(),
            Feature.number("utilisation"),
            Feature.flag("owner"),
            Feature.category("purpose", "car", "home", "study"),
            Feature.category("region", "north", "east", "south").optional());
    private static final int LABEL = FEATURES.size();
    private static final int LOG_ODDS = LABEL + 1;

    private final List<String[]> lines = lines();
    private final Dataset data = data(lines);
    private final Dataset test = data.filter(i -> i >= TRAIN);
    private final double[] expected = lines.stream()
            .skip(TRAIN)
            .mapToDouble(line -> Double.parseDouble(line[LOG_ODDS]))
            .toArray();
    private final double[] actual = scores();

    private static List<String[]> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ScikitLearnTest.class.getResourceAsStream("logistic.csv")),
                StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dataset data(List<String[]> lines) {
        Frame.Builder builder = Frame.builder(FEATURES);
        boolean[] labels = new boolean[lines.size()];
        double[] row = new double[FEATURES.size()];
        for (int i = 0; i < labels.length; i++) {
            for (int slot = 0; slot < row.length; slot++) {
                row[slot] = value(FEATURES.get(slot), lines.get(i)[slot]);
            }
            assertThat(builder.add(row, i + 1, null)).isTrue();
            labels[i] = lines.get(i)[LABEL].equals("1");
        }
        return Dataset.of(builder.build(), labels);
    }

    private static double value(Feature feature, String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        return feature instanceof CategoryFeature<?> category ? category.indexOf(text) : Double.parseDouble(text);
    }

    private double[] scores() {
        double[] scores = new double[test.rows()];
        LogisticTrainer.DEFAULTS
                .train(data.filter(i -> i < TRAIN))
                .bind(FEATURES)
                .score(test.frame(), 0, scores.length, scores);
        return scores;
    }

    private double probabilityMetric(Metric metric, double[] logOdds) {
        return metric.of(
                Arrays.stream(logOdds)
                        .map(LogisticCalibration.STANDARD::probabilityOf)
                        .toArray(),
                test.labels());
    }

    @Test
    void auc_ofHoldout_isThatOfScikitLearn() {
        double golden = Metrics.AUC.of(expected, test.labels()); // roc_auc_score(y, s)
        assertThat(golden).isGreaterThan(0.7);
        assertThat(Metrics.AUC.of(actual, test.labels()))
                .isCloseTo(golden, within(0.003)); // a tenth of its standard error
    }

    @Test
    void logLoss_ofHoldout_isThatOfScikitLearn() {
        double golden = probabilityMetric(Metrics.LOG_LOSS, expected); // log_loss(y, p)
        assertThat(probabilityMetric(Metrics.LOG_LOSS, actual)).isCloseTo(golden, within(0.003));
    }

    @Test
    void logOdds_ofHoldout_areNearThoseOfScikitLearn() {
        double distance = IntStream.range(0, actual.length)
                .mapToDouble(i -> Math.abs(actual[i] - expected[i]))
                .average()
                .getAsDouble();
        assertThat(distance).isLessThan(0.05); // beside a standard deviation of 1.2
    }
}
