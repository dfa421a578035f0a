package io.riskanalyzer.models.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimalBinningTest {
    private static final NumberFeature AGE = Feature.number("age").optional();

    /** Values of which a higher one is a lower risk, some missing, some −9; the more rows, the more values. */
    private static double[] values(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            int kind = random.nextInt(20);
            values[i] = kind == 0 ? Double.NaN : kind == 1 ? -9 : Math.floor(1e6 * random.nextDouble()) / 1e4;
        }
        return values;
    }

    private static boolean[] labels(double[] values, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] labels = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            double value = Double.isNaN(values[i]) ? 20 : values[i];
            labels[i] = random.nextDouble() < 0.5 - 0.004 * value;
        }
        return labels;
    }

    private static BinningTable fit(OptimalBinning binning, double[] values, boolean[] labels) {
        return binning.fit(AGE, values, labels, null);
    }

    @Test
    void fit_numberOfFallingRisk_isMonotoneAndSignificant() {
        double[] values = values(30_000, 1);
        BinningTable table = fit(OptimalBinning.DEFAULTS, values, labels(values, 2));
        assertThat(table.trend()).isEqualTo(Trend.DESCENDING);
        assertThat(table.bins().regular()).isGreaterThan(4);
        assertThat(table.neighbours())
                .allSatisfy(test -> assertThat(test.pValue()).isLessThanOrEqualTo(0.05));
        assertThat(table.totals().weight()).isEqualTo(30_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 30_000})
    void fit_weightOfThree_isRowThrice(int rows) {
        double[] values = values(rows, 3);
        boolean[] labels = labels(values, 4);
        double[] weights = IntStream.range(0, rows).mapToDouble(i -> i % 4).toArray();
        List<Integer> repeated = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < weights[i]; j++) {
                repeated.add(i);
            }
        }
        double[] manyValues = repeated.stream().mapToDouble(i -> values[i]).toArray();
        boolean[] manyLabels = new boolean[repeated.size()];
        IntStream.range(0, manyLabels.length).forEach(i -> manyLabels[i] = labels[repeated.get(i)]);
        BinningTable weighted = OptimalBinning.DEFAULTS.fit(AGE, values, labels, weights);
        BinningTable copied = fit(OptimalBinning.DEFAULTS, manyValues, manyLabels);
        assertThat(weighted.toJson()).isEqualTo(copied.toJson());
        assertThat(weighted.bins()).isEqualTo(copied.bins());
    }

    @Test
    void fit_rowsInAnyOrder_isTheSame() {
        double[] values = values(20_000, 5);
        boolean[] labels = labels(values, 6);
        double[] turnedValues = new double[values.length];
        boolean[] turnedLabels = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            turnedValues[i] = values[values.length - 1 - i];
            turnedLabels[i] = labels[values.length - 1 - i];
        }
        assertThat(fit(OptimalBinning.DEFAULTS, turnedValues, turnedLabels).toJson())
                .isEqualTo(fit(OptimalBinning.DEFAULTS, values, labels).toJson());
    }

    @Test
    void fit_specialCodes_haveBinsOfTheirOwn() {
        double[] values = values(5_000, 7);
        OptimalBinning binning = OptimalBinning.builder()
                .specialCodes(AGE, new Bins.SpecialCode("no record", List.of(-9.0, -8.0)))
                .build();
        BinningTable table = fit(binning, values, labels(values, 8));
        BinningTable.Bin special = table.rows().get(table.bins().regular());
        assertThat(special.label()).isEqualTo("no record");
        assertThat(special.weight())
                .isEqualTo((double) Arrays.stream(values).filter(v -> v == -9).count());
        assertThat(((Bins.Numbers) table.bins()).cuts())
                .allSatisfy(cut -> assertThat(cut).isPositive());
        assertThat(table.woeOf(-9)).isEqualTo(special.woe());
        assertThat(table.woeOf(-8)).isEqualTo(special.woe());
    }

    @Test
    void fit_fixedCuts_areAllThere() {
        double[] values = values(5_000, 9);
        OptimalBinning binning = OptimalBinning.builder().fixedCuts(18, 61.5).build();
        assertThat(((Bins.Numbers) fit(binning, values, labels(values, 10)).bins()).cuts())
                .contains(18.0, 61.5);
    }

    @Test
    void fit_candidateCuts_areTheOnlyOnes() {
        double[] values = values(5_000, 11);
        OptimalBinning binning =
                OptimalBinning.builder().candidateCuts(20, 40, 60, 80).build();
        assertThat(((Bins.Numbers) fit(binning, values, labels(values, 12)).bins()).cuts())
                .isNotEmpty()
                .isSubsetOf(20.0, 40.0, 60.0, 80.0);
    }

    @Test
    void fit_numberOfBins_isWithinTheBounds() {
        double[] values = values(20_000, 13);
        boolean[] labels = labels(values, 14);
        double before = 0;
        for (int bins = 1; bins <= 5; bins++) {
            OptimalBinning binning =
                    OptimalBinning.builder().leastBins(bins).greatestBins(bins).build();
            BinningTable table = fit(binning, values, labels);
            assertThat(table.bins().regular()).isEqualTo(bins);
            assertThat(table.iv()).isGreaterThan(before);
            before = table.iv();
        }
    }

    @Test
    void fit_constant_isOneBinThatTellsNothing() {
        double[] values = new double[100];
        boolean[] labels = new boolean[100];
        labels[3] = true;
        BinningTable table = fit(OptimalBinning.DEFAULTS, values, labels);
        assertThat(table.bins()).isEqualTo(new Bins.Numbers(AGE, List.of()));
        assertThat(table.iv()).isZero();
    }

    @Test
    void fit_allMissing_isOneEmptyBinAndTheMissingOne() {
        double[] values = new double[100];
        Arrays.fill(values, Double.NaN);
        boolean[] labels = new boolean[100];
        labels[3] = true;
        BinningTable table = fit(OptimalBinning.DEFAULTS, values, labels);
        assertThat(table.bins().regular()).isEqualTo(1);
        assertThat(table.iv()).isZero();
        assertThat(table.woeOf(5)).isZero();
        assertThat(table.rows().get(1).weight()).isEqualTo(100);
    }

    @Test
    void fit_threeRows_isOneBin() {
        BinningTable table = fit(OptimalBinning.DEFAULTS, new double[] {1, 2, 3}, new boolean[] {false, false, true});
        assertThat(table.bins().regular()).isEqualTo(1);
    }

    @Test
    void fit_infiniteValues_areInTheOutermostBins() {
        double[] values = values(5_000, 15);
        boolean[] labels = labels(values, 16);
        for (int i = 0; i < 2_000; i++) {
            values[i] = labels[i] ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        BinningTable table = fit(OptimalBinning.DEFAULTS, values, labels);
        assertThat(table.woeOf(Double.NEGATIVE_INFINITY))
                .isEqualTo(table.rows().get(0).woe())
                .isLessThan(0);
        assertThat(table.woeOf(Double.POSITIVE_INFINITY))
                .isEqualTo(table.rows().get(table.bins().regular() - 1).woe())
                .isGreaterThan(0);
    }

    @Test
    void fit_levelForEachRow_isOneGroupOfRareOnes() {
        int rows = 1_000;
        CategoryFeature<String> id = Feature.category(
                "id", IntStream.range(0, rows).mapToObj(i -> "id" + i).toArray(String[]::new));
        double[] values = IntStream.range(0, rows).asDoubleStream().toArray();
        BinningTable table = OptimalBinning.DEFAULTS.fit(id, values, labels(values, 17), null);
        assertThat(table.bins().regular()).isEqualTo(1);
        assertThat(table.iv()).isZero();
    }

    @Test
    void fit_category_joinsLevelsOfLikeRatesAndLeavesUnseenOnesOut() {
        CategoryFeature<String> home = Feature.category("home", "own", "rent", "other", "mortgage", "none")
                .optional();
        double[] values = new double[4_000];
        boolean[] labels = new boolean[4_000];
        double[] rates = {0.1, 0.4, 0.4, 0.1};
        for (int i = 0; i < 4_000; i++) {
            values[i] = i % 4;
            labels[i] = i / 4 % 10 < 10 * rates[i % 4];
        }
        BinningTable table = OptimalBinning.DEFAULTS.fit(home, values, labels, null);
        assertThat(table.bins())
                .isEqualTo(new Bins.Levels(home, List.of(List.of("own", "mortgage"), List.of("rent", "other"))));
        assertThat(table.woeOf(4)).isZero(); // unseen
        assertThat(table.woeOf(-1)).isZero();
        assertThat(table.woeOf(Double.NaN)).isZero();
        // 1,800 of 3,000 non-events and 200 of 1,000 events
        assertThat(table.rows().get(0).woe()).isCloseTo(Math.log(0.6 / 0.2), within(1e-12));
    }

    @Test
    void fit_flag_hasItsTwoBinsWhateverTheSettings() {
        FlagFeature late = Feature.flag("late");
        double[] values = new double[100];
        boolean[] labels = new boolean[100];
        values[0] = 1;
        labels[0] = true;
        BinningTable table = OptimalBinning.DEFAULTS.fit(late, values, labels, null);
        assertThat(table.bins()).isEqualTo(new Bins.Flags(late));
        assertThat(table.rows()).allSatisfy(bin -> assertThat(bin.woe()).isFinite());
    }

    @Test
    void fit_oneOutcome_isRefused() {
        assertThatThrownBy(() -> fit(OptimalBinning.DEFAULTS, new double[] {1, 2, 3}, new boolean[3]))
                .hasMessage(
                        "The outcomes by which age is binned (0.0 events, 3.0 others) must be both there, but one is"
                                + " not.\nMaybe the label is true for all rows, or for none.");
    }

    @Test
    void fit_moreBinsThanPossible_tellsHowManyAre() {
        OptimalBinning binning = OptimalBinning.builder().leastBins(3).build();
        assertThatThrownBy(() -> fit(binning, new double[] {1, 1, 2, 2}, new boolean[] {true, false, true, false}))
                .hasMessageStartingWith(
                        "The least number of bins of age (3) must be possible, but the other settings (")
                .hasMessageContaining(") allow 1 at most.\nMaybe take that");
    }

    @Test
    void fit_fixedCutBeyondAllValues_isRefused() {
        double[] values = values(1_000, 18);
        OptimalBinning binning = OptimalBinning.builder().fixedCuts(1e9).build();
        assertThatThrownBy(() -> fit(binning, values, labels(values, 19)))
                .hasMessageStartingWith("The bins of age must keep to the settings (")
                .hasMessageContaining("fixedCuts [1.0E9]")
                .hasMessageEndingWith("Maybe loosen one of them, or drop a fixed cut beyond the values.");
    }

    @Test
    void build_contradictorySettings_isRefused() {
        assertThatThrownBy(() ->
                        OptimalBinning.builder().leastBins(5).greatestBins(3).build())
                .hasMessage("The least number of bins (5) must not be above the greatest, but that is 3."
                        + "\nMaybe change one of the two.");
        assertThatThrownBy(() ->
                        OptimalBinning.builder().leastBins(5).leastShare(0.3).build())
                .hasMessage("The least share of a bin (0.3) must leave room for all bins, but there are at least 5."
                        + "\nMaybe change one of the two.");
        assertThatThrownBy(() -> OptimalBinning.builder()
                        .greatestBins(2)
                        .greatestShare(0.4)
                        .build())
                .hasMessageContaining("must let the bins hold all values");
        assertThatThrownBy(() ->
                        OptimalBinning.builder().greatestBins(2).fixedCuts(1, 2).build())
                .hasMessageContaining("must make no more bins than the greatest number of them");
        assertThatThrownBy(() -> OptimalBinning.builder()
                        .leastShare(0.5)
                        .greatestShare(0.4)
                        .build())
                .hasMessageContaining("must not be above the greatest");
    }

    @Test
    void builder_settingTwice_isRefused() {
        assertThatThrownBy(() -> OptimalBinning.builder().leastBins(5).leastBins(5))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void builder_settingOutOfRange_isRefused() {
        assertThatThrownBy(() -> OptimalBinning.builder().preBins(1)).hasMessageContaining("must be from 2 to 250");
        assertThatThrownBy(() -> OptimalBinning.builder().leastBins(0)).hasMessageContaining("must be at least 1");
        assertThatThrownBy(() -> OptimalBinning.builder().leastShare(Double.NaN))
                .hasMessageContaining("must be from 0 to 1");
        assertThatThrownBy(() -> OptimalBinning.builder().leastEvents(-1))
                .hasMessageContaining("must be a finite number of at least 0");
        assertThatThrownBy(() -> OptimalBinning.builder().fixedCuts(Double.NaN))
                .hasMessageContaining("must be finite numbers");
    }

    @Test
    void fitAll_bySettingsOfAFeature_takesThemForItAlone() {
        FeatureSet features = FeatureSet.of(AGE, Feature.number("other").optional());
        double[] values = values(3_000, 20);
        boolean[] labels = labels(values, 21);
        Frame.Builder frame = Frame.builder(features);
        for (double value : values) {
            frame.add(new double[] {value, value}, 1, null);
        }
        Dataset data = Dataset.of(frame.build(), labels);
        OptimalBinning two = OptimalBinning.builder().greatestBins(2).build();
        List<Long> told = new ArrayList<>();
        List<BinningTable> tables =
                OptimalBinning.builder().of(AGE, two).build().fitAll(data, (done, total) -> told.add(done));
        assertThat(told).containsExactly(1L, 2L);
        assertThat(tables.get(0).bins()).isEqualTo(two.fit(data, AGE).bins());
        assertThat(tables.get(1).bins())
                .isEqualTo(OptimalBinning.DEFAULTS.fit(data, features.get(1)).bins());
        assertThat(tables.get(0).bins().regular()).isEqualTo(2);
        assertThat(tables.get(1).bins().regular()).isGreaterThan(2);
        assertThatThrownBy(() -> OptimalBinning.builder()
                        .of(Feature.number("height"), two)
                        .build()
                        .fitAll(data))
                .hasMessageContaining(
                        "The feature that the binning was told of (height) must be a feature of the data");
    }
}
