package io.riskanalyzer.models.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.BayesTrainer;
import io.riskanalyzer.models.LogisticTrainer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValidationCurveTest {
    private static final Progress SILENT = (done, total) -> {};
    private static final CrossValidation VALIDATION =
            CrossValidation.stratified(4, 1).measuredBy(Metrics.LOG_LOSS, Metrics.AUC);

    @Test
    void ofRows_moreRows_holdThoseOfFewer() {
        SpyTrainer spy = new SpyTrainer();

        ValidationCurve curve = ValidationCurve.ofRows(
                Candidate.of("spy", spy), SpyTrainer.data(400, 1), VALIDATION, SILENT, 0.1, 0.5, 1);

        assertThat(curve.points()).extracting(ValidationCurve.Point::at).containsExactly(30.0, 150.0, 300.0);
        for (int round = 0; round < 4; round++) {
            assertThat(spy.spies().get(4 + round).learnt())
                    .containsAll(spy.spies().get(round).learnt());
            assertThat(spy.spies().get(8 + round).learnt())
                    .containsAll(spy.spies().get(4 + round).learnt());
        }
    }

    @Test
    void ofRows_all_areJudgedAsByTheValidationAlone() {
        Dataset data = SpyTrainer.data(600, 2);
        Candidate bayes = Candidate.of("bayes", new BayesTrainer());

        ValidationCurve curve = ValidationCurve.ofRows(bayes, data, VALIDATION, SILENT, 0.05, 1);

        ValidationCurve.Point last = curve.points().get(1);
        CrossValidationResult result = VALIDATION.run(bayes, data);
        assertThat(curve.metric()).isEqualTo(Metrics.LOG_LOSS);
        assertThat(last.test().mean()).isEqualTo(result.mean(Metrics.LOG_LOSS));
        assertThat(last.test().deviation()).isEqualTo(result.deviation(Metrics.LOG_LOSS));
        double gap = last.test().mean() - last.train().mean();
        double gapOfFew = curve.points().get(0).test().mean()
                - curve.points().get(0).train().mean();
        assertThat(gapOfFew).isGreaterThan(gap);
    }

    @Test
    void ofSetting_values_areThePoints() {
        List<Long> told = new ArrayList<>();

        ValidationCurve curve = ValidationCurve.ofSetting(
                "epochs",
                epochs -> Candidate.of(
                        "logistic",
                        LogisticTrainer.builder().stochastic((int) epochs, 0.03).build()),
                SpyTrainer.data(300, 3),
                VALIDATION.onThreads(2),
                (done, total) -> told.add(10 * done + total),
                1,
                20);

        assertThat(told).containsExactly(12L, 22L);
        assertThat(curve.setting()).isEqualTo("epochs");
        assertThat(curve.points()).extracting(ValidationCurve.Point::at).containsExactly(1.0, 20.0);
        assertThat(curve.points().get(1).train().mean())
                .isLessThan(curve.points().get(0).train().mean());
        assertThat(curve.toString())
                .matches("logistic\nepochs +logLoss learnt +± sd +logLoss not learnt +± sd\n1 .*\n20 .*");
    }

    static List<double[]> badShares() {
        return List.of(
                new double[0],
                new double[] {0, 1},
                new double[] {0.5, 0.4},
                new double[] {0.5, 1.1},
                new double[] {0.5, 0.5},
                new double[] {Double.NaN},
                new double[] {0.1, Double.NaN});
    }

    @ParameterizedTest
    @MethodSource("badShares")
    void ofRows_badShares_areRefused(double[] shares) {
        Candidate bayes = Candidate.of("bayes", new BayesTrainer());
        Dataset data = SpyTrainer.data(100, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValidationCurve.ofRows(bayes, data, VALIDATION, SILENT, shares));
    }
}
