package io.riskanalyzer.models.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.models.internal.Tails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {

    /** Probabilities, and labels that come true with them. */
    private static final class Sample {
        private final double[] scores;
        private final double[] others;
        private final boolean[] labels;

        Sample(int rows, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            scores = new double[rows];
            others = new double[rows];
            labels = new boolean[rows];
            for (int row = 0; row < rows; row++) {
                scores[row] = random.nextDouble();
                others[row] = (scores[row] + random.nextDouble()) / 2;
                labels[row] = random.nextDouble() < scores[row];
            }
        }
    }

    private static Evaluator of(Metric... metrics) {
        return Evaluator.builder().metrics(metrics).seed(5).build();
    }

    @Test
    void evaluate_defaults_areTheMetricsThatTheScoresAllow() {
        Sample sample = new Sample(300, 1);
        double[] points = Arrays.stream(sample.scores).map(score -> 100 * score).toArray();

        assertThat(Evaluator.DEFAULTS
                        .evaluate(sample.scores, sample.labels, null)
                        .estimates())
                .extracting(Estimate::metric)
                .containsExactly("auc", "gini", "ks", "averagePrecision", "liftAt(0.1)", "brier", "logLoss", "ece");
        assertThat(Evaluator.DEFAULTS.evaluate(points, sample.labels, null).estimates())
                .extracting(Estimate::metric)
                .containsExactly("auc", "gini", "ks", "averagePrecision", "liftAt(0.1)");
    }

    @Test
    void evaluate_values_areThoseOfTheMetrics() {
        Sample sample = new Sample(200, 2);

        Evaluation evaluation =
                Evaluator.builder().resamples(20).threshold(0.5).build().evaluate(sample.scores, sample.labels, null);

        assertThat(evaluation.of(Metrics.KS).value()).isEqualTo(Metrics.KS.of(sample.scores, sample.labels));
        assertThat(evaluation.of(Metrics.BRIER).value()).isEqualTo(Metrics.BRIER.of(sample.scores, sample.labels));
        assertThat(evaluation.estimates())
                .extracting(Estimate::metric)
                .endsWith("accuracy", "precision", "recall", "specificity", "f1", "mcc");
        assertThat(evaluation.estimates())
                .allSatisfy(estimate -> assertThat(estimate.from()).isLessThan(estimate.to()));
    }

    /** The Brier score is a mean, so its standard error is known: that of the mean of the squared errors. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void evaluate_mean_hasTheStandardErrorOfTheory(long seed) {
        Sample sample = new Sample(500, seed);
        double[] losses = new double[500];
        Arrays.setAll(losses, row -> Math.pow(sample.scores[row] - (sample.labels[row] ? 1 : 0), 2));
        double mean = Arrays.stream(losses).average().orElseThrow();
        double variance =
                Arrays.stream(losses).map(loss -> (loss - mean) * (loss - mean)).sum() / 500;
        double theory = Math.sqrt(variance / 500);

        Estimate brier = Evaluator.builder()
                .metrics(Metrics.BRIER)
                .resamples(4000)
                .seed(seed)
                .build()
                .evaluate(sample.scores, sample.labels, null)
                .of(Metrics.BRIER);

        // a standard deviation of 4000 values is known to 1 / √8000; four of that
        assertThat(brier.standardError()).isCloseTo(theory, within(theory * 4 / Math.sqrt(8000)));
        // the 2.5 % quantile is known to about 2.7 / √4000 standard errors; a mean of 500 is nearly normal
        assertThat(brier.from()).isCloseTo(mean - 1.96 * theory, within(0.2 * theory));
        assertThat(brier.to()).isCloseTo(mean + 1.96 * theory, within(0.2 * theory));
        assertThat(brier.method()).isEqualTo(Estimate.Method.BOOTSTRAP);
    }

    @Test
    void evaluate_auc_bootstrapAgreesWithDeLong() {
        Sample sample = new Sample(400, 4);
        Metric drawn = new Metric() {
            @Override
            public String name() {
                return "drawn";
            }

            @Override
            public double of(double[] scores, boolean[] labels, double[] weights) {
                return Metrics.AUC.of(scores, labels, weights);
            }
        };

        Evaluation evaluation = Evaluator.builder()
                .metrics(Metrics.AUC, drawn)
                .resamples(4000)
                .build()
                .evaluate(sample.scores, sample.labels, null);

        assertThat(evaluation.of(drawn).method()).isEqualTo(Estimate.Method.BOOTSTRAP);
        assertThat(evaluation.of(drawn).standardError())
                .isCloseTo(evaluation.of(Metrics.AUC).standardError(), within(0.0015));
        assertThat(evaluation.of(drawn).from())
                .isCloseTo(evaluation.of(Metrics.AUC).from(), within(0.005));
    }

    @Test
    void evaluate_intervalsOfManySamples_holdTheTruthAsOftenAsPromised() {
        int samples = 400;
        int held = 0;
        Evaluator brier = Evaluator.builder()
                .metrics(Metrics.BRIER)
                .confidence(0.9)
                .resamples(300)
                .build();
        for (int seed = 0; seed < samples; seed++) {
            Sample sample = new Sample(200, 1000 + seed);
            Estimate estimate =
                    brier.evaluate(sample.scores, sample.labels, null).of(Metrics.BRIER);
            held += estimate.from() <= 1 / 6.0 && 1 / 6.0 <= estimate.to() ? 1 : 0; // E s(1 − s) of a uniform s
        }

        // 0.9 ± 4 √(0.9 · 0.1 / 400), and a percentile interval of 200 rows is a little short
        assertThat(held / (double) samples).isBetween(0.82, 0.96);
    }

    @Test
    void evaluate_gini_isTwiceTheInterval() {
        Sample sample = new Sample(300, 5);

        Evaluation evaluation = of(Metrics.AUC, Metrics.GINI).evaluate(sample.scores, sample.labels, null);

        Estimate auc = evaluation.of(Metrics.AUC);
        Estimate gini = evaluation.of(Metrics.GINI);
        assertThat(gini.from()).isCloseTo(2 * auc.from() - 1, within(1e-12));
        assertThat(gini.to()).isCloseTo(2 * auc.to() - 1, within(1e-12));
        assertThat(auc.method()).isEqualTo(Estimate.Method.DELONG);
    }

    @Test
    void evaluate_weights_turnToTheBootstrapAndWeightedValues() {
        Sample sample = new Sample(300, 6);
        double[] weights = new SplittableRandom(6).doubles(300, 0.5, 3).toArray();

        Estimate auc =
                of(Metrics.AUC).evaluate(sample.scores, sample.labels, weights).of(Metrics.AUC);

        assertThat(auc.method()).isEqualTo(Estimate.Method.BOOTSTRAP);
        assertThat(auc.value()).isEqualTo(Metrics.AUC.of(sample.scores, sample.labels, weights));
        assertThat(auc.from()).isLessThan(auc.value());
        assertThat(auc.to()).isGreaterThan(auc.value());
    }

    @Test
    void evaluate_equalWeights_areDrawnAsNone() {
        Sample sample = new Sample(150, 7);
        double[] weights = new double[150];
        Arrays.fill(weights, 2);

        Estimate weighted =
                of(Metrics.KS).evaluate(sample.scores, sample.labels, weights).of(Metrics.KS);
        Estimate plain =
                of(Metrics.KS).evaluate(sample.scores, sample.labels, null).of(Metrics.KS);

        assertThat(weighted.from()).isCloseTo(plain.from(), within(1e-12));
        assertThat(weighted.standardError()).isCloseTo(plain.standardError(), within(1e-12));
    }

    @Test
    void evaluate_onAnyNumberOfThreads_givesTheSameBits() {
        Sample sample = new Sample(250, 8);
        List<Evaluation> evaluations = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            evaluations.add(Evaluator.builder()
                    .resamples(101)
                    .seed(3)
                    .threads(threads)
                    .build()
                    .evaluate(sample.scores, sample.labels, null));
        }

        assertThat(evaluations.get(1)).isEqualTo(evaluations.get(0));
        assertThat(evaluations.get(2)).isEqualTo(evaluations.get(0));
    }

    @Test
    void evaluate_rowsInAnotherOrderOfTheScoresAlone_keepTheValue() {
        Sample sample = new Sample(250, 9);
        Evaluation first = of(Metrics.AVERAGE_PRECISION).evaluate(sample.scores, sample.labels, null);
        Evaluation again = of(Metrics.AVERAGE_PRECISION).evaluate(sample.scores, sample.labels, null);

        assertThat(again).isEqualTo(first);
        assertThat(Evaluator.builder()
                        .metrics(Metrics.AVERAGE_PRECISION)
                        .seed(6)
                        .build()
                        .evaluate(sample.scores, sample.labels, null))
                .isNotEqualTo(first);
    }

    @Test
    void evaluate_rarePositive_drawsAnewWhatLacksIt() {
        double[] scores = {0.9, 0.1, 0.2, 0.3, 0.4, 0.5};
        boolean[] labels = {true, false, false, false, false, false};

        Estimate auc = of(Metrics.AUC).evaluate(scores, labels, null).of(Metrics.AUC);

        assertThat(auc.method()).isEqualTo(Estimate.Method.BOOTSTRAP); // one positive has no variance
        assertThat(auc.from()).isEqualTo(1);
    }

    @Test
    void evaluate_oneClassAlone_isFineForMetricsThatAllowIt() {
        Estimate brier = of(Metrics.BRIER)
                .evaluate(new double[] {0.1, 0.2, 0.3}, new boolean[3], null)
                .of(Metrics.BRIER);

        assertThat(brier.from()).isGreaterThanOrEqualTo(0.01).isLessThan(brier.to());
    }

    @Test
    void evaluate_undefinedResamples_areLeftOut() {
        // precision is undefined where nothing is predicted positive, as in 35 % of the samples
        Metric precision = Metrics.atThreshold(0.8, "precision", matrix -> matrix.precision());
        Estimate estimate = of(precision)
                .evaluate(new double[] {0.9, 0.1, 0.2, 0.3}, new boolean[] {true, false, true, false}, null)
                .of(precision);

        assertThat(estimate.from()).isEqualTo(1);
        assertThat(estimate.to()).isEqualTo(1);
    }

    @Test
    void compare_sameScores_doNotDiffer() {
        Sample sample = new Sample(100, 10);

        Comparison comparison = Evaluator.DEFAULTS.compare(sample.scores, sample.scores, sample.labels, null);

        assertThat(comparison.differences()).allSatisfy(difference -> {
            assertThat(difference.value()).isZero();
            assertThat(difference.from()).isZero();
            assertThat(difference.to()).isZero();
            assertThat(difference.pValue()).isEqualTo(1);
        });
    }

    /** The difference of two Brier scores is a mean of differences, so its standard error is known. */
    @Test
    void compare_meanOfDifferences_hasTheIntervalOfTheory() {
        Sample sample = new Sample(500, 11);
        double[] differences = new double[500];
        Arrays.setAll(differences, row -> {
            double label = sample.labels[row] ? 1 : 0;
            return Math.pow(sample.scores[row] - label, 2) - Math.pow(sample.others[row] - label, 2);
        });
        double mean = Arrays.stream(differences).average().orElseThrow();
        double theory = Math.sqrt(Arrays.stream(differences)
                        .map(d -> (d - mean) * (d - mean))
                        .sum())
                / 500;

        Difference brier = Evaluator.builder()
                .metrics(Metrics.BRIER)
                .resamples(4000)
                .build()
                .compare(sample.scores, sample.others, sample.labels, null)
                .of(Metrics.BRIER);

        assertThat(brier.value()).isCloseTo(mean, within(1e-12));
        assertThat(brier.from()).isCloseTo(mean - 1.96 * theory, within(0.2 * theory));
        assertThat(brier.to()).isCloseTo(mean + 1.96 * theory, within(0.2 * theory));
        double expected = Tails.ofNormal(mean / theory);
        assertThat(brier.pValue()).isCloseTo(expected, within(4 * Math.sqrt(expected / 4000) + 0.003));
    }

    @Test
    void builder_badSettings_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluator.builder().confidence(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluator.builder().confidence(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluator.builder().resamples(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluator.builder().threads(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluator.builder().threshold(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluator.builder().metrics());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(Metrics.AUC, Metrics.AUC))
                .withMessageStartingWith("The metrics (auc, auc) must each have a name of its own.");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Evaluator.builder().seed(1).seed(2))
                .withMessageStartingWith("The setting (seed) must be set once");
    }

    @Test
    void of_metricNotMeasured_isRefused() {
        Sample sample = new Sample(50, 12);
        Evaluation evaluation = of(Metrics.AUC).evaluate(sample.scores, sample.labels, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation.of(Metrics.KS))
                .withMessageStartingWith("The metric (ks) must be one that was measured, but that are auc.");
    }

    @Test
    void toString_results_areTables() {
        Sample sample = new Sample(50, 13);

        assertThat(of(Metrics.AUC, Metrics.KS)
                        .evaluate(sample.scores, sample.labels, null)
                        .toString())
                .matches("50 rows, \\d+ positive, intervals of 95 %\n"
                        + "metric +value +from +to +se +by\nauc .* DeLong\nks .* bootstrap");
        assertThat(of(Metrics.AUC)
                        .compare(sample.scores, sample.others, sample.labels, null)
                        .toString())
                .matches("first − second, intervals of 95 %\nmetric +first +second +difference +from +to +p\nauc .*");
    }
}
