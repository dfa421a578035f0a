package io.riskanalyzer.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {
    private static double[] thresholds(Ranking ranking) {
        return IntStream.range(0, ranking.points())
                .mapToDouble(ranking::threshold)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void thresholds_ofAnyDoubles_descendWithoutRepeats(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = random.longs(5000)
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .toArray();
        double[] specials = {0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 1, -1
        };
        System.arraycopy(specials, 0, scores, 100, specials.length);
        boolean[] labels = new boolean[scores.length];

        double[] ascending = Arrays.stream(scores)
                .map(score -> score + 0.0)
                .sorted()
                .distinct()
                .toArray();
        double[] expected = new double[ascending.length + 1];
        expected[0] = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ascending.length; i++) {
            expected[ascending.length - i] = ascending[i];
        }

        assertThat(thresholds(Ranking.of(Sample.of(scores, labels, null)))).isEqualTo(expected);
    }

    @Test
    void thresholds_negativeZeroAndZero_areOneScore() {
        Ranking ranking = Ranking.of(
                Sample.of(new double[] {-0.0, 0.0, -1, -0.0}, new boolean[] {true, false, true, true}, null));

        assertThat(thresholds(ranking)).containsExactly(Double.POSITIVE_INFINITY, 0.0, -1);
        assertThat(ranking.truePositives(1)).isEqualTo(2);
        assertThat(ranking.falsePositives(1)).isEqualTo(1);
    }

    @Test
    void thresholds_negativeZero_isShownAsZero() {
        Ranking ranking = Ranking.of(Sample.of(new double[] {-0.0}, new boolean[] {true}, null));

        assertThat(ranking.threshold(1)).isEqualTo(Double.valueOf(0.0));
    }

    @Test
    void thresholds_scoreOfRowsWithoutWeight_isLeftOut() {
        Ranking ranking = Ranking.of(Sample.of(
                new double[] {0.9, 0.5, 0.5, 0.1}, new boolean[] {true, false, true, true}, new double[] {0, 0, 2, 1}));

        assertThat(thresholds(ranking)).containsExactly(Double.POSITIVE_INFINITY, 0.5, 0.1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void counts_tinyBesideHugeWeights_neverFall(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 2000;
        double[] scores = random.doubles(rows).toArray();
        double[] weights =
                random.doubles(rows, -30, 5).map(x -> Math.pow(10, x)).toArray();
        boolean[] labels = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = random.nextBoolean();
        }

        Ranking ranking = Ranking.of(Sample.of(scores, labels, weights));

        for (int point = 1; point < ranking.points(); point++) {
            assertThat(ranking.truePositives(point)).isGreaterThanOrEqualTo(ranking.truePositives(point - 1));
            assertThat(ranking.falsePositives(point)).isGreaterThanOrEqualTo(ranking.falsePositives(point - 1));
        }
    }

    @Test
    void thinned_moreThanThereAre_isAll() {
        int[] points = {0, 1, 2};

        assertThat(Ranking.thinned(points, 3, point -> point)).isSameAs(points);
    }

    @Test
    void thinned_evenPositions_keepsEvenPoints() {
        int[] points = IntStream.rangeClosed(0, 100).toArray();

        assertThat(Ranking.thinned(points, 5, point -> 3 + point / 100.0)).containsExactly(0, 25, 50, 75, 100);
    }

    @Test
    void thinned_allAtOnePosition_keepsEnds() {
        int[] points = IntStream.rangeClosed(0, 100).toArray();

        assertThat(Ranking.thinned(points, 5, point -> 1)).containsExactly(0, 100);
    }

    @Test
    void thinned_jumpAtTheEnd_keepsEnds() {
        int[] points = IntStream.rangeClosed(0, 100).toArray();

        assertThat(Ranking.thinned(points, 5, point -> point < 100 ? 0 : 1)).containsExactly(0, 100);
    }

    @Test
    void thinned_jump_keepsPointOnce() {
        int[] points = IntStream.rangeClosed(0, 100).toArray();

        assertThat(Ranking.thinned(points, 5, point -> point < 50 ? 0 : 1)).containsExactly(0, 50, 100);
    }
}
