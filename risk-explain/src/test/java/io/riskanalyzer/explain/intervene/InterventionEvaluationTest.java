package io.riskanalyzer.explain.intervene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.StudentTail;
import io.riskanalyzer.explain.intervene.PropensityWeighting.Balance;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.BayesTrainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against src/test/reference/evaluation.py: statsmodels 0.13.5 and numpy. */
class InterventionEvaluationTest {
    private static final NumberFeature AGE = Feature.number("age");
    private static final NumberFeature MARK = Feature.number("mark").optional();
    private static final FlagFeature OVERDUE = Feature.flag("overdue");
    private static final CategoryFeature<String> SCHOOL = Feature.category("school", "city", "rural", "town");
    private static final double CLOSE = 1e-12; // of numbers of about 1, from 400 rows

    private static final List<String[]> ROWS = lines("evaluation-data.csv");
    private static final Map<String, Double> GOLDEN = golden();
    private static final InterventionEvaluation EVALUATION = InterventionEvaluation.of(data(), flags(4));

    private static List<String[]> lines(String name) {
        try (InputStream in =
                Objects.requireNonNull(InterventionEvaluationTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Double> golden() {
        Map<String, Double> golden = new HashMap<>();
        lines("evaluation-golden.csv").forEach(cells -> golden.put(cells[0], Double.valueOf(cells[1])));
        return golden;
    }

    private static double golden(String name) {
        return Objects.requireNonNull(GOLDEN.get(name), name);
    }

    private static Dataset data() {
        Frame.Builder rows = Frame.builder(FeatureSet.of(AGE, MARK, OVERDUE, SCHOOL));
        for (int i = 1; i < ROWS.size(); i++) {
            String[] cells = ROWS.get(i);
            double[] row = {
                Double.parseDouble(cells[0]),
                cells[1].isEmpty() ? Double.NaN : Double.parseDouble(cells[1]),
                Double.parseDouble(cells[2]),
                SCHOOL.indexOf(cells[3])
            };
            assertThat(rows.add(row, i, null)).isTrue();
        }
        return Dataset.of(rows.build(), flags(5));
    }

    private static boolean[] flags(int column) {
        boolean[] flags = new boolean[ROWS.size() - 1];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = ROWS.get(i + 1)[column].equals("1");
        }
        return flags;
    }

    private static double[] numbers(int column) {
        return ROWS.stream()
                .skip(1)
                .mapToDouble(cells -> Double.parseDouble(cells[column]))
                .toArray();
    }

    private static void requireGolden(EffectEstimate estimate, String method) {
        assertThat(estimate.effect()).isCloseTo(golden(method + "_effect"), within(CLOSE));
        assertThat(estimate.error()).isCloseTo(golden(method + "_error"), within(CLOSE));
        assertThat(estimate.low()).isCloseTo(golden(method + "_low"), within(CLOSE));
        assertThat(estimate.high()).isCloseTo(golden(method + "_high"), within(CLOSE));
    }

    @Test
    void differenceInMeans_isThatOfStatsmodels() {
        requireGolden(EVALUATION.differenceInMeans(), "welch");
    }

    @Test
    void regressionAdjusted_isThatOfStatsmodels() {
        EffectEstimate estimate = EVALUATION.regressionAdjusted();

        requireGolden(estimate, "lin");
        assertThat(estimate.controlRisk()).isCloseTo(golden("lin_control"), within(CLOSE));
        assertThat(estimate.riskRatio())
                .isCloseTo((golden("lin_control") + golden("lin_effect")) / golden("lin_control"), within(CLOSE));
    }

    @Test
    void inversePropensity_isThatOfStatsmodels() {
        PropensityWeighting weighting = EVALUATION.inversePropensity(numbers(6));

        requireGolden(weighting.estimate(), "ipw");
        assertThat(weighting.greatestWeight()).isCloseTo(golden("ipw_greatest"), within(CLOSE));
        assertThat(weighting.effectiveTreated()).isCloseTo(golden("ipw_effective_treated"), within(1e-9));
        assertThat(weighting.effectiveControl()).isCloseTo(golden("ipw_effective_control"), within(1e-9));
        assertThat(weighting.outsideOverlap()).isCloseTo(golden("ipw_outside"), within(CLOSE));
        assertThat(weighting.balance()).hasSize(6);
        for (Balance balance : weighting.balance()) {
            String name = balance.column().replace("school ", "");
            assertThat(balance.before()).as(name).isCloseTo(golden("before " + name), within(CLOSE));
            assertThat(balance.after()).as(name).isCloseTo(golden("after " + name), within(CLOSE));
        }
    }

    @Test
    void uplift_isThatOfItsDefinition() {
        UpliftCurve curve = EVALUATION.uplift(numbers(7));

        assertThat(curve.shares()).hasSize((int) golden("points"));
        assertThat(curve.auuc()).isCloseTo(golden("auuc"), within(CLOSE));
        assertThat(curve.qiniCoefficient()).isCloseTo(golden("qini"), within(CLOSE));
        assertThat(curve.uplift().get(curve.uplift().size() - 1) / curve.people())
                .isCloseTo(-golden("welch_effect"), within(CLOSE));
    }

    @Test
    void propensities_areLearntFromOtherFolds() {
        double[] propensities = EVALUATION.propensities(new BayesTrainer(), 5, 3);

        assertThat(propensities).hasSize(400).containsExactly(EVALUATION.propensities(new BayesTrainer(), 5, 3));
        assertThat(Arrays.stream(propensities).distinct().count()).isGreaterThan(10);
        assertThat(EVALUATION.inversePropensity(propensities).estimate().effect())
                .isBetween(-0.4, 0.1);
    }

    @Test
    void quantile975_isExceededByAFortieth() {
        // scipy 1.10.1: t.cdf(2.1, freedom); its t.ppf is off by 2e-10
        double[][] expected = {
            {1, 0.858536971878491},
            {2.5, 0.9277487776225781},
            {7, 0.9630644018935387},
            {30.3, 0.9779217274418825},
            {398.7, 0.9818216729096073},
            {100000.0, 0.9821343301838515}
        };
        for (double[] pair : expected) {
            assertThat(1 - StudentTail.above(2.1, pair[0]))
                    .isCloseTo(pair[1], within(1e-11)); // ln Γ(50,000) has 11 decimals
            assertThat(1 - StudentTail.above(StudentTail.quantile(0.975, pair[0]), pair[0]))
                    .isCloseTo(0.975, within(1e-11));
        }
        assertThat(StudentTail.quantile(0.975, 1)).isCloseTo(Math.tan(Math.PI * 0.475), within(1e-12)); // Cauchy
    }

    /** Chance decides who is treated; the truth is known; 95 % of the intervals hold it. */
    @Test
    void regressionAdjusted_coversTheTruth() {
        int covered = 0;
        int runs = 1_000;
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(run);
            Frame.Builder rows = Frame.builder(FeatureSet.of(AGE));
            boolean[] treated = new boolean[300];
            boolean[] bad = new boolean[300];
            for (int i = 0; i < 300; i++) {
                double age = random.nextInt(10);
                rows.add(new double[] {age}, i, null);
                treated[i] = random.nextInt(3) == 0;
                bad[i] = random.nextDouble() < 0.2 + 0.05 * age - (treated[i] ? 0.1 : 0);
            }
            EffectEstimate estimate = InterventionEvaluation.of(Dataset.of(rows.build(), bad), treated)
                    .regressionAdjusted();
            covered += estimate.low() <= -0.1 && -0.1 <= estimate.high() ? 1 : 0;
        }
        assertThat(covered / (double) runs).isBetween(0.93, 0.97); // 95 %, and three errors of it
    }

    @Test
    void of_tooFewTreated_isRefused() {
        assertThatThrownBy(() -> InterventionEvaluation.of(data(), new boolean[400]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The treated (0 of 400) must be two at least, and the others too."
                        + "\nMaybe treated and labels were exchanged.");
        assertThatThrownBy(() -> InterventionEvaluation.of(data(), new boolean[3]))
                .hasMessageStartingWith("The treated (3) must be told for each row");
        double[] certain = numbers(6);
        certain[0] = 1;
        assertThatThrownBy(() -> EVALUATION.inversePropensity(certain))
                .hasMessageStartingWith("The propensities (400)");
        assertThatThrownBy(() -> EVALUATION.uplift(new double[] {Double.NaN}))
                .hasMessageStartingWith("The benefits (1) must be one finite number");
    }
}
