package io.riskanalyzer.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GainsCurveTest {
    /** Ten rows, four of them positive: the first, second, fourth and eighth. */
    private static final double[] SCORES = {0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1};

    private static final boolean[] LABELS = {true, true, false, true, false, false, false, true, false, false};
    private static final GainsCurve CURVE = GainsCurve.of(SCORES, LABELS);

    private static GainsCurve curveOf(Samples sample) {
        return GainsCurve.of(sample.scores, sample.labels, sample.weights);
    }

    @Test
    void points_ofSample_areShares() {
        assertThat(CURVE.points()).isEqualTo(11);
        assertThat(IntStream.range(0, 11).mapToDouble(CURVE::share))
                .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
        assertThat(IntStream.range(0, 11).mapToDouble(CURVE::captured))
                .containsExactly(0.0, 0.25, 0.5, 0.5, 0.75, 0.75, 0.75, 0.75, 1.0, 1.0, 1.0);
        assertThat(CURVE.threshold(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(CURVE.threshold(4)).isEqualTo(0.7);
    }

    @Test
    void lift_atPoint_isCapturedOverShare() {
        assertThat(CURVE.lift(0)).isNaN();
        assertThat(CURVE.lift(2)).isEqualTo(2.5);
        assertThat(CURVE.lift(10)).isEqualTo(1);
    }

    @Test
    void capturedAt_pointAndBetween_isOnTheLine() {
        assertThat(CURVE.capturedAt(0)).isZero();
        assertThat(CURVE.capturedAt(0.2)).isEqualTo(0.5);
        assertThat(CURVE.capturedAt(0.35)).isCloseTo(0.625, within(1e-15));
        assertThat(CURVE.capturedAt(1)).isEqualTo(1);
    }

    @Test
    void liftAt_share_isCapturedOverShare() {
        assertThat(CURVE.liftAt(0.2)).isEqualTo(2.5);
        assertThat(CURVE.liftAt(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void capturedAt_shareOfEachPoint_isThatPoint(long seed) {
        GainsCurve curve = curveOf(Samples.weighted(seed));

        for (int point = 0; point < curve.points(); point++) {
            assertThat(curve.capturedAt(Math.min(curve.share(point), 1)))
                    .isCloseTo(curve.captured(point), within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void lift_atPoint_isThatOfItsMatrix(long seed) {
        GainsCurve curve = curveOf(Samples.counted(seed));

        for (int point = 1; point < curve.points(); point++) {
            assertThat(curve.lift(point)).isCloseTo(curve.confusionMatrix(point).lift(), within(1e-12));
            assertThat(curve.share(point))
                    .isCloseTo(curve.confusionMatrix(point).selectionRate(), within(1e-15));
        }
    }

    @Test
    void slices_five_areQuintiles() {
        assertThat(CURVE.slices(5))
                .usingRecursiveFieldByFieldElementComparator()
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : Double.compare(a, b), Double.class)
                .containsExactly(
                        new GainsCurve.Slice(0, 0.2, 0.9, 1, 2.5, 0.5),
                        new GainsCurve.Slice(0.2, 0.4, 0.7, 0.5, 1.25, 0.75),
                        new GainsCurve.Slice(0.4, 0.6, 0.5, 0, 0, 0.75),
                        new GainsCurve.Slice(0.6, 0.8, 0.3, 0.5, 1.25, 1),
                        new GainsCurve.Slice(0.8, 1, 0.1, 0, 0, 1));
    }

    @Test
    void slices_tiesAcrossCut_countInProportion() {
        List<GainsCurve.Slice> halves = GainsCurve.of(
                        new double[] {0.5, 0.5, 0.5, 0.1}, new boolean[] {true, true, false, false})
                .slices(2);

        assertThat(halves.get(0).captured()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(halves.get(0).threshold()).isEqualTo(0.5);
        assertThat(halves.get(1).captured()).isEqualTo(1);
        assertThat(halves.get(1).threshold()).isEqualTo(0.1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void slices_ofSample_addUpToIt(long seed) {
        Samples sample = Samples.weighted(seed);
        ConfusionMatrix all = ConfusionMatrix.at(-1, sample.scores, sample.labels, sample.weights);
        List<GainsCurve.Slice> slices = curveOf(sample).slices(7);

        assertThat(slices).hasSize(7);
        assertThat(slices.get(0).from()).isZero();
        assertThat(slices.get(6).to()).isEqualTo(1);
        assertThat(slices.get(6).captured()).isEqualTo(1);
        assertThat(slices.stream().mapToDouble(GainsCurve.Slice::positiveRate).sum() / 7)
                .isCloseTo(all.prevalence(), within(1e-12));
        assertThat(slices.stream().mapToDouble(GainsCurve.Slice::lift).sum() / 7)
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void thinnedTo_fewPoints_keepsEndsAndAnswers() {
        GainsCurve curve = curveOf(Samples.weighted(7));
        GainsCurve thin = curve.thinnedTo(10);

        assertThat(thin.points()).isBetween(2, 10);
        assertThat(thin.share(0)).isZero();
        assertThat(thin.share(thin.points() - 1)).isEqualTo(1);
        assertThat(thin.slices(10)).isEqualTo(curve.slices(10));
        assertThat(thin.capturedAt(0.123)).isEqualTo(curve.capturedAt(0.123));
        assertThat(curve.thinnedTo(curve.points())).isSameAs(curve);
    }

    @Test
    void thinnedTo_perfectOrder_isEvenAlongTheCurve() {
        // 10 % of positives first: the curve climbs to (0.1, 1), then runs level. Length 2, in steps of 0.25.
        double[] scores = IntStream.range(0, 1000).mapToDouble(row -> -row).toArray();
        boolean[] labels = new boolean[1000];
        Arrays.fill(labels, 0, 100, true);

        GainsCurve thin = GainsCurve.of(scores, labels).thinnedTo(9);

        double[] lengths = IntStream.range(0, 9)
                .mapToDouble(point -> thin.share(point) + thin.captured(point))
                .toArray();
        assertThat(thin.points()).isEqualTo(9);
        assertThat(lengths).containsExactly(new double[] {0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2}, within(0.011));
    }

    @Test
    void slices_one_isTheWholeSample() {
        assertThat(CURVE.slices(1)).containsExactly(new GainsCurve.Slice(0, 1, 0.1, 0.4, 1, 1));
    }

    @Test
    void capturedAt_shareOutside_isRefused() {
        assertThatThrownBy(() -> CURVE.capturedAt(20))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The share of the sample (20.0) must be above 0 and at most 1, but it is above 1.\n"
                        + "Maybe it is a percentage: write 0.1 for 10 %.");
        assertThatThrownBy(() -> CURVE.capturedAt(Double.NaN))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but it is not a number");
    }

    @Test
    void liftAt_nothing_isRefused() {
        assertThatThrownBy(() -> CURVE.liftAt(0))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(0.0) must be above 0 and at most 1, but nothing is in it.");
    }

    @Test
    void slices_none_isRefused() {
        assertThatThrownBy(() -> CURVE.slices(0))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The number of slices (0) must be at least 1, but a table needs a row.\n"
                        + "Maybe use 10 for deciles.");
    }

    @Test
    void of_noPositives_isRefused() {
        assertThatThrownBy(() -> GainsCurve.of(SCORES, new boolean[10]))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The weight of the positives (0.0) must be above 0");
    }

    @Test
    void toString_ofCurve_isReadable() {
        assertThat(CURVE).hasToString("GainsCurve[11 points, lift at 10 % 2.5000]");
    }
}
