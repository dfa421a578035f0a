package io.riskanalyzer.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.score.LogisticCalibration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against scikit-learn 1.2.1 on rows that neither was trained on; {@code src/test/reference/logistic.py} made the file. */
class ScikitLearnTest {
    private final List<String[]> lines = GoldenLoans.lines();
    private final Dataset data = GoldenLoans.all();
    private final Dataset test = data.filter(i -> i >= GoldenLoans.TRAIN);
    private final double[] expected = lines.stream()
            .skip(GoldenLoans.TRAIN)
            .mapToDouble(line -> Double.parseDouble(line[GoldenLoans.LOG_ODDS]))
            .toArray();
    private final double[] actual = scores();

    private double[] scores() {
        double[] scores = new double[test.rows()];
        LogisticTrainer.DEFAULTS
                .train(data.filter(i -> i < GoldenLoans.TRAIN))
                .bind(GoldenLoans.FEATURES)
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
        assertThat(distance).isLessThan(1e-3); // lbfgs ends at a slope of 1e-4
    }
}
