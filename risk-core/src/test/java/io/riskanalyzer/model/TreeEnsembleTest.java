package io.riskanalyzer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.model.TreeEnsemble.Side;
import io.riskanalyzer.score.Scale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeEnsembleTest {
    private static final NumberFeature INCOME = Feature.number("income").optional();
    private static final FlagFeature LATE = Feature.flag("late").optional();
    private static final CategoryFeature<String> JOB =
            Feature.category("job", "none", "paid", "own").unknownAsMissing();
    private static final FeatureSet FEATURES = FeatureSet.of(INCOME, Feature.number("age"), LATE, JOB);

    /** Two trees: one of all kinds of splits, and a leaf. */
    private static TreeEnsemble sample() {
        return TreeEnsemble.builder("sample", Scale.LOG_ODDS, FEATURES)
                .below(INCOME, 20, Side.LEFT, 100)
                .below(LATE, 0.5, Side.RIGHT, 60)
                .leaf(1, 40)
                .leaf(2, 20)
                .oneOf(JOB, Side.RIGHT, 40, 0, 2)
                .leaf(4, 30)
                .leaf(8, 10)
                .leaf(16, 100)
                .build(0.5, LinearModels.provenance());
    }

    private static double score(double income, double late, double job) {
        return sample().bind(FEATURES).score(new double[] {income, 50, late, job});
    }

    @Test
    void score_byNumber_isLeftBelowTheThreshold() {
        assertThat(score(Math.nextDown(20.0), 0, 0)).isEqualTo(17.5);
        assertThat(score(20, 0, 0)).isEqualTo(20.5);
    }

    @Test
    void score_byFlag_isLeftWhereFalse() {
        assertThat(score(0, 0, 0)).isEqualTo(17.5);
        assertThat(score(0, 1, 0)).isEqualTo(18.5);
    }

    @Test
    void score_byCategory_isLeftWithOneOfTheLevels() {
        assertThat(score(30, 0, 0)).isEqualTo(20.5);
        assertThat(score(30, 0, 1)).isEqualTo(24.5);
        assertThat(score(30, 0, 2)).isEqualTo(20.5);
    }

    @Test
    void score_ofMissingValue_goesWhereTheSplitSays() {
        assertThat(score(Double.NaN, Double.NaN, 0)).isEqualTo(18.5);
        assertThat(score(30, 0, Double.NaN)).isEqualTo(24.5);
    }

    @Test
    void score_ofUnknownLevel_isReadAsTheFeatureSays() {
        assertThat(score(30, 0, Feature.UNKNOWN_LEVEL)).isEqualTo(score(30, 0, Double.NaN));
    }

    @Test
    void features_ofModel_areThoseThatSplitsAskFor() {
        assertThat(sample().features()).containsExactly(INCOME, LATE, JOB);
    }

    @Test
    void nodes_ofTrees_areInPreorder() {
        TreeEnsemble model = sample();
        assertThat(model.trees()).isEqualTo(2);
        assertThat(model.nodes()).isEqualTo(8);
        assertThat(model.root(1)).isEqualTo(7);
        assertThat(model.left(0)).isEqualTo(1);
        assertThat(model.right(0)).isEqualTo(4);
        assertThat(model.right(4)).isEqualTo(6);
        assertThat(model.levels(4)).containsExactly(0, 2);
        assertThat(model.missing(0)).isEqualTo(Side.LEFT);
        assertThat(model.cover(4)).isEqualTo(40);
        assertThat(model.depth(0)).isEqualTo(2);
        assertThat(model.depth(1)).isZero();
        assertThat(model.cutsOf(INCOME)).containsExactly(20);
        assertThat(model).hasToString("sample (2 trees of 8 nodes)");
    }

    @Test
    void describe_ofTree_asksQuestions() {
        assertThat(sample().describe(0)).isEqualTo("""
                all rows (100.0 %)
                  income < 20 or missing (60.0 %)
                    late is false (40.0 %) → 1.00000
                    late is true or missing (20.0 %) → 2.00000
                  income ≥ 20 (40.0 %)
                    job in {none, own} (30.0 %) → 4.00000
                    job not in {none, own} or missing (10.0 %) → 8.00000
                """);
    }

    @Test
    void describe_ofThreshold_isTheShortestNumberThatPartsTheSame() {
        assertThat(stump(Math.nextUp(0.1)).describe(0))
                .contains("income ≤ 0.1 ")
                .contains("income > 0.1 ");
        assertThat(stump(TreeEnsemble.singlePrecision(0.1f)).describe(0)).contains("income < 0.1 ");
    }

    private static TreeEnsemble stump(double threshold) {
        return TreeEnsemble.builder("stump", Scale.LOG_ODDS, FEATURES)
                .below(INCOME, threshold, Side.LEFT, 2)
                .leaf(1, 1)
                .leaf(2, 1)
                .build(0, LinearModels.provenance());
    }

    @Test
    void score_onScaleOfProbability_staysInRange() {
        TreeEnsemble model = TreeEnsemble.builder("p", Scale.PROBABILITY, FEATURES)
                .below(INCOME, 0, Side.LEFT, 2)
                .leaf(-1e-9, 1)
                .leaf(1 + 1e-9, 1)
                .build(0, LinearModels.provenance());
        assertThat(model.bind(FEATURES).score(new double[] {-1, 0, 0, 0})).isZero();
        assertThat(model.bind(FEATURES).score(new double[] {1, 0, 0, 0})).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            floats = {
                0,
                -0f,
                1,
                0.1f,
                -0.1f,
                16_777_216,
                16_777_217,
                Float.MIN_VALUE,
                -Float.MIN_VALUE,
                Float.MIN_NORMAL,
                Float.MAX_VALUE,
                -Float.MAX_VALUE,
                Float.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY
            })
    void singlePrecision_ofThreshold_partsTheSameDoubles(float threshold) {
        double exact = TreeEnsemble.singlePrecision(threshold);
        for (double x : new double[] {
            exact, Math.nextDown(exact), Math.nextUp(exact), threshold, Math.nextDown(threshold), Math.nextUp(threshold)
        }) {
            assertThat(x < exact).as("%s", x).isEqualTo((float) x < threshold);
        }
    }

    @Test
    void singlePrecision_ofRandomThresholds_partsTheSameDoubles() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            float threshold = Float.intBitsToFloat(random.nextInt());
            if (!Float.isNaN(threshold)) {
                double exact = TreeEnsemble.singlePrecision(threshold);
                assertThat((float) exact < threshold).as("%s", threshold).isFalse();
                if (exact > Double.NEGATIVE_INFINITY) {
                    assertThat((float) Math.nextDown(exact) < threshold)
                            .as("%s", threshold)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void below_ofCategory_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TreeEnsemble.builder("x", Scale.POINTS, FEATURES).below(JOB, 1, Side.LEFT, 1))
                .withMessage("The feature of a threshold (job) must be a number or a flag, but is a category."
                        + "\nMaybe use oneOf.");
    }

    @Test
    void below_nanOrForeignFeatureOrBadCover_isRefused() {
        TreeEnsembleBuilder builder = TreeEnsemble.builder("x", Scale.POINTS, FEATURES);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.below(INCOME, Double.NaN, Side.LEFT, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.below(INCOME, 1, Side.LEFT, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.below(INCOME, 1, Side.LEFT, Double.NaN));
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> builder.below(Feature.number("other"), 1, Side.LEFT, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.oneOf(JOB, Side.LEFT, 1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.leaf(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> TreeEnsemble.builder(" ", Scale.POINTS, FEATURES));
    }

    @Test
    void build_withoutACompleteTree_isRefused() {
        TreeEnsembleBuilder builder = TreeEnsemble.builder("x", Scale.POINTS, FEATURES);
        assertThatIllegalStateException().isThrownBy(() -> builder.build(0, LinearModels.provenance()));
        builder.below(INCOME, 1, Side.LEFT, 1).leaf(1, 1);
        assertThatIllegalStateException().isThrownBy(() -> builder.build(0, LinearModels.provenance()));
        builder.leaf(1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.build(Double.POSITIVE_INFINITY, LinearModels.provenance()));
        assertThat(builder.build(0, LinearModels.provenance()).trees()).isOne();
    }
}
