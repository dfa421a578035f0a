package io.riskanalyzer.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Allocations;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.Parallel;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.feature.SchemaMismatchException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every {@link RiskScorer} promises: extend it, name the scorers, and give them a feature set with what they can meet
 * (optional and unknown values, ranges, a feature that they do not look at).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ScorerContract {
    private static final int SEEDS = 10;
    private static final int ROWS = 500;
    private static final int SCORES_PER_THREAD = 100_000;
    private static final int SLOW_SCORES_PER_THREAD = 5_000;

    /** More than the blocks that kernels work in. */
    private static final int BLOCK_ROWS = 3_000;

    /** The scorers under test. */
    protected abstract Stream<? extends RiskScorer> scorers();

    /** Features of a row, among them all that the scorers look at. */
    protected abstract FeatureSet features();

    /** Whether a score allocates nothing; a scorer that calls another tool cannot help it, and says so. */
    protected boolean allocatesNothing() {
        return true;
    }

    Stream<Arguments> scorersAndSeeds() {
        return scorers()
                .flatMap(scorer -> LongStream.rangeClosed(1, SEEDS)
                        .mapToObj(seed -> Arguments.argumentSet(scorer.name() + ", seed " + seed, scorer, seed)));
    }

    /** Rows with values at and beside the cuts of a scorer. */
    static RandomRows rowsFor(RiskScorer scorer, FeatureSet features, long seed) {
        RandomRows rows = RandomRows.of(features, seed);
        for (Feature feature : scorer.features()) {
            if (feature instanceof NumberFeature number) {
                rows.cutAt(number, scorer.cutsOf(number));
            }
        }
        return rows;
    }

    /** The features in another order, with others between them that no scorer looks at. */
    static FeatureSet shuffled(FeatureSet features, long seed) {
        List<Feature> all = new ArrayList<>(features.stream().toList());
        all.add(Feature.number("zz unrelated number").optional());
        all.add(Feature.flag("zz unrelated flag"));
        all.add(Feature.category("zz unrelated category", "one", "two").unknownAsMissing());
        Collections.shuffle(all, new Random(seed));
        return FeatureSet.of(all);
    }

    /** A row of one set of features as a row of another; what the first lacks is as it is in the target. */
    static void copyByName(FeatureSet from, double[] row, FeatureSet to, double[] target) {
        for (int slot = 0; slot < target.length; slot++) {
            int source = from.names().indexOf(to.get(slot).name());
            target[slot] = source < 0 ? target[slot] : row[source];
        }
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    private static Set<String> namesOf(RiskScorer scorer) {
        return scorer.features().stream().map(Feature::name).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void name_ofScorer_isNotBlank(RiskScorer scorer) {
        assertThat(scorer.name()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void features_ofScorer_haveNamesOfTheirOwn(RiskScorer scorer) {
        assertThat(scorer.features()).extracting(Feature::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void cutsOf_everyNumber_areNumbers(RiskScorer scorer) {
        for (Feature feature : features()) {
            if (feature instanceof NumberFeature number) {
                assertThat(scorer.cutsOf(number)).as(number.name()).doesNotContain(Double.NaN);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scorersAndSeeds")
    void score_anyLegalRow_isFinite(RiskScorer scorer, long seed) {
        RowScorer bound = scorer.bind(features());
        for (double[] row : rowsFor(scorer, features(), seed).next(ROWS)) {
            double score = bound.score(row);
            assertThat(score).as(() -> Arrays.toString(row)).isFinite();
            if (scorer.scale() == Scale.PROBABILITY) {
                assertThat(score).as(() -> Arrays.toString(row)).isBetween(0.0, 1.0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scorersAndSeeds")
    void score_anyRow_leavesTheRowAsItWas(RiskScorer scorer, long seed) {
        RowScorer bound = scorer.bind(features());
        for (double[] row : rowsFor(scorer, features(), seed).next(ROWS)) {
            double[] before = row.clone();
            bound.score(row);
            assertThat(row).containsExactly(before);
        }
    }

    @ParameterizedTest
    @MethodSource("scorersAndSeeds")
    void bind_featuresInAnotherOrder_givesTheSameBits(RiskScorer scorer, long seed) {
        FeatureSet others = shuffled(features(), seed);
        RowScorer bound = scorer.bind(features());
        RowScorer otherwise = scorer.bind(others);
        RandomRows fill = RandomRows.of(others, seed);
        for (double[] row : rowsFor(scorer, features(), seed).next(ROWS)) {
            double[] moved = fill.next();
            copyByName(features(), row, others, moved);
            assertThat(bits(otherwise.score(moved)))
                    .as(() -> Arrays.toString(row))
                    .isEqualTo(bits(bound.score(row)));
        }
    }

    @ParameterizedTest
    @MethodSource("scorersAndSeeds")
    void score_changeOfFeatureThatIsNotNamed_doesNotMatter(RiskScorer scorer, long seed) {
        FeatureSet all = shuffled(features(), seed);
        Set<String> named = namesOf(scorer);
        RowScorer bound = scorer.bind(all);
        RandomRows rows = rowsFor(scorer, all, seed);
        for (double[] row : rows.next(ROWS)) {
            double[] changed = row.clone();
            for (int slot = 0; slot < changed.length; slot++) {
                if (!named.contains(all.get(slot).name())) {
                    changed[slot] = rows.value(all.get(slot));
                }
            }
            assertThat(bits(bound.score(changed)))
                    .as(() -> Arrays.toString(row) + " and " + Arrays.toString(changed))
                    .isEqualTo(bits(bound.score(row)));
        }
    }

    @ParameterizedTest
    @MethodSource("scorersAndSeeds")
    void scoreOfFrame_anyPartOfIt_givesTheBitsOfTheRows(RiskScorer scorer, long seed) {
        List<double[]> rows = rowsFor(scorer, features(), seed).next(BLOCK_ROWS);
        Frame frame = Frames.of(features(), rows);
        RowScorer bound = scorer.bind(features());
        double[] expected = rows.stream().mapToDouble(bound::score).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int part = 0; part < 12; part++) {
            int from = part < 2 ? 0 : random.nextInt(BLOCK_ROWS);
            int to = part == 0 ? BLOCK_ROWS : part == 1 ? 0 : random.nextInt(from, BLOCK_ROWS + 1);
            double[] scores = new double[to - from + 1];
            Arrays.fill(scores, -7.5);

            bound.score(frame, from, to, scores);

            assertThat(Arrays.mismatch(scores, 0, to - from, expected, from, to)) // by bits
                    .as("the first row that differs, of those from %d to %d", from, to)
                    .isEqualTo(-1);
            assertThat(scores[to - from]).as("behind %d to %d", from, to).isEqualTo(-7.5);
        }
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void score_severalThreads_givesTheSameBits(RiskScorer scorer) throws InterruptedException, ExecutionException {
        List<double[]> rows = rowsFor(scorer, features(), 1).next(ROWS);
        RowScorer bound = scorer.bind(features());
        long[] expected = rows.stream().mapToLong(row -> bits(bound.score(row))).toArray();
        int scores = allocatesNothing() ? SCORES_PER_THREAD : SLOW_SCORES_PER_THREAD;

        assertThat(Parallel.call(thread -> {
                    boolean same = true;
                    for (int i = 0; i < scores; i++) {
                        int row = (i + thread * 50) % ROWS; // not the same as the other threads at the same time
                        same &= bits(bound.score(rows.get(row))) == expected[row];
                    }
                    return same;
                }))
                .doesNotContain(false);
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void score_manyRows_allocatesNothing(RiskScorer scorer) {
        assumeThat(allocatesNothing()).isTrue();
        double[][] rows = rowsFor(scorer, features(), 1).next(ROWS).toArray(double[][]::new);
        RowScorer bound = scorer.bind(features());
        double[] sum = {0};

        assertThat(Allocations.bytesOf(i -> sum[0] += bound.score(rows[i % ROWS])))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void bind_withoutOneOfItsFeatures_isRefusedByName(RiskScorer scorer) {
        for (Feature feature : scorer.features()) {
            FeatureSet others = features().without(feature.name());
            assertThatExceptionOfType(SchemaMismatchException.class)
                    .as(feature.name())
                    .isThrownBy(() -> scorer.bind(others))
                    .withMessageContaining(feature.name());
        }
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void bind_oneOfItsFeaturesIsOfAnotherKind_isRefusedByName(RiskScorer scorer) {
        for (Feature feature : scorer.features()) {
            FeatureSet others = FeatureSet.of(features().stream()
                    .map(f -> f.name().equals(feature.name()) ? otherKind(f) : f)
                    .toList());
            assertThatExceptionOfType(SchemaMismatchException.class)
                    .as(feature.name())
                    .isThrownBy(() -> scorer.bind(others))
                    .withMessageContaining(feature.name());
        }
    }

    private static Feature otherKind(Feature feature) {
        return feature instanceof FlagFeature ? Feature.number(feature.name()) : Feature.flag(feature.name());
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void bind_oneOfItsCategoriesHasOtherLevels_isRefusedByName(RiskScorer scorer) {
        for (Feature feature : scorer.features()) {
            if (feature instanceof CategoryFeature<?> category) {
                List<String> reversed = new ArrayList<>(category.levels());
                reversed.add("zz one more");
                Collections.reverse(reversed);
                FeatureSet others = FeatureSet.of(features().stream()
                        .map(f -> f.name().equals(feature.name()) ? Feature.category(f.name(), reversed) : f)
                        .toList());
                assertThatExceptionOfType(SchemaMismatchException.class)
                        .as(feature.name())
                        .isThrownBy(() -> scorer.bind(others))
                        .withMessageContaining(feature.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void features_ofScorer_areAmongThoseOfThisTest(RiskScorer scorer) {
        assertThat(new HashSet<>(features().names())).containsAll(namesOf(scorer));
    }
}
