package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.BetaCalibration;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.IsotonicCalibration;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProbabilityExplanationTest {
    private static final NumberFeature AGE = Feature.number("age");
    private static final NumberFeature DEBT = Feature.number("debt \"now\"").sensitive();
    private static final FeatureSet FEATURES = FeatureSet.of(AGE, DEBT);
    private static final LinearModel MODEL = new LinearModel(
            "debts",
            -1,
            List.of(new LinearTerm.Slope(AGE, 0.5, 0, 0), new LinearTerm.Slope(DEBT, -2, 0, 0)),
            GoldenData.SCORER.provenance());
    private static final IsotonicCalibration STEPS =
            IsotonicCalibration.of(new double[] {-2, -1, 0, 0.5, 3}, new double[] {0.1, 0.2, 0.2, 0.7, 0.9});

    static Stream<Calibration> calibrations() {
        return Stream.of(
                LogisticCalibration.STANDARD,
                new LogisticCalibration(2, -0.5),
                STEPS,
                raw -> raw < 0.25 ? 0.1 : 0.6); // a jump
    }

    @ParameterizedTest
    @MethodSource("calibrations")
    void share_anyContributions_addsUpAndIsTheIntegral(Calibration calibration) {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 300; i++) {
            double base = random.nextDouble(-2, 2);
            double[] contributions = random.doubles(4, -1, 1).toArray();
            double score = base + Arrays.stream(contributions).sum();
            double[] shares = ProbabilityPath.share(calibration, base, score, contributions);

            double rise = calibration.probabilityOf(score) - calibration.probabilityOf(base);
            assertThat(Arrays.stream(shares).sum()).isCloseTo(rise, within(1e-12));
            assertThat(shares).containsExactly(integral(calibration, base, contributions), within(1e-9));
        }
    }

    /** The path integral as a sum: over many small steps, what the probability rises by is shared as each step is made up. */
    private static double[] integral(Calibration calibration, double base, double[] contributions) {
        double total = Arrays.stream(contributions).sum();
        double[] sums = new double[contributions.length];
        int steps = 1000;
        for (int step = 0; step < steps; step++) {
            double from = calibration.probabilityOf(base + total * step / steps);
            double to = calibration.probabilityOf(base + total * (step + 1) / steps);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += (to - from) * contributions[i] / total;
            }
        }
        return sums;
    }

    @Test
    void share_scoreIsTheBase_isTheSlope() {
        double[] contributions = {1.5, -2, 0.5};
        double[] shares = ProbabilityPath.share(LogisticCalibration.STANDARD, -1, -1, contributions);
        double p = LogisticCalibration.STANDARD.probabilityOf(-1);

        assertThat(shares)
                .containsExactly(new double[] {1.5 * p * (1 - p), -2 * p * (1 - p), 0.5 * p * (1 - p)}, within(1e-9));
        assertThat(Arrays.stream(shares).sum()).isCloseTo(0, within(1e-15));
    }

    @Test
    void share_scoreNearTheBase_addsUpAcrossKinks() {
        for (double gap : new double[] {0, 1e-14, 1e-10, 1e-8, 1e-7, 9.9e-7, 1e-6, 1e-5}) {
            for (double kink : new double[] {-2, -1, 0, 0.5, 3}) {
                double base = kink - gap / 3;
                double[] contributions = {0.7, -0.7 + gap};
                double score = base + contributions[0] + contributions[1];
                double[] shares = ProbabilityPath.share(STEPS, base, score, contributions);
                assertThat(shares[0] + shares[1])
                        .as("gap %s at %s", gap, kink)
                        .isCloseTo(STEPS.probabilityOf(score) - STEPS.probabilityOf(base), within(1e-12));
                assertThat(Math.abs(shares[0])).isLessThanOrEqualTo(0.7 * 1.0001); // no slope is above 1
            }
        }
    }

    @Test
    void share_flatCalibration_isNothing() {
        assertThat(ProbabilityPath.share(STEPS, -0.8, -0.2, new double[] {1, -0.4}))
                .containsExactly(0, 0);
        assertThat(ProbabilityPath.share(STEPS, -0.8, -0.8, new double[0])).isEmpty();
    }

    @Test
    void of_plan_addsUpToItsProbability() {
        ScoringPlan plan = ScoringPlan.builder(FEATURES, MODEL)
                .calibration(new LogisticCalibration(1.5, 0.25))
                .bands(Bands.below(0.5, "low").otherwise("high"))
                .build();
        Frame rows = Frames.of(FEATURES, new double[] {3, 0.5}, new double[] {-1, -1}, new double[] {0, 0});
        Explanations explanations = Explanations.of(plan, rows);
        double[] row = new double[2];
        for (int i = 0; i < rows.rows(); i++) {
            ProbabilityExplanation explanation = ProbabilityExplanation.of(plan, explanations, i);
            rows.copyRow(i, row);
            double probability = plan.calibration()
                    .probabilityOf(plan.scorer().bind(FEATURES).score(row));
            double sum = explanation.base()
                    + explanation.parts().stream()
                            .mapToDouble(ProbabilityExplanation.Part::contribution)
                            .sum();
            assertThat(explanation.probability()).isCloseTo(probability, within(1e-12));
            assertThat(sum).isCloseTo(probability, within(1e-12));
        }
    }

    @Test
    void toString_ofExplanation_tellsTheScaleAndNoValue() {
        Explanations explanations = Explanations.of(MODEL.explainer(), Frames.of(FEATURES, new double[] {2, -0.5}));
        ProbabilityExplanation explanation = ProbabilityExplanation.of(LogisticCalibration.STANDARD, explanations, 0);

        assertThat(explanation).hasToString("probability 0.7311 = base 0.2689, age +0.2311, debt \"now\" +0.2311");
        assertThat(explanation.toJson())
                .startsWith("{\"scale\":\"probability\",\"base\":0.2689414213699951,\"probability\":0.7310585786300049,"
                        + "\"parts\":[{\"code\":\"age\",\"contribution\":0.231058578630")
                .contains("\"code\":\"debt \\\"now\\\"\"")
                .doesNotContain("-0.5")
                .endsWith("\"}]}");
    }

    @Test
    void of_planWithAFeatureThatNoReasonNames_namesItNowhere() {
        ScoringPlan plan = ScoringPlan.builder(FEATURES, MODEL)
                .reasons(ReasonSelection.DEFAULT.withoutNaming(DEBT))
                .build();
        Explanations explanations = Explanations.of(plan, Frames.of(FEATURES, new double[] {2, -0.5}));
        ProbabilityExplanation explanation = ProbabilityExplanation.of(plan, explanations, 0);

        assertThat(explanation).hasToString("probability 0.7311 = base 0.2689, age +0.2311, others +0.2311");
        assertThat(explanation.toJson()).contains("\"another\"").doesNotContain("debt");
    }

    @Test
    void of_points_isRefused() {
        ScoringPlan points = ScoringPlan.builder(FEATURES, Backgrounds.scorer(row -> 40 + row[0], AGE))
                .build();
        Explanations explanations = Explanations.of(MODEL.explainer(), Frames.of(FEATURES, new double[] {2, -0.5}));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProbabilityExplanation.of(points, explanations, 0))
                .withMessageStartingWith("The scores of the plan (POINTS) must be probabilities");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibratedScorer.of(points))
                .withMessageStartingWith("The scores of the plan (POINTS) must be probabilities");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProbabilityExplanation.of(raw -> 40, explanations, 0))
                .withMessageStartingWith("The calibrated score (40.0 of the raw score");
    }

    @Test
    void share_betaCalibration_addsUp() {
        Calibration beta = new BetaCalibration(Scale.LOG_ODDS, 0.8, 1.2, 0.1);
        double[] shares = ProbabilityPath.share(beta, -1, 0.5, new double[] {2, -0.5});
        assertThat(shares[0] + shares[1]).isCloseTo(beta.probabilityOf(0.5) - beta.probabilityOf(-1), within(1e-12));
    }
}
