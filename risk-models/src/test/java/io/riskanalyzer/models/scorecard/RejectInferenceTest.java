package io.riskanalyzer.models.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectInferenceTest {
    private static final FeatureSet FEATURES = FeatureSet.of(Feature.number("debt"), Feature.number("age"));

    /** Applicants of whom those of much debt were refused. */
    private static final class Applicants {
        final Dataset accepted;
        final Frame refused;

        Applicants(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Frame.Builder taken = Frame.builder(FEATURES);
            Frame.Builder left = Frame.builder(FEATURES);
            boolean[] labels = new boolean[6_000];
            int rows = 0;
            for (int i = 0; i < labels.length; i++) {
                double[] row = {random.nextDouble(), random.nextInt(18, 80)};
                if (row[0] > 0.8 + 0.1 * random.nextDouble()) {
                    left.add(row, i + 1, null);
                } else {
                    taken.add(row, i + 1, null);
                    double logOdds = -3 + 2.5 * row[0] - 0.02 * (row[1] - 45);
                    labels[rows++] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
                }
            }
            accepted = Dataset.of(taken.build(), java.util.Arrays.copyOf(labels, rows));
            refused = left.build();
        }
    }

    private static final Applicants APPLICANTS = new Applicants(5);
    private static final RejectInference INFERENCE =
            RejectInference.of(ScorecardTrainer.DEFAULTS, APPLICANTS.accepted, APPLICANTS.refused);

    @Test
    void ofAccepted_isTheScorecardOfThemAlone() {
        assertThat(INFERENCE.ofAccepted().scorecard())
                .hasToString(
                        ScorecardTrainer.DEFAULTS.train(APPLICANTS.accepted).toString());
    }

    /** What theory says: it says again what the scorecard of the accepted said. */
    @Test
    void fuzzyAugmentation_ofRefusals_reproducesTheRanking() {
        RejectInference.Scenario scenario = INFERENCE.fuzzyAugmentation();
        assertThat(scenario.kendall()).isGreaterThan(0.9);
        assertThat(scenario.acceptedAuc()).isCloseTo(INFERENCE.ofAccepted().auc(), within(0.01));
        assertThat(scenario.toString()).contains("fuzzy augmentation").contains(RejectInference.WARNING);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 3})
    void parcelling_byGreaterFactor_makesTheRefusedWorse(double factor) {
        RejectInference.Scenario scenario = INFERENCE.parcelling(factor, 7);
        RejectInference.Scenario half = INFERENCE.parcelling(factor / 2, 7);
        assertThat(scenario.refusedBadRate()).isGreaterThan(half.refusedBadRate());
        assertThat(scenario.meanShift()).isLessThan(half.meanShift());
        assertThat(INFERENCE.parcelling(factor, 7).fit().scorecard())
                .hasToString(scenario.fit().scorecard().toString());
    }

    /** As many bad ones as the accepted of the worst scores have. */
    @Test
    void parcelling_byFactorOfOne_dealsTheRatesOfTheAccepted() {
        double rate = INFERENCE.parcelling(1, 3).refusedBadRate();
        double worst = 0;
        int rows = 0;
        for (int i = 0; i < APPLICANTS.accepted.rows(); i++) {
            if (APPLICANTS.accepted.frame().value(i, 0) > 0.7) {
                worst += APPLICANTS.accepted.label(i) ? 1 : 0;
                rows++;
            }
        }
        assertThat(rate).isCloseTo(worst / rows, within(0.06));
    }

    @Test
    void reclassification_atCutoff_callsBadWhoIsAbove() {
        assertThat(INFERENCE.reclassification(0.001).refusedBadRate()).isEqualTo(1);
        assertThat(INFERENCE.reclassification(0.999).refusedBadRate()).isZero();
        assertThat(INFERENCE.reclassification(0.001).meanShift())
                .isLessThan(INFERENCE.reclassification(0.999).meanShift());
    }

    @Test
    void of_nobodyRefused_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RejectInference.of(
                        ScorecardTrainer.DEFAULTS,
                        APPLICANTS.accepted,
                        Frame.builder(FEATURES).build()))
                .withMessage("The refused (0 rows) must be at least one.\nMaybe all of them were rejected as rows.");
    }

    @Test
    void settings_outOfRange_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> INFERENCE.parcelling(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> INFERENCE.parcelling(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> INFERENCE.reclassification(1));
    }
}
