package io.riskanalyzer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTimeTest {
    private static final NumberFeature INDEX = Feature.number("index");
    private static final NumberFeature YEAR = Feature.number("year").optional();

    private static Dataset at(double... times) {
        List<double[]> rows =
                IntStream.range(0, times.length).mapToObj(i -> new double[] {i}).toList();
        return Dataset.of(Frames.of(FeatureSet.of(INDEX), rows), new boolean[times.length])
                .timedBy(row -> times[row]);
    }

    private static double[] times(Dataset data) {
        double[] times = data.times();
        assertThat(times).isNotNull();
        return times;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void splitByTime_anyTimes_sharesNoInstantAndGoesForward(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int distinct = random.nextInt(5, 60);
        Dataset data = at(random.ints(300, 0, distinct).asDoubleStream().toArray());

        Split split = data.splitByTime(0.5, 0.25);

        assertThat(Arrays.stream(times(split.train())).max().orElseThrow())
                .isLessThan(Arrays.stream(times(split.calibration())).min().orElseThrow());
        assertThat(Arrays.stream(times(split.calibration())).max().orElseThrow())
                .isLessThan(Arrays.stream(times(split.test())).min().orElseThrow());
        assertThat(split.train().rows()
                        + split.calibration().rows()
                        + split.test().rows())
                .isEqualTo(300);
        assertThat(split.train().rows()).isBetween(150 - 60, 150 + 60);
    }

    @Test
    void splitByTime_differentTimes_meetsTheSharesExactly() {
        Split split = at(9, 8, 7, 6, 5, 4, 3, 2, 1, 0).splitByTime(0.5, 0.2);

        assertThat(times(split.train())).containsExactly(4, 3, 2, 1, 0);
        assertThat(times(split.calibration())).containsExactly(6, 5);
        assertThat(times(split.test())).containsExactly(9, 8, 7);
    }

    @Test
    void splitByTime_cutWithinAnInstant_isMovedToTheNearestChange() {
        assertThat(at(1, 2, 2, 2, 2, 3, 3, 3, 3, 3).splitByTime(0.4, 0).train().rows())
                .isEqualTo(5);
        assertThat(at(1, 2, 2, 2, 2, 3, 3, 3, 3, 3).splitByTime(0.2, 0).train().rows())
                .isEqualTo(1);
    }

    @Test
    void splitByTime_oneInstant_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(5, 5, 5, -0.0, 0).splitByTime(0.5, 0.2))
                .withMessageContaining("must have a row, but too many rows are of one instant.");
    }

    @Test
    void splitByTime_noTimes_isRefused() {
        Dataset data = Dataset.of(Frames.of(FeatureSet.of(INDEX), new double[] {1}), new boolean[1]);

        assertThat(data.times()).isNull();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> data.splitByTime(0.5, 0))
                .withMessage("The rows must have times to be split by them, but they have none."
                        + "\nMaybe name the column by timedBy(…).");
    }

    @Test
    void splitByTime_groupOfAnEarlierPart_isLeftOut() {
        Dataset data = at(0, 1, 2, 3, 4, 5, 6, 7, 8, 9).groupedBy(row -> row == 9 || row == 5 ? "both" : "s" + row);

        Split split = data.splitByTime(0.5, 0.2);

        assertThat(times(split.train())).containsExactly(0, 1, 2, 3, 4);
        assertThat(times(split.calibration())).containsExactly(5, 6);
        assertThat(times(split.test())).containsExactly(7, 8);
    }

    @Test
    void splitByTime_everyGroupKnownBefore_isRefused() {
        Dataset data = at(0, 1, 2, 3).groupedBy(row -> "the same");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.splitByTime(0.5, 0))
                .withMessageEndingWith("each group in it is in an earlier part already.\nMaybe split without groups.");
    }

    @ParameterizedTest
    @CsvSource({"NaN, missing", "Infinity, Infinity"})
    void timedBy_badTime_isRefusedByRow(double time, String shown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(1, time))
                .withMessage("The time of row 2 (" + shown + ") must be a finite number.\nMaybe leave the row out.");
    }

    @Test
    void foldsByTime_anyOrder_followEachOtherInTime() {
        Dataset data = at(5, 1, 4, 2, 2, 3);

        assertThat(data.foldsByTime(3)).containsExactly(2, 0, 2, 1, 1, 1);
    }

    @Test
    void foldsByTime_moreThanRows_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(5, 1).foldsByTime(3))
                .withMessageStartingWith("The number of folds (3) must be from 2 to the number of rows (2).");
    }

    @Test
    void timedBy_column_isTakenOutOfTheFeatures() {
        Dataset data = Dataset.of(
                        Frames.of(FeatureSet.of(YEAR, INDEX), new double[] {2024, 0}, new double[] {2023, 1}),
                        new boolean[2])
                .timedBy(YEAR);

        assertThat(data.features()).containsExactly(INDEX);
        assertThat(data.times()).containsExactly(2024, 2023);
        assertThat(data.take(1).times()).containsExactly(2023);
    }

    @Test
    void timedBy_missingInColumn_isRefusedByRow() {
        Dataset data = Dataset.of(Frames.of(FeatureSet.of(YEAR), new double[] {Double.NaN}), new boolean[1]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.timedBy(YEAR))
                .withMessage("The year of row 1 (missing) must be a finite number.\nMaybe leave the row out.");
    }

    @Test
    void hash_times_count() {
        Dataset plain = Dataset.of(Frames.of(FeatureSet.of(INDEX), new double[] {1}), new boolean[1]);

        List<String> hashes = new ArrayList<>(List.of(plain.hash()));
        hashes.add(plain.timedBy(row -> 0).hash());
        hashes.add(plain.timedBy(row -> 1).hash());
        hashes.add(plain.groupedBy(row -> "0").hash());

        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void build_timeOfSubject_isInSecondsSince1970() {
        record Loan(Instant issued, double index) {}
        Schema<Loan> schema =
                Schema.builder(Loan.class).read(INDEX, Loan::index).build();

        Dataset data = Dataset.builder(schema)
                .label(loan -> loan.index() > 1)
                .time(Loan::issued)
                .addAll(List.of(
                        new Loan(Instant.parse("1970-01-02T00:00:00.5Z"), 1),
                        new Loan(Instant.parse("2024-02-29T12:00:00Z"), 2)))
                .build();

        // python3: datetime(2024, 2, 29, 12, tzinfo=timezone.utc).timestamp()
        assertThat(data.times()).containsExactly(86_400.5, 1_709_208_000);
    }
}
