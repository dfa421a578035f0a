package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.EffectCurve.Point;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectsTest {
    private static final NumberFeature A = Feature.number("a").within(0, 1);
    private static final NumberFeature B = Feature.number("b").within(0, 1).optional();
    private static final FlagFeature F = Feature.flag("f");
    private static final CategoryFeature<String> C =
            Feature.category("c", "low", "mid", "high").unknownAs("mid");
    private static final NumberFeature IDLE = Feature.number("idle").within(0, 9);
    private static final FeatureSet FEATURES = FeatureSet.of(A, B, F, C, IDLE);
    private static final Frame FRAME = frame();

    private static Frame frame() {
        SplittableRandom random = new SplittableRandom(4);
        Frame.Builder rows = Frame.builder(FEATURES);
        for (int i = 0; i < 500; i++) {
            double b = i % 11 == 0 ? Double.NaN : random.nextDouble();
            rows.add(
                    new double[] {random.nextDouble(), b, random.nextInt(2), random.nextInt(4) - 1, random.nextInt(10)},
                    i + 1,
                    null);
        }
        return rows.build();
    }

    private static double known(double value) {
        return Double.isNaN(value) ? 2 : value;
    }

    /** 3a² + f + c, where an unknown level of c is 1. */
    private static final RiskScorer ADDITIVE = new Points(row -> 3 * row[0] * row[0] + row[2] + C.resolve(row[3]));

    private static final RiskScorer PRODUCT = new Points(row -> row[0] * known(row[1]));

    private record Points(RowScorer bound) implements RiskScorer {
        @Override
        public String name() {
            return "points";
        }

        @Override
        public Set<Feature> features() {
            return FEATURES.stream().collect(Collectors.toSet());
        }

        @Override
        public Scale scale() {
            return Scale.POINTS;
        }

        @Override
        public RowScorer bind(FeatureSet features) {
            return bound;
        }
    }

    private static double mean(int slot, DoubleUnaryOperator of) {
        double sum = 0;
        for (int row = 0; row < FRAME.rows(); row++) {
            sum += of.applyAsDouble(FRAME.value(row, slot));
        }
        return sum / FRAME.rows();
    }

    @Test
    void partialDependence_ofAdditiveScorer_isItsTerm() {
        EffectCurve curve = Effects.of(ADDITIVE, FRAME).points(30).partialDependence(A);

        double others = mean(2, f -> f) + mean(3, C::resolve);
        assertThat(curve.scale()).isEqualTo(Scale.POINTS);
        assertThat(curve.points()).hasSize(30);
        for (Point point : curve.points()) {
            assertThat(point.effect()).isCloseTo(3 * point.value() * point.value() + others, within(1e-12));
        }
        assertThat(curve.points().stream().mapToDouble(Point::share).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void partialDependence_ofProduct_isTheMeanOfTheOther() {
        double meanOfB = mean(1, EffectsTest::known);
        for (Point point : Effects.of(PRODUCT, FRAME).partialDependence(A).points()) {
            assertThat(point.effect()).isCloseTo(point.value() * meanOfB, within(1e-12));
        }
        EffectSurface surface = Effects.of(PRODUCT, FRAME).points(4).partialDependence(A, B);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < surface.secondValues().size(); j++) {
                assertThat(surface.effect(i, j))
                        .isCloseTo(
                                surface.firstValues().get(i)
                                        * known(surface.secondValues().get(j)),
                                within(1e-12));
            }
        }
    }

    @Test
    void partialDependence_ofOptionalFeature_endsWithMissing() {
        List<Point> points = Effects.of(PRODUCT, FRAME).partialDependence(B).points();
        Point last = points.get(points.size() - 1);
        assertThat(last.value()).isNaN();
        assertThat(last.effect()).isCloseTo(2 * mean(0, a -> a), within(1e-12));
        assertThat(last.share()).isCloseTo(mean(1, b -> Double.isNaN(b) ? 1 : 0), within(1e-12));
    }

    @Test
    void partialDependence_ofCategory_isAtTheLevelsThatUnknownOnesAreReadAs() {
        EffectCurve curve = Effects.of(ADDITIVE, FRAME).partialDependence(C);
        assertThat(curve.points()).extracting(Point::value).containsExactly(0.0, 1.0, 2.0);
        assertThat(curve.points().get(1).share()).isCloseTo(mean(3, c -> C.resolve(c) == 1 ? 1 : 0), within(1e-12));
        assertThat(curve.range()).isCloseTo(2, within(1e-12));
    }

    @Test
    void partialDependence_ofUnusedFeature_isFlat() {
        EffectCurve curve = Effects.of(ADDITIVE, FRAME).partialDependence(IDLE);
        assertThat(curve.range()).isLessThan(1e-12);
        assertThat(curve.deviation()).isLessThan(1e-12);
    }

    @Test
    void deviation_ofALine_isThatOfItsValues() {
        EffectCurve flags = Effects.of(ADDITIVE, FRAME).partialDependence(F);
        double share = mean(2, f -> f);
        assertThat(flags.deviation()).isCloseTo(Math.sqrt(share * (1 - share)), within(1e-12));
    }

    @Test
    void weights_areRepetitions() {
        double[] weights = new double[FRAME.rows()];
        int[] rows = new int[2 * FRAME.rows()];
        int count = 0;
        for (int row = 0; row < weights.length; row++) {
            weights[row] = row % 3;
            for (int i = 0; i < row % 3; i++) {
                rows[count++] = row;
            }
        }
        Effects weighted = Effects.of(PRODUCT, FRAME).weighted(weights);
        Effects repeated = Effects.of(PRODUCT, FRAME.take(Arrays.copyOf(rows, count)));
        for (Feature feature : FEATURES) {
            assertSame(weighted.partialDependence(feature), repeated.partialDependence(feature));
            assertSame(weighted.accumulated(feature), repeated.accumulated(feature));
        }
    }

    private static void assertSame(EffectCurve one, EffectCurve other) {
        assertThat(one.points())
                .extracting(Point::value)
                .containsExactlyElementsOf(
                        other.points().stream().map(Point::value).toList());
        for (int i = 0; i < one.points().size(); i++) {
            assertThat(one.points().get(i).effect())
                    .isCloseTo(other.points().get(i).effect(), within(1e-12));
            assertThat(one.points().get(i).share())
                    .isCloseTo(other.points().get(i).share(), within(1e-12));
        }
    }

    @Test
    void accumulated_ofAdditiveScorer_isItsTermAroundZero() {
        Effects effects = Effects.of(ADDITIVE, FRAME);
        List<Point> points = effects.points(15).accumulated(A).points();
        for (Point point : points) {
            double first = points.get(0).value();
            assertThat(point.effect() - points.get(0).effect())
                    .isCloseTo(3 * (point.value() * point.value() - first * first), within(1e-12));
        }
        EffectCurve levels = effects.accumulated(C);
        assertThat(levels.points()).extracting(Point::value).containsExactly(0.0, 1.0, 2.0);
        double mean = mean(3, C::resolve);
        for (Point point : levels.points()) {
            assertThat(point.effect()).isCloseTo(point.value() - mean, within(1e-12));
        }
        EffectCurve sides = effects.accumulated(F);
        assertThat(sides.range()).isCloseTo(1, within(1e-12));
    }

    @Test
    void accumulated_doesNotLookAtRowsThatNeverOccur() {
        NumberFeature x = Feature.number("x");
        NumberFeature y = Feature.number("y");
        FeatureSet both = FeatureSet.of(x, y);
        Frame.Builder rows = Frame.builder(both);
        for (int i = 0; i <= 100; i++) {
            rows.add(new double[] {i / 100.0, i / 100.0}, i + 1, null);
        }
        // off the diagonal, where no row is, the scorer is wild
        RiskScorer wild = new Points(row -> Math.abs(row[0] - row[1]) > 0.1 ? 1_000 : row[0]);
        Effects effects = Effects.of(wild, rows.build());
        assertThat(effects.accumulated(x).range()).isCloseTo(1, within(1e-12));
        assertThat(effects.partialDependence(x).range()).isGreaterThan(10);
    }

    @Test
    void accumulated_ofOneValue_isZero() {
        Frame same = FRAME.take(3, 3, 3);
        assertThat(Effects.of(PRODUCT, same).accumulated(A).points())
                .containsExactly(new Point(FRAME.value(3, 0), 0, 1));
    }

    @Test
    void individual_areTheScoresOfTheRows() {
        Effects effects = Effects.of(PRODUCT, FRAME).points(7);
        IceCurves curves = effects.individual(A, 20);
        assertThat(curves.size()).isEqualTo(20);
        assertThat(curves.feature()).isEqualTo(A);
        for (int i = 0; i < 20; i++) {
            int row = curves.rowOf(i);
            assertThat(curves.ownValue(i)).isEqualTo(FRAME.value(row, 0));
            double other = known(FRAME.value(row, 1));
            double[] expected =
                    Arrays.stream(curves.values()).map(a -> a * other).toArray();
            assertThat(curves.scores(i)).containsExactly(expected);
            assertThat(curves.centred().scores(i)[0]).isZero();
            assertThat(curves.centred().scores(i)[6]).isEqualTo(expected[6] - expected[0]);
        }
        assertThat(effects.individual(A, 20).rowOf(7)).isEqualTo(curves.rowOf(7));
    }

    @Test
    void average_ofAllRows_isThePartialDependence() {
        Effects effects = Effects.of(PRODUCT, FRAME);
        assertSame(effects.individual(B, 500).average(), effects.partialDependence(B));
    }

    @Test
    void interactions_ofAdditiveScorer_areZero() {
        Interactions none = Effects.of(ADDITIVE, FRAME).interactions(60, A, F, C, IDLE);
        assertThat(none.rows()).isEqualTo(60);
        assertThat(none.withAll()).extracting(Interactions.Strength::hSquared).containsOnly(0.0);
        assertThat(none.pairs())
                .hasSize(6)
                .extracting(Interactions.Strength::deviation)
                .containsOnly(0.0);
    }

    /** With x and y of −1 and 1 that are independent, every effect of x·y alone is 0. */
    @Test
    void interactions_ofPureProduct_areOne() {
        NumberFeature x = Feature.number("x");
        NumberFeature y = Feature.number("y");
        Frame.Builder rows = Frame.builder(FeatureSet.of(x, y));
        for (int i = 0; i < 40; i++) {
            rows.add(new double[] {i % 2 == 0 ? 1 : -1, i % 4 < 2 ? 1 : -1}, i + 1, null);
        }
        Interactions found = Effects.of(new Points(row -> 5 + 3 * row[0] * row[1]), rows.build())
                .interactions(40, x, y);
        assertThat(found.of(y, x).hSquared()).isCloseTo(1, within(1e-12));
        assertThat(found.of(y, x).deviation()).isCloseTo(3, within(1e-12));
        assertThat(found.of(x).hSquared()).isCloseTo(1, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> found.of(A, x))
                .withMessageStartingWith("The interaction (a and x) must be one that was measured");
    }

    @Test
    void of_aPlan_isOnItsCalibratedScores() {
        ScoringPlan plan = ScoringPlan.builder(FEATURES.without("idle"), PRODUCT_OF_FOUR)
                .calibration(new LogisticCalibration(2, -1))
                .build();
        EffectCurve curve = Effects.of(plan, FRAME).partialDependence(F);
        assertThat(curve.scale()).isEqualTo(Scale.PROBABILITY);
        EffectCurve raw = Effects.ofRawScore(PRODUCT_OF_FOUR, FRAME).partialDependence(F);
        assertThat(raw.range()).isCloseTo(1, within(1e-12));
        assertThat(curve.range()).isBetween(0.01, 0.99);
    }

    private static final RiskScorer PRODUCT_OF_FOUR = new RiskScorer() {
        @Override
        public String name() {
            return "flag";
        }

        @Override
        public Set<Feature> features() {
            return Set.of(F);
        }

        @Override
        public Scale scale() {
            return Scale.LOG_ODDS;
        }

        @Override
        public RowScorer bind(FeatureSet features) {
            int slot = features.slotOf(F);
            return row -> row[slot];
        }
    };

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void everything_onAnyThreads_isTheSameBits(int threads) {
        Effects one =
                Effects.of(GoldenData.SCORER, GoldenData.UNWEIGHTED.frame()).points(6);
        Effects many = one.onThreads(threads);
        for (Feature feature : GoldenData.FEATURES) {
            assertThat(many.partialDependence(feature)).isEqualTo(one.partialDependence(feature));
            assertThat(many.accumulated(feature)).isEqualTo(one.accumulated(feature));
        }
        assertThat(many.partialDependence(GoldenData.MARK, GoldenData.AGE))
                .isEqualTo(one.partialDependence(GoldenData.MARK, GoldenData.AGE));
        assertThat(many.interactions(30, GoldenData.MARK, GoldenData.AGE))
                .isEqualTo(one.interactions(30, GoldenData.MARK, GoldenData.AGE));
        assertThat(many.individual(GoldenData.AGE, 3).scores(2))
                .containsExactly(one.individual(GoldenData.AGE, 3).scores(2));
    }

    /** Trees are not scored whole where only some ask for the feature. */
    @Test
    void everything_ofTrees_isAsOfAnyScorer() {
        TreeEnsemble trees = TreeEnsemble.builder("trees", Scale.LOG_ODDS, FEATURES)
                .below(A, 0.5, TreeEnsemble.Side.LEFT, 10)
                .leaf(-0.7, 5)
                .below(B, 0.3, TreeEnsemble.Side.RIGHT, 5)
                .leaf(0.4, 2)
                .leaf(1.5, 3)
                .oneOf(C, TreeEnsemble.Side.LEFT, 10, 1, 2)
                .leaf(0.25, 4)
                .below(F, 1, TreeEnsemble.Side.LEFT, 6)
                .leaf(-0.5, 3)
                .leaf(0.125, 3)
                .build(-0.3, GoldenData.SCORER.provenance());
        RiskScorer hidden = new RiskScorer() {
            @Override
            public String name() {
                return "hidden";
            }

            @Override
            public Set<Feature> features() {
                return trees.features();
            }

            @Override
            public Scale scale() {
                return Scale.LOG_ODDS;
            }

            @Override
            public RowScorer bind(FeatureSet features) {
                return trees.bind(features);
            }
        };
        Effects one = Effects.of(trees, FRAME).points(9);
        Effects other = Effects.of(hidden, FRAME).points(9);
        for (Feature feature : FEATURES) {
            EffectCurve curve = one.partialDependence(feature);
            assertThat(curve).isEqualTo(other.partialDependence(feature));
            int slot = FEATURES.slotOf(feature);
            for (Point point : curve.points()) {
                double[] column = new double[FRAME.rows()];
                Arrays.fill(column, point.value());
                double[] scores = Scoring.by(hidden, FEATURES).scoresOf(FRAME.with(slot, column));
                assertThat(point.effect())
                        .isCloseTo(Arrays.stream(scores).average().orElseThrow(), within(1e-13));
            }
        }
        assertThat(one.interactions(50, A, B, C)).isEqualTo(other.interactions(50, A, B, C));
        assertThat(one.interactions(50, A, B).of(A, B).hSquared()).isGreaterThan(0.01);
    }

    @Test
    void wrongArguments_areRefused() {
        Effects effects = Effects.of(ADDITIVE, FRAME);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Effects.of(ADDITIVE, FRAME.take()))
                .withMessageStartingWith("The number of rows (0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effects.weighted(1, 2))
                .withMessageStartingWith("The weights (2) must be one for each row, but there are 500");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effects.weighted(new double[500]))
                .withMessageStartingWith("The sum of the weights (0.0)");
        double[] missing = new double[500];
        missing[7] = Double.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effects.weighted(missing))
                .withMessageStartingWith("The weight of a row (NaN)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effects.points(1))
                .withMessageStartingWith("The number of points (1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effects.onThreads(0))
                .withMessageStartingWith("The number of threads (0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effects.partialDependence(A, A))
                .withMessageStartingWith("The second feature (a) must be another");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effects.individual(A, 0))
                .withMessageStartingWith("The number of rows (0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effects.interactions(1, A))
                .withMessageStartingWith("The rows and features (1 and 1)");
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> effects.partialDependence(Feature.number("other")));
        Frame.Builder empty = Frame.builder(FeatureSet.of(A, B, F, C, IDLE));
        empty.add(new double[] {0, Double.NaN, 0, 0, 0}, 1, null);
        Effects missingOnly = Effects.of(ADDITIVE, empty.build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> missingOnly.accumulated(B))
                .withMessageStartingWith("The values of b (1 rows) must not all be missing");
    }
}
