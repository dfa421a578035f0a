package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RowTest;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.score.RowScorer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SliceFinderTest {
    private static final NumberFeature INCOME =
            Feature.number("income").within(0, 100).optional();
    private static final FlagFeature OWNER = Feature.flag("owner");
    private static final CategoryFeature<String> REGION = Feature.category("region", "north", "south", "west");
    private static final FeatureSet FEATURES = FeatureSet.of(INCOME, OWNER, REGION);

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** The probabilities of src/test/reference/slices.py: too near to one half. */
    private static double[] goldenScores() {
        Frame frame = GoldenData.UNWEIGHTED.frame();
        RowScorer scorer = GoldenData.SCORER.bind(frame.features());
        double[] row = new double[frame.features().size()];
        double[] scores = new double[frame.rows()];
        for (int i = 0; i < scores.length; i++) {
            frame.copyRow(i, row);
            scores[i] = logistic(0.3 * scorer.score(row));
        }
        return scores;
    }

    /** The number of rows of a slice, their sum and the sum of their squares. */
    private static String keyOf(Slice slice, Dataset data) {
        RowTest test = slice.condition().bind(data.features());
        double[] row = new double[data.features().size()];
        long[] sums = new long[3];
        for (int i = 0; i < data.rows(); i++) {
            data.frame().copyRow(i, row);
            if (test.test(row)) {
                sums[0]++;
                sums[1] += i;
                sums[2] += (long) i * i;
            }
        }
        assertThat(sums[0]).isEqualTo(slice.rows());
        return sums[0] + "," + sums[1] + "," + sums[2];
    }

    static Stream<Arguments> lossesAndWeights() {
        return Arrays.stream(RowLoss.values())
                .flatMap(loss -> Stream.of(Arguments.of(loss, false), Arguments.of(loss, true)));
    }

    @ParameterizedTest
    @MethodSource("lossesAndWeights")
    void run_rowsOfScipy_givesItsTests(RowLoss loss, boolean weighted) {
        Map<String, double[]> golden = new HashMap<>();
        for (String[] line : GoldenData.lines("slices-golden.csv")) {
            if (line[0].equals(loss.name()) && line[1].equals(String.valueOf(weighted))) {
                golden.put(
                        String.join(",", line[2], line[3], line[4]),
                        Arrays.stream(line, 5, line.length)
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            }
        }
        Dataset data = weighted ? GoldenData.WEIGHTED : GoldenData.UNWEIGHTED;

        SliceReport report = SliceFinder.builder()
                .loss(loss)
                .minRows(40)
                .significance(1)
                .atMost(1_000)
                .build()
                .run(goldenScores(), data);

        assertThat(report.tested()).isEqualTo(golden.size());
        assertThat(report.slices()).hasSizeGreaterThan(25);
        for (Slice slice : report.slices()) {
            double[] expected = golden.get(keyOf(slice, data));
            assertThat(new double[] {
                        slice.loss(),
                        slice.elsewhere(),
                        slice.from(),
                        slice.to(),
                        slice.pValue(),
                        slice.predicted(),
                        slice.observed()
                    })
                    .as(slice.condition().describe())
                    .containsExactly(expected, within(1e-9)); // the quantile of t is searched to 1e-9
        }
    }

    /** Rows whose labels come from known probabilities. */
    private static Dataset data(long seed, int rows, double[] truths) {
        SplittableRandom random = new SplittableRandom(seed);
        Frame.Builder frame = Frame.builder(FEATURES);
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double income = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(101);
            double owner = random.nextInt(2);
            double region = random.nextInt(3);
            assertThat(frame.add(new double[] {income, owner, region}, i + 1, null))
                    .isTrue();
            truths[i] = owner == 1 && region == 2 ? 0.6 : income < 25 ? 0.3 : 0.1;
            labels[i] = random.nextDouble() < truths[i];
        }
        return Dataset.of(frame.build(), labels);
    }

    @Test
    void run_pairThatTheModelMissed_isFirst() {
        double[] scores = new double[4_000];
        Dataset data = data(5, 4_000, scores);
        double[] missed = Arrays.stream(scores).map(p -> p == 0.6 ? 0.1 : p).toArray();

        SliceReport report = SliceFinder.DEFAULTS.run(missed, data);

        Slice worst = report.slices().get(0);
        assertThat(worst.condition()).isEqualTo(OWNER.isTrue().and(REGION.is("west")));
        assertThat(worst.predicted()).isCloseTo(0.1, within(0.05));
        assertThat(worst.observed()).isCloseTo(0.6, within(0.05));
        assertThat(worst.difference()).isBetween(worst.from(), worst.to()).isPositive();
        assertThat(report.toString())
                .contains("slices were looked at, worse than the rest")
                .contains(worst.condition().describe());
    }

    @Test
    void run_oneFeatureSaysIt_pairsWithItAreNotTold() {
        double[] truths = new double[4_000];
        Dataset data = data(6, 4_000, truths);
        double[] row = new double[3];
        double[] scores = new double[4_000];
        for (int i = 0; i < scores.length; i++) { // all owners are given what none of them has
            data.frame().copyRow(i, row);
            scores[i] = row[1] == 1 ? 0.95 : truths[i];
        }

        List<Slice> slices = SliceFinder.builder()
                .loss(RowLoss.SQUARED)
                .build()
                .run(scores, data)
                .slices();

        assertThat(slices.get(0).condition()).isEqualTo(OWNER.isTrue());
    }

    @Test
    void run_rightProbabilities_findNothingInNearlyAllRuns() {
        int found = 0;
        int runs = 400;
        for (int seed = 0; seed < runs; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] scores = new double[1_000];
            Dataset drawn = data(seed, 1_000, scores);
            boolean[] labels = new boolean[1_000];
            double[] same = new double[1_000]; // the same for all, or slices would rightly differ in loss
            for (int i = 0; i < same.length; i++) {
                same[i] = 0.3;
                labels[i] = random.nextDouble() < 0.3;
            }
            SliceReport report = SliceFinder.DEFAULTS.run(same, Dataset.of(drawn.frame(), labels));
            found += report.slices().isEmpty() ? 0 : 1;
        }
        assertThat(found).isLessThan(runs * 5 / 100); // Holm's promise
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void run_anyThreads_isTheSame(int threads) {
        assertThat(SliceFinder.builder().minRows(20).threads(threads).build().run(goldenScores(), GoldenData.WEIGHTED))
                .isEqualTo(SliceFinder.builder().minRows(20).build().run(goldenScores(), GoldenData.WEIGHTED));
    }

    @Test
    void run_overAuditedAttribute_findsItsGroup() {
        double[] truths = new double[2_000];
        Dataset data = data(8, 2_000, truths).audit(REGION); // REGION is no feature of these data any more
        assertThat(data.features().contains("region")).isFalse();
        double[] scores = Arrays.stream(truths).map(p -> p == 0.6 ? 0.1 : p).toArray();

        SliceReport report = SliceFinder.builder().over(OWNER, REGION).build().run(scores, data);

        assertThat(report.slices().get(0).condition()).isEqualTo(OWNER.isTrue().and(REGION.is("west")));
        assertThat(SliceFinder.DEFAULTS.run(scores, data).slices())
                .noneMatch(slice -> slice.condition().features().contains(REGION));
    }

    @Test
    void run_depthOne_findsNoPair() {
        double[] scores = new double[4_000];
        Dataset data = data(5, 4_000, scores);
        double[] missed = Arrays.stream(scores).map(p -> p == 0.6 ? 0.1 : p).toArray();

        assertThat(SliceFinder.builder().depth(1).build().run(missed, data).slices())
                .isNotEmpty()
                .allMatch(slice -> slice.condition().features().size() == 1);
    }

    @Test
    void run_wrongArguments_areRefused() {
        Dataset data = data(1, 200, new double[200]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceFinder.DEFAULTS.run(new double[3], data))
                .withMessageContaining("probabilities (3)");
        double[] points = new double[200];
        points[7] = 40;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceFinder.DEFAULTS.run(points, data))
                .withMessageContaining("row 7 (40.0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceFinder.builder().minRows(101).build().run(new double[200], data))
                .withMessageContaining("rows (200) must be at least 202");
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> SliceFinder.builder()
                        .over(Feature.number("incme"))
                        .build()
                        .run(new double[200], data))
                .withMessageContaining("incme")
                .withMessageContaining("income");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceFinder.builder().depth(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceFinder.builder().bins(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceFinder.builder().minRows(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceFinder.builder().significance(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceFinder.builder().atMost(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceFinder.builder().over());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SliceFinder.builder().threads(0));
        assertThatIllegalStateException()
                .isThrownBy(() -> SliceFinder.builder().bins(4).bins(5));
    }

    /** 400 rows of one number, of which the last hundred are surprises. */
    private static Dataset lastHundred(NumberFeature feature, double... quarters) {
        Frame.Builder rows = Frame.builder(FeatureSet.of(feature));
        boolean[] labels = new boolean[400];
        for (int i = 0; i < 400; i++) {
            rows.add(new double[] {quarters[i / 100]}, i + 1, null);
            labels[i] = i >= 300;
        }
        return Dataset.of(rows.build(), labels);
    }

    @Test
    void slices_ofASensitiveNumber_tellNoValueInWords() {
        NumberFeature wealth = Feature.number("wealth").sensitive();
        double[] rare = new double[400];
        Arrays.fill(rare, 0.1);
        SliceReport report = SliceFinder.DEFAULTS.run(rare, lastHundred(wealth, 100, 200, 300, 12345.5));

        Slice worst = report.slices().get(0);
        assertThat(worst.condition()).isEqualTo(wealth.atLeast(12345.5));
        assertThat(worst.describe()).isEqualTo("wealth is in a part of its range (withheld)");
        assertThat(report.toString()).contains("wealth").doesNotContain("12345");
        assertThat(worst.toString()).contains("wealth").doesNotContain("12345");
    }

    @Test
    void slices_ofBothZeros_areOne() {
        NumberFeature change = Feature.number("change");
        double[] rare = new double[400];
        Arrays.fill(rare, 0.1);
        Dataset data = lastHundred(change, -1, -2, -0.0, 0.0);
        SliceReport report = SliceFinder.DEFAULTS.run(rare, data);

        assertThat(report.slices()).isNotEmpty();
        for (Slice slice : report.slices()) {
            assertThat(keyOf(slice, data)).startsWith("200,"); // whom the condition means are who were counted
        }
    }

    @Test
    void run_twoCategoriesOfManyRareLevels_looksAtTheOthers() {
        String[] levels = new String[20_000];
        Arrays.setAll(levels, i -> "level " + i);
        CategoryFeature<String> home = Feature.category("home", levels);
        CategoryFeature<String> work = Feature.category("work", levels).optional();
        Frame.Builder rows = Frame.builder(FeatureSet.of(home, work));
        boolean[] labels = new boolean[400];
        for (int i = 0; i < 400; i++) {
            labels[i] = i >= 300;
            rows.add(new double[] {i < 200 ? 19_000 : i, i >= 300 ? 7 : i < 100 ? Double.NaN : 3 * i}, i + 1, null);
        }
        double[] rare = new double[400];
        Arrays.fill(rare, 0.1);
        SliceReport report = SliceFinder.DEFAULTS.run(rare, Dataset.of(rows.build(), labels));

        assertThat(report.tested()).isEqualTo(4); // a home, a work, no work, and no work in that home
        assertThat(report.slices().get(0).describe()).isEqualTo("work is 'level 7'");
        assertThat(report.slices().get(0).rows()).isEqualTo(100);
    }
}
