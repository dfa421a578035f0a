package io.riskanalyzer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetSplitTest {

    /** Rows that hold their own index, of which a random share is positive. */
    private static Dataset dataset(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = random.nextInt(2, 500);
        double share = random.nextDouble();
        Frame.Builder frame = Frame.builder(FeatureSet.of(Feature.number("index")));
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            frame.add(new double[] {i}, i + 1, "s" + i);
            labels[i] = random.nextDouble() < share;
        }
        return Dataset.of(frame.build(), labels);
    }

    private static List<Integer> indices(Dataset data) {
        return IntStream.range(0, data.rows())
                .mapToObj(i -> (int) data.frame().value(i, 0))
                .toList();
    }

    private static void assertNear(long count, double expected, double rows) {
        assertThat((double) count).isBetween(expected - rows, expected + rows);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void split_anyShares_isDisjointCompleteAndInOrder(long seed) {
        Dataset data = dataset(seed);
        Split split = data.split(0.6, 0.2, seed);

        List<List<Integer>> parts = Stream.of(split.train(), split.calibration(), split.test())
                .map(DatasetSplitTest::indices)
                .toList();

        assertThat(parts).allSatisfy(part -> assertThat(part).isSorted());
        List<Integer> all = new ArrayList<>();
        parts.forEach(all::addAll);
        assertThat(all).hasSize(data.rows()).doesNotHaveDuplicates();
        Stream.of(split.train(), split.calibration(), split.test())
                .forEach(part -> IntStream.range(0, part.rows())
                        .forEach(i -> assertThat(part.label(i))
                                .isEqualTo(data.label((int) part.frame().value(i, 0)))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void split_anyShares_dealsEachClassWithinOneRow(long seed) {
        Dataset data = dataset(seed);
        double train = 0.1 + 0.6 * new SplittableRandom(seed).nextDouble();
        Split split = data.split(train, 0.25, seed);
        int negatives = data.rows() - data.positives();

        assertNear(split.train().positives(), train * data.positives(), 1);
        assertNear(split.calibration().positives(), 0.25 * data.positives(), 1);
        assertNear(split.train().rows() - split.train().positives(), train * negatives, 1);
        assertNear(split.calibration().rows() - split.calibration().positives(), 0.25 * negatives, 1);
    }

    @Test
    void split_sameSeed_givesTheSameParts() {
        Dataset data = dataset(11);

        assertThat(indices(data.split(0.6, 0.2, 7).train()))
                .isEqualTo(indices(data.split(0.6, 0.2, 7).train()));
        assertThat(indices(data.split(0.6, 0.2, 7).train()))
                .isNotEqualTo(indices(data.split(0.6, 0.2, 8).train()));
    }

    @Test
    void split_noCalibration_hasNoRowsForIt() {
        Split split = dataset(11).split(0.7, 0, 1);

        assertThat(split.calibration().rows()).isZero();
        assertThat(split.train().rows() + split.test().rows())
                .isEqualTo(dataset(11).rows());
    }

    @Test
    void split_weightsAndAudited_goWithTheirRows() {
        Dataset data = Dataset.of(
                        Frames.of(
                                FeatureSet.of(Feature.number("index"), Feature.category("sex", "f", "m")),
                                IntStream.range(0, 100)
                                        .mapToObj(i -> new double[] {i, i % 2})
                                        .toList()),
                        new boolean[100])
                .weighted(IntStream.range(0, 100).asDoubleStream().toArray())
                .audit(Feature.category("sex", "f", "m"));

        Dataset test = data.split(0.5, 0.2, 3).test();

        for (int i = 0; i < test.rows(); i++) {
            double index = test.frame().value(i, 0);
            assertThat(test.weight(i)).isEqualTo(index);
            assertThat(test.audited().value(i, 0)).isEqualTo(index % 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "-0.1", "1.5", "NaN"})
    void split_badTrainingShare_isRefused(double train) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dataset(1).split(train, 0, 1))
                .withMessage(
                        "The share of training rows (" + train + ") must be above 0 and below 1.\nMaybe take 0.6.");
    }

    @ParameterizedTest
    @CsvSource({"-0.1", "0.4", "1", "NaN"})
    void split_badCalibrationShare_isRefused(double calibration) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dataset(1).split(0.6, calibration, 1))
                .withMessage(
                        "The share of calibration rows (" + calibration + ") must be at least 0 and leave rows to test"
                                + " on, but the share of training rows is 0.6.\nMaybe take 0.2.");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void folds_anyNumber_areOfEqualSizeAndShare(long seed) {
        Dataset data = dataset(seed);
        int count = new SplittableRandom(seed).nextInt(2, Math.min(11, data.rows() + 1));

        int[] folds = data.folds(count, seed);

        assertThat(folds).hasSize(data.rows());
        for (int fold = 0; fold < count; fold++) {
            int number = fold;
            Dataset part = data.filter(i -> folds[i] == number);
            assertThat(part.rows()).isBetween(data.rows() / count, (data.rows() + count - 1) / count);
            assertThat(part.positives()).isBetween(data.positives() / count, (data.positives() + count - 1) / count);
        }
    }

    @Test
    void folds_sameSeed_areTheSame() {
        Dataset data = dataset(11);

        assertThat(data.folds(5, 7)).isEqualTo(data.folds(5, 7));
        assertThat(data.folds(5, 7)).isNotEqualTo(data.folds(5, 8));
    }

    /** What a seed gives is part of what a saved experiment relies on: it stays the same from version to version. */
    @Test
    void folds_knownSeed_areThoseOfEveryVersion() {
        Dataset data = Dataset.of(
                Frames.of(FeatureSet.of(), Collections.nCopies(12, new double[0])),
                new boolean[] {true, false, false, true, false, false, false, true, false, false, true, false});

        // src/test/reference/folds.py
        assertThat(data.folds(3, 42)).containsExactly(2, 2, 2, 0, 1, 2, 1, 0, 0, 1, 1, 0);
    }

    @Test
    void folds_manySeeds_treatEveryRowAlike() {
        Dataset data = Dataset.of(Frames.of(FeatureSet.of(), Collections.nCopies(5, new double[0])), new boolean[5]);
        int[] inFirst = new int[5];
        for (long seed = 0; seed < 10_000; seed++) {
            int[] folds = data.folds(5, seed);
            for (int row = 0; row < 5; row++) {
                inFirst[row] += folds[row] == 0 ? 1 : 0;
            }
        }

        for (int count : inFirst) {
            assertThat(count).isBetween(1_840, 2_160); // 4 standard deviations
        }
    }

    @Test
    void folds_badNumber_isRefused() {
        Dataset data = dataset(1);

        for (int count : new int[] {-1, 0, 1, data.rows() + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> data.folds(count, 1))
                    .withMessage("The number of folds (" + count + ") must be from 2 to the number of rows ("
                            + data.rows() + ").\nMaybe take 5.");
        }
    }

    @Test
    void folds_two_areTheFewest() {
        assertThat(dataset(3).folds(2, 1)).containsOnly(0, 1);
    }

    @Test
    void folds_asManyAsRows_leaveOneOut() {
        Dataset data = dataset(3);

        assertThat(data.folds(data.rows(), 1)).doesNotHaveDuplicates();
    }
}
