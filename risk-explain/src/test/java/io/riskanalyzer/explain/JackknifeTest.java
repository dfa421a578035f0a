package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.score.RiskScorer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JackknifeTest {
    private static final NumberFeature A = Feature.number("a");
    private static final NumberFeature B = Feature.number("b");
    private static final RiskScorer SCORER = Backgrounds.scorer(row -> 0.2 + 0.6 * row[0] + 0 * row[1], A, B);
    private static final FeatureSet FEATURES = FeatureSet.of(A, B, Feature.number("unused"));

    /** Rows of which a, drawn evenly from 0 to 1, makes the risk 0.2 + 0.6 a. */
    private static Dataset draw(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Frame.Builder frame = Frame.builder(FEATURES);
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double a = random.nextDouble();
            frame.add(new double[] {a, random.nextDouble(), 1}, i + 1, null);
            labels[i] = random.nextDouble() < 0.2 + 0.6 * a;
        }
        return Dataset.of(frame.build(), labels);
    }

    private static PermutationImportance.Builder settings() {
        return PermutationImportance.builder().metric(Metrics.BRIER).threads(1);
    }

    @Test
    void interval_ofFourGroups_isAsScipySays() {
        // numpy 1.24.2, scipy 1.10.1: v = [0.5, 0.25, 0.75, 1]; se = sqrt(3/4 * ((v - v.mean())**2).sum())
        // 0.6 ∓ t.ppf(.95, 3) * se
        Importance.Interval interval = Jackknife.interval(0.9, 0.6, new double[] {0.5, 0.25, 0.75, 1});

        assertThat(interval.level()).isEqualTo(0.9);
        assertThat(interval.low()).isCloseTo(-0.5393171738201198, within(1e-9));
        assertThat(interval.high()).isCloseTo(1.7393171738201199, within(1e-9));
    }

    @Test
    void intervals_ofManySamples_holdTheImportance() {
        int samples = 800;
        int held = 0;
        for (int sample = 0; sample < samples; sample++) {
            Importance.Interval interval = settings()
                    .intervals(0.95)
                    .seed(sample)
                    .build()
                    .run(SCORER, draw(300, 1000 + sample))
                    .importanceOf(A)
                    .interval();
            double truth = 2 * 0.36 / 12; // twice the variance of the risk
            held += interval != null && interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }

        assertThat(held / (double) samples).isBetween(0.925, 0.975);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void intervals_anyThreads_areTheSameBits(int threads) {
        Dataset data = draw(200, 3);
        String expected = settings().intervals(0.9).build().run(SCORER, data).toString();

        assertThat(PermutationImportance.builder()
                        .metric(Metrics.BRIER)
                        .intervals(0.9)
                        .threads(threads)
                        .build()
                        .run(SCORER, data))
                .hasToString(expected);
        assertThat(expected)
                .startsWith("With a feature permuted, brier (")
                .contains("(mean ± standard deviation of 5 repeats)  [90 % interval]:")
                .containsPattern("  a  +0\\.0\\d+ ± 0\\.0\\d+  \\[0\\.\\d+, 0\\.\\d+\\]");
    }

    @Test
    void intervals_ofData_areWithoutEachGroup() {
        double[] weights = new double[200];
        Arrays.setAll(weights, i -> 1 + i % 3);
        Dataset data = draw(200, 5).weighted(weights);
        ImportanceReport with = settings().intervals(0.95).build().run(SCORER, data);
        ImportanceReport without = settings().build().run(SCORER, data);

        assertThat(with.importanceOf(A).values())
                .isEqualTo(without.importanceOf(A).values());
        assertThat(without.importanceOf(A).interval()).isNull();
        assertThat(with.importanceOf("unused").interval()).isEqualTo(new Importance.Interval(0.95, 0, 0));
        assertThat(with.importanceOf(B).interval()).isEqualTo(new Importance.Interval(0.95, 0, 0)); // times 0
        assertThat(with.importanceOf(A).interval()).satisfies(interval -> {
            assertThat(interval.low()).isLessThan(with.importanceOf(A).mean());
            assertThat(interval.high()).isGreaterThan(with.importanceOf(A).mean());
        });
    }

    @Test
    void intervals_wrongArguments_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings().intervals(95))
                .withMessageStartingWith("The level of intervals (95.0) must be between 0 and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> settings().intervals(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings().intervals(0.95).build().run(SCORER, draw(19, 1)))
                .withMessageStartingWith("The number of rows (19) must be at least 20 for intervals");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Importance.Interval(0.9, 2, 1))
                .withMessageContaining("(2.0 to 1.0 at 0.9)");
    }
}
