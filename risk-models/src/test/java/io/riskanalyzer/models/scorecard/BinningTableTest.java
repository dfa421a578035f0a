package io.riskanalyzer.models.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BinningTableTest {
    private static final NumberFeature AGE = Feature.number("age").in("years").optional();

    /** Sums of a dozen numbers in another order. */
    private static final double ROUNDING = 1e-12;

    /** Cells of bins that are cut at 1, 2, …, and missing values last. */
    private static BinningTable table(double[] nonEvents, double[] events) {
        List<Double> cuts =
                IntStream.range(1, events.length - 1).mapToObj(i -> (double) i).toList();
        double[] cells = new double[2 * events.length];
        for (int i = 0; i < events.length; i++) {
            cells[2 * i] = nonEvents[i];
            cells[2 * i + 1] = events[i];
        }
        return new BinningTable(new Bins.Numbers(AGE, cuts), cells);
    }

    static Stream<String> golden() {
        try (InputStream in = Objects.requireNonNull(BinningTableTest.class.getResourceAsStream("binning.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] doubles(String field) {
        return field.isEmpty()
                ? new double[0]
                : Stream.of(field.split(";", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void figures_areThoseOfIndependentPrograms(String line) {
        String[] fields = line.split(",", -1); // binning.py
        BinningTable table = table(doubles(fields[0]), doubles(fields[1]));
        BinningTable.Totals totals = table.totals();
        double[] found = {
            totals.iv(),
            totals.js(),
            totals.gini(),
            totals.ks(),
            totals.hhi(),
            totals.normalizedHhi(),
            totals.cramersV(),
            totals.quality()
        };
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as("figure %d", i).isCloseTo(Double.parseDouble(fields[2 + i]), within(ROUNDING));
        }
        double[] woe = doubles(fields[10]);
        double[] z = doubles(fields[11]);
        double[] p = doubles(fields[12]);
        assertThat(table.rows()).hasSize(woe.length);
        for (int i = 0; i < woe.length; i++) {
            assertThat(table.rows().get(i).woe()).isCloseTo(woe[i], within(ROUNDING));
        }
        assertThat(table.neighbours()).hasSize(z.length);
        for (int i = 0; i < z.length; i++) {
            assertThat(table.neighbours().get(i).z()).isCloseTo(z[i], within(ROUNDING * 10));
            assertThat(table.neighbours().get(i).pValue()).isCloseTo(p[i], within(ROUNDING * 10));
        }
    }

    @Test
    void figures_ofATableByHand() {
        BinningTable table = table(new double[] {40, 40, 20}, new double[] {30, 10, 10});
        // Shares of non-events 0.4, 0.4, 0.2, of events 0.6, 0.2, 0.2.
        assertThat(table.rows().get(0).woe()).isCloseTo(Math.log(0.4 / 0.6), within(ROUNDING));
        assertThat(table.rows().get(1).woe()).isCloseTo(Math.log(2), within(ROUNDING));
        assertThat(table.rows().get(2).woe()).isCloseTo(0, within(ROUNDING));
        assertThat(table.iv()).isCloseTo(-0.2 * Math.log(0.4 / 0.6) + 0.2 * Math.log(2), within(ROUNDING));
        assertThat(table.totals().ks()).isCloseTo(0.2, within(ROUNDING));
        // By falling rates: events 0.6, 0.2, 0.2; 0.6 · 0.6 + 0.2 · 0.4 pairs are in order, 0.2 · 0.4 + 0.2 · 0.6 are
        // not.
        assertThat(table.totals().gini()).isCloseTo(0.24, within(ROUNDING));
        assertThat(table.rows().get(0).share()).isCloseTo(70 / 150.0, within(ROUNDING));
        assertThat(table.rows().get(0).eventRate()).isCloseTo(3 / 7.0, within(ROUNDING));
        assertThat(table.neighbours().get(0).chiSquare())
                .isCloseTo(
                        table.neighbours().get(0).z()
                                * table.neighbours().get(0).z(),
                        within(ROUNDING));
    }

    @Test
    void trend_ofRates_isTheWayTheyGo() {
        double[] good = {50, 50, 50, 50, 0};
        assertThat(table(good, new double[] {1, 2, 2, 4, 9}).trend()).isEqualTo(Trend.ASCENDING);
        assertThat(table(good, new double[] {9, 2, 2, 1, 9}).trend()).isEqualTo(Trend.DESCENDING);
        assertThat(table(good, new double[] {1, 2, 3, 1, 9}).trend()).isEqualTo(Trend.PEAK);
        assertThat(table(good, new double[] {3, 2, 1, 2, 9}).trend()).isEqualTo(Trend.VALLEY);
        assertThat(table(good, new double[] {1, 3, 1, 3, 9}).trend()).isEqualTo(Trend.NONE);
    }

    @Test
    void verdict_followsTheUsualBands() {
        assertThat(table(new double[] {50, 50, 0}, new double[] {10, 10, 0}).verdict())
                .isEqualTo("unpredictive: IV below 0.02");
        assertThat(table(new double[] {50, 50, 0}, new double[] {10, 14, 0}).verdict())
                .isEqualTo("weak: IV 0.02 to 0.1");
        assertThat(table(new double[] {50, 50, 0}, new double[] {10, 20, 0}).verdict())
                .isEqualTo("medium: IV 0.1 to 0.3");
        assertThat(table(new double[] {50, 50, 0}, new double[] {10, 40, 0}).verdict())
                .isEqualTo("strong: IV 0.3 to 0.5");
        assertThat(table(new double[] {50, 50, 0}, new double[] {1, 40, 0}).verdict())
                .isEqualTo("suspicious: IV above 0.5");
    }

    @Test
    void toString_isATableForPeople() {
        assertThat(table(new double[] {40, 40, 20}, new double[] {30, 10, 10})).hasToString("""
                age, medium: IV 0.1 to 0.3
                bin               weight    share  events  event rate      WoE      IV      JS  p to next
                below 1 years         70  46.67 %      30      0.4286  -0.4055  0.0811  0.0101     0.0088
                at least 1 years      50  33.33 %      10      0.2000   0.6931  0.1386  0.0170
                missing               30     20 %      10      0.3333   0.0000  0.0000  0.0000
                all                  150    100 %      50      0.3333           0.2197  0.0271
                Gini 0.2400, KS 0.2000, HHI 0.3689 (normalized 0.0533), Cramér's V 0.2138, quality 0.7362, trend descending""");
    }

    @Test
    void toCsv_quotesWhatNeedsIt() {
        CategoryFeature<String> home = Feature.category("home, now", "own \"it\"", "rent");
        BinningTable table = new BinningTable(
                new Bins.Levels(home, List.of(List.of("own \"it\""), List.of("rent"))),
                new double[] {3, 1, 1, 3, 0, 0, 0, 0});
        assertThat(table.toCsv().lines().toList().subList(0, 2))
                .containsExactly(
                        "feature,bin,kind,weight,events,non_events,share,event_rate,woe,iv,js",
                        "\"home, now\",\"own \"\"it\"\"\",regular,4.0,1.0,3.0,0.5,0.25,1.0986122886681096,"
                                + "0.5493061443340548,0.06540601797056848");
        assertThat(table.toCsv()).contains("\"home, now\",missing,missing,0.0,0.0,0.0,0.0,,0.0,0.0,0.0\r\n");
    }

    @Test
    void toJson_hasEveryFigure() {
        assertThat(table(new double[] {3, 1, 0}, new double[] {1, 3, 0}).toJson())
                .startsWith("{\"feature\":\"age\",\"breaks\":\"age: 1\",\"verdict\":\"suspicious: IV above 0.5\","
                        + "\"trend\":\"ascending\",\"totals\":{\"weight\":8.0,\"events\":4.0,\"nonEvents\":4.0,\"iv\":")
                .contains("{\"label\":\"below 1 years\",\"kind\":\"regular\",\"weight\":4.0,\"events\":1.0,"
                        + "\"nonEvents\":3.0,\"share\":0.5,\"eventRate\":0.25,\"woe\":1.0986122886681096,")
                .contains("\"eventRate\":null")
                .contains("\"neighbours\":[{\"bin\":0,\"z\":-1.41")
                .endsWith("}]}");
    }

    private static Dataset data(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Frame.Builder frame = Frame.builder(FeatureSet.of(AGE));
        boolean[] labels = new boolean[5_000];
        for (int i = 0; i < labels.length; i++) {
            double age = random.nextInt(20) == 0 ? Double.NaN : 18 + 50 * random.nextDouble();
            labels[i] = random.nextDouble() < (age < 30 ? 0.4 : 0.2);
            frame.add(new double[] {age}, i + 1, null);
        }
        return Dataset.of(frame.build(), labels);
    }

    @Test
    void of_binsThatWereFound_isTheTableThatWasFound() {
        Dataset data = data(1);
        BinningTable found = OptimalBinning.DEFAULTS.fit(data, AGE);
        assertThat(BinningTable.of(found.bins(), data).toJson()).isEqualTo(found.toJson());
    }

    @Test
    void comparedWith_theOptimum_tellsWhatAPersonsBinsCost() {
        Dataset data = data(1);
        BinningTable optimum = BinningTable.of(new Bins.Numbers(AGE, List.of(30.0, 50.0)), data);
        BinningTable edited = BinningTable.of(new Bins.Numbers(AGE, List.of(25.0, 50.0)), data);
        assertThat(edited.comparedWith(optimum))
                .matches("age: IV 0\\.\\d{4} instead of 0\\.\\d{4} \\(\\d\\d %\\), 3 bins instead of 3;"
                        + " cuts here alone: 25; cuts there alone: 30");
        assertThat(optimum.comparedWith(optimum)).endsWith("(100 %), 3 bins instead of 3");
        BinningTable other = new BinningTable(new Bins.Flags(Feature.flag("late")), new double[] {1, 1, 1, 1, 0, 0});
        assertThatThrownBy(() -> edited.comparedWith(other)).hasMessageContaining("must be of age");
    }

    @Test
    void encode_column_isWoeOfEachValue() {
        Dataset data = data(2);
        BinningTable table = OptimalBinning.DEFAULTS.fit(data, AGE);
        double[] woe = new double[3_000];
        table.encoder().encode(data.frame(), 1_500, 4_500, woe);
        for (int i = 0; i < woe.length; i++) {
            double value = data.frame().value(1_500 + i, 0);
            assertThat(woe[i])
                    .isEqualTo(table.woeOf(value))
                    .isEqualTo(table.rows().get(table.bins().indexOf(value)).woe());
        }
    }

    @Test
    void woeOf_anyValue_isThatOfItsBin() {
        Bins bins = new Bins.Numbers(
                AGE,
                List.of(-5.0, 0.0, 1.0),
                List.of(new Bins.SpecialCode("a", List.of(7.0, -0.5)), new Bins.SpecialCode("b", List.of(0.5))));
        double[] cells =
                new SplittableRandom(3).doubles(2L * bins.count(), 1, 9).toArray();
        BinningTable table = new BinningTable(bins, cells);
        for (double value : new double[] {
            Double.NEGATIVE_INFINITY, -6, -5, -0.5, -0.0, 0, 0.25, 0.5, 1, 7, 8, Double.POSITIVE_INFINITY, Double.NaN
        }) {
            assertThat(table.woeOf(value))
                    .as("%s", value)
                    .isEqualTo(table.rows().get(bins.indexOf(value)).woe());
        }
    }
}
