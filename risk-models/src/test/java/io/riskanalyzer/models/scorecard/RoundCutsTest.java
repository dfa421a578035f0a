package io.riskanalyzer.models.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundCutsTest {
    private static final NumberFeature X = Feature.number("x").optional();

    private static List<Double> cuts(List<Double> cuts, double... values) {
        boolean[] labels = new boolean[values.length];
        labels[0] = true;
        BinningCounts counts = BinningCounts.of(List.of(new Bins.Numbers(X, cuts)));
        counts.update(0, values, labels, null);
        BinningTable table = counts.tables().get(0);
        BinningTable rounded = RoundCuts.of(table, table.bins(), counts.greatest(0), List.of());
        return ((Bins.Numbers) rounded.bins()).cuts();
    }

    @Test
    void of_cutBetweenTwoValues_hasFewestDigits() {
        assertThat(cuts(List.of(21.093876), 20.7, 21.093876)).containsExactly(21.0);
        assertThat(cuts(List.of(68_512.3), 61_000, 68_512.3)).containsExactly(68_000.0);
        assertThat(cuts(List.of(-0.0314), -0.0322, -0.0314)).containsExactly(-0.032);
        assertThat(cuts(List.of(3.5), -2, 3.5)).containsExactly(0.0);
        assertThat(cuts(List.of(0.1), Math.nextDown(0.1), 0.1)).containsExactly(0.1);
        assertThat(cuts(List.of(Math.nextUp(0.3)), 0.3, Math.nextUp(0.3))).containsExactly(Math.nextUp(0.3));
        assertThat(cuts(List.of(5.5), 7, 8)).containsExactly(5.5); // nothing is below
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void fit_ofAnyValues_countsTheRowsOfItsCuts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Frame.Builder frame = Frame.builder(FeatureSet.of(X));
        boolean[] labels = new boolean[3_000];
        double scale = StrictMath.pow(10, random.nextInt(-12, 13));
        for (int i = 0; i < labels.length; i++) {
            double value = random.nextInt(20) == 0 ? Double.NaN : (random.nextDouble() - 0.3) * scale;
            frame.add(new double[] {value}, i + 1, null);
            labels[i] = random.nextDouble() < 0.2 + (value > 0 ? 0.3 * value / scale : 0);
        }
        Dataset data = Dataset.of(frame.build(), labels);
        BinningTable table = OptimalBinning.DEFAULTS.fit(data, X);
        assertThat(table.bins().regular()).isGreaterThan(2);
        assertThat(BinningTable.of(table.bins(), data).rows()).isEqualTo(table.rows());
        assertThat(((Bins.Numbers) table.bins()).cuts())
                .allSatisfy(cut -> assertThat(new java.math.BigDecimal(Double.toString(cut))
                                .stripTrailingZeros()
                                .precision())
                        .isLessThanOrEqualTo(5));
    }

    @Test
    void fit_fixedAndCandidateCuts_stayAsTheyWereTold() {
        double[] values = new SplittableRandom(3).doubles(2_000).toArray();
        boolean[] labels = new boolean[values.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 3 == 0 || values[i] > 0.8;
        }
        double fixed = 0.54321987;
        BinningTable table = OptimalBinning.builder()
                .fixedCuts(fixed)
                .greatestPValue(1)
                .build()
                .fit(X, values, labels, null);
        assertThat(((Bins.Numbers) table.bins()).cuts()).contains(fixed);
        BinningTable given = OptimalBinning.builder()
                .candidateCuts(0.123456, 0.801234)
                .build()
                .fit(X, values, labels, null);
        assertThat(((Bins.Numbers) given.bins()).cuts()).isSubsetOf(0.123456, 0.801234);
    }
}
