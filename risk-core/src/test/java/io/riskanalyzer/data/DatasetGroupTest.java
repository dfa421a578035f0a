package io.riskanalyzer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetGroupTest {
    private static final NumberFeature INDEX = Feature.number("index");
    private static final CategoryFeature<String> HOUSEHOLD =
            Feature.category("household", "first", "second", "third").optional();

    /** Rows that hold their own index, in groups of 1 to {@code largest} rows that lie scattered. */
    private static Dataset scattered(int groups, int largest, double positives, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> groupOf = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            for (int i = random.nextInt(1, largest + 1); i > 0; i--) {
                groupOf.add(random.nextInt(groupOf.size() + 1), "g" + group);
            }
        }
        boolean[] labels = new boolean[groupOf.size()];
        Frame.Builder frame = Frame.builder(FeatureSet.of(INDEX));
        for (int row = 0; row < labels.length; row++) {
            frame.add(new double[] {row}, row + 1, groupOf.get(row));
            labels[row] = random.nextDouble() < positives;
        }
        Dataset data = Dataset.of(frame.build(), labels);
        return data.groupedBy(data.frame()::id);
    }

    private static Set<String> groupsOf(Dataset data) {
        return IntStream.range(0, data.rows())
                .mapToObj(data.frame()::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void folds_grouped_keepEachGroupTogether(long seed) {
        Dataset data = scattered(40, 9, 0.3, seed);

        int[] folds = data.folds(5, seed);

        Map<String, Integer> foldOf = new HashMap<>();
        for (int row = 0; row < folds.length; row++) {
            assertThat(foldOf.merge(data.frame().id(row), folds[row], (before, now) -> before))
                    .isEqualTo(folds[row]);
        }
        assertThat(folds).containsOnly(0, 1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void folds_manySmallGroups_haveNearlyTheSameShareOfEachClass(long seed) {
        Dataset data = scattered(300, 6, 0.2, seed);

        int[] folds = data.folds(5, seed);

        for (int fold = 0; fold < 5; fold++) {
            int number = fold;
            Dataset part = data.filter(row -> folds[row] == number);
            assertThat(part.positives()).isCloseTo(data.positives() / 5, within(2));
            assertThat(part.rows()).isCloseTo(data.rows() / 5, within(4));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void folds_groupsOfOneRow_areStratifiedAsWithoutGroups(long seed) {
        Dataset data = scattered(103, 1, 0.4, seed);

        int[] folds = data.folds(4, seed);

        for (int fold = 0; fold < 4; fold++) {
            int number = fold;
            Dataset part = data.filter(row -> folds[row] == number);
            assertThat(part.positives()).isBetween(data.positives() / 4, data.positives() / 4 + 1);
            int negatives = data.rows() - data.positives();
            assertThat(part.rows() - part.positives()).isBetween(negatives / 4, negatives / 4 + 1);
        }
    }

    @Test
    void folds_oneLargeGroup_fillsOneFoldAlone() {
        Dataset data = Dataset.of(Frames.of(FeatureSet.of(), Collections.nCopies(20, new double[0])), new boolean[20])
                .groupedBy(row -> row < 12 ? "large" : "small" + row);

        int[] folds = data.folds(3, 1);

        int large = folds[0];
        assertThat(IntStream.range(0, 20).filter(row -> folds[row] == large)).hasSize(12);
        assertThat(IntStream.range(0, 3)
                        .mapToObj(fold ->
                                IntStream.of(folds).filter(f -> f == fold).count()))
                .containsExactlyInAnyOrder(12L, 4L, 4L);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void folds_asManyAsGroups_holdOneGroupEach(int count) {
        Dataset data = scattered(count, 30, 0.5, count);

        int[] folds = data.folds(count, 3);

        assertThat(folds).containsOnly(IntStream.range(0, count).toArray());
    }

    @Test
    void folds_moreThanGroups_areRefused() {
        Dataset data = scattered(4, 9, 0.5, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.folds(5, 1))
                .withMessage(
                        "The groups of the rows (4) must be at least as many as the 5 parts that they are dealt to."
                                + "\nMaybe take fewer parts.");
    }

    @Test
    void folds_groupedSameSeed_areTheSame() {
        Dataset data = scattered(50, 5, 0.3, 2);

        assertThat(data.folds(5, 7)).isEqualTo(data.folds(5, 7)).isNotEqualTo(data.folds(5, 8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void split_grouped_sharesNoGroupAndNearlyKeepsTheShares(long seed) {
        Dataset data = scattered(400, 5, 0.25, seed);

        Split split = data.split(0.6, 0.2, seed);

        assertThat(groupsOf(split.train())).doesNotContainAnyElementsOf(groupsOf(split.calibration()));
        assertThat(groupsOf(split.train())).doesNotContainAnyElementsOf(groupsOf(split.test()));
        assertThat(groupsOf(split.calibration())).doesNotContainAnyElementsOf(groupsOf(split.test()));
        assertThat(split.train().rows()
                        + split.calibration().rows()
                        + split.test().rows())
                .isEqualTo(data.rows());
        assertThat((double) split.train().rows() / data.rows()).isBetween(0.59, 0.61);
        assertThat((double) split.calibration().positives() / data.positives()).isBetween(0.18, 0.22);
    }

    @Test
    void split_groupedWithoutCalibration_dealsNothingToIt() {
        Split split = scattered(30, 5, 0.5, 1).split(0.5, 0, 1);

        assertThat(split.calibration().rows()).isZero();
        assertThat(split.test().rows()).isPositive();
    }

    @Test
    void groupedBy_column_isTakenOutOfTheFeatures() {
        Dataset data = Dataset.of(
                        Frames.of(
                                FeatureSet.of(HOUSEHOLD, INDEX),
                                new double[] {2, 0},
                                new double[] {0, 1},
                                new double[] {2, 2}),
                        new boolean[3])
                .groupedBy(HOUSEHOLD);

        assertThat(data.features()).containsExactly(INDEX);
        assertThat(data.groups()).containsExactly(0, 1, 0);
    }

    @Test
    void groupedBy_missingLevel_isRefusedByRow() {
        Dataset data = Dataset.of(
                Frames.of(FeatureSet.of(HOUSEHOLD), new double[] {2}, new double[] {Double.NaN}), new boolean[2]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.groupedBy(HOUSEHOLD))
                .withMessage("The household of row 2 must be known, but it is missing or an unknown level."
                        + "\nMaybe leave the row out, or give it a group of its own.");
    }

    @Test
    void groupedBy_noGroup_isRefusedByRow() {
        Dataset data = scattered(3, 3, 0.5, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.groupedBy(row -> null))
                .withMessageStartingWith("The group of row 1 must be known");
    }

    @Test
    void groups_ofTakenRows_areNumberedAnew() {
        Dataset data = Dataset.of(Frames.of(FeatureSet.of(), Collections.nCopies(4, new double[0])), new boolean[4])
                .groupedBy(row -> row % 2 == 0 ? "even" : "odd");

        assertThat(data.groups()).containsExactly(0, 1, 0, 1);
        assertThat(data.take(3, 2, 1).groups()).containsExactly(0, 1, 0);
        assertThat(data.filter(row -> row % 2 == 1).groups()).containsExactly(0, 0);
    }

    @Test
    void groups_ofWeightedAndAuditedCopies_stay() {
        Dataset data = Dataset.of(
                        Frames.of(FeatureSet.of(HOUSEHOLD, INDEX), new double[] {1, 5}, new double[] {0, 6}),
                        new boolean[2])
                .groupedBy(row -> "s" + row);

        assertThat(data.weighted(1, 2).groups()).containsExactly(0, 1);
        assertThat(data.weightedBy(INDEX).groups()).containsExactly(0, 1);
        assertThat(data.audit(HOUSEHOLD).groups()).containsExactly(0, 1);
    }

    @Test
    void hash_groups_countsByWhoIsTogetherAlone() {
        Dataset plain = Dataset.of(
                Frames.of(FeatureSet.of(INDEX), new double[] {1}, new double[] {2}, new double[] {3}), new boolean[3]);

        String hash = plain.groupedBy(row -> row == 1 ? "a" : "b").hash();

        assertThat(hash).isNotEqualTo(plain.hash());
        assertThat(plain.groupedBy(row -> row == 1 ? "x" : "y").hash()).isEqualTo(hash);
        assertThat(plain.groupedBy(row -> row == 2 ? "x" : "y").hash()).isNotEqualTo(hash);
    }

    @Test
    void build_groupOfSubject_isRead() {
        record Term(String student, double index) {}
        Schema<Term> schema =
                Schema.builder(Term.class).read(INDEX, Term::index).build();

        Dataset data = Dataset.builder(schema)
                .label(term -> term.index() > 1)
                .group(Term::student)
                .addAll(List.of(new Term("b", 1), new Term("a", 2), new Term("b", 3)))
                .build();

        assertThat(data.groups()).containsExactly(0, 1, 0);
        assertThat(data.features()).containsExactly(INDEX);
    }

    @Test
    void groups_ofPlainDataset_areNone() {
        assertThat(Dataset.of(Frames.of(FeatureSet.of()), new boolean[0]).groups())
                .isNull();
    }
}
