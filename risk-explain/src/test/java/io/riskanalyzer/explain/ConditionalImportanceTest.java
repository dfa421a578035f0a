package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.score.RiskScorer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConditionalImportanceTest {
    private static final double CORRELATION = 0.9;
    private static final NumberFeature A = Feature.number("a");
    private static final NumberFeature NEAR_A = Feature.number("nearA");
    private static final NumberFeature ALONE = Feature.number("alone");
    private static final Feature SCHOOL =
            Feature.category("school", "north", "south", "west").optional();
    private static final FeatureSet FEATURES = FeatureSet.of(A, NEAR_A, ALONE, SCHOOL);
    private static final RiskScorer SCORER =
            Backgrounds.scorer(row -> Math.max(0, Math.min(1, 0.5 + 0.1 * row[0] + 0.1 * row[1])), A, ALONE);

    private static Dataset draw(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Frame.Builder frame = Frame.builder(FEATURES);
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double a = random.nextGaussian();
            double near = CORRELATION * a + Math.sqrt(1 - CORRELATION * CORRELATION) * random.nextGaussian();
            double alone = random.nextGaussian();
            double school = a < -1 ? Double.NaN : a < 0 ? 0 : a < 1 ? 1 : 2;
            frame.add(new double[] {a, near, alone, random.nextDouble() < 0.5 ? 1 : school}, i + 1, null);
            labels[i] = random.nextDouble() < 0.5 + 0.1 * a + 0.1 * alone;
        }
        return Dataset.of(frame.build(), labels);
    }

    private static PermutationImportance.Builder settings() {
        return PermutationImportance.builder().metric(Metrics.BRIER).repeats(10);
    }

    @Test
    void run_featureThatAnotherTells_isWorthItsOwnShareOnly() {
        Dataset drawn = draw(20_000, 1);
        Dataset data = drawn.withValues(drawn.frame().select(FEATURES.without("school")));
        double all = settings().build().run(SCORER, data).importanceOf(A).mean();
        ImportanceReport report = settings().conditional().build().run(SCORER, data);

        // Of the variance 1 − 0.9² = 19 % is left when the other is known; strata know it to a few percent of its
        // variance.
        assertThat(report.importanceOf(A).mean() / all).isBetween(0.15, 0.28);
        assertThat(report.isConditional()).isTrue();
        assertThat(report.toString())
                .startsWith("With a feature permuted among rows that are alike in the others, brier (");
    }

    @Test
    void run_featureAloneOrGroup_isWorthTheSame() {
        Dataset data = draw(20_000, 2);
        PermutationImportance.Builder both = settings().group("twins", A, NEAR_A, SCHOOL);
        ImportanceReport conditional = settings()
                .group("twins", A, NEAR_A, SCHOOL)
                .conditional()
                .build()
                .run(SCORER, data);
        ImportanceReport plain = both.build().run(SCORER, data);

        double standardError = plain.importanceOf(ALONE).standardDeviation();
        assertThat(conditional.importanceOf(ALONE).mean())
                .isCloseTo(plain.importanceOf(ALONE).mean(), within(3 * standardError));
        assertThat(conditional.importanceOf("twins").mean())
                .isCloseTo(plain.importanceOf("twins").mean(), within(3 * standardError));
        assertThat(conditional.importanceOf(NEAR_A).mean()).isZero();
    }

    @Test
    void of_anyTarget_hasEachRowOnceInLargeStrata() {
        Dataset data = draw(2_000, 3);
        Set<String> names = new HashSet<>(FEATURES.names());
        for (Feature feature : FEATURES) {
            Target target = new Target(feature.name(), FeatureSet.of(feature), FEATURES, names);
            List<int[]> strata = Strata.of(data.frame(), target);

            assertThat(strata).allSatisfy(rows -> assertThat(rows).hasSizeGreaterThanOrEqualTo(30));
            assertThat(strata.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                    .isEqualTo(IntStream.range(0, 2_000).toArray());
            if (feature.equals(ALONE)) {
                assertThat(strata.size()).isLessThan(8); // nothing foretells it but chance
            } else {
                assertThat(strata.size()).isGreaterThan(3);
            }
            assertThat(Strata.of(data.frame(), target))
                    .usingRecursiveComparison()
                    .isEqualTo(strata);
        }
    }

    @Test
    void within_strata_keepsRowsInThem() {
        List<int[]> strata = List.of(new int[] {0, 2, 4, 6}, new int[] {1}, new int[] {3, 5});
        for (int repeat = 0; repeat < 20; repeat++) {
            int[] order = Permutation.within(strata, 4, "a", repeat);
            for (int[] rows : strata) {
                assertThat(Arrays.stream(rows).map(row -> order[row]).sorted().toArray())
                        .isEqualTo(rows);
            }
        }
        assertThat(Permutation.within(strata, 4, "a", 0)).isEqualTo(Permutation.within(strata, 4, "a", 0));
    }

    @Test
    void of_fewRowsOrOneValue_isOneStratum() {
        Dataset few = draw(59, 4);
        Target target = new Target("a", FeatureSet.of(A), FEATURES, Set.of("a"));
        assertThat(Strata.of(few.frame(), target)).hasSize(1);
        Frame same = few.frame().take(new int[200]);
        assertThat(Strata.of(same, target)).hasSize(1);
    }
}
