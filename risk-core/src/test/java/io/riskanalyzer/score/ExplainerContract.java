package io.riskanalyzer.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Allocations;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.Parallel;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.feature.SchemaMismatchException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every {@link Explainer} promises: extend it and name the scorers that are explained; one of their features at least
 * must be sensitive. They are explained by their own explainer unless {@link #explainerOf} is overridden.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ExplainerContract {
    /** How near base and contributions add up to the raw score, said in {@link RowExplainer}: this, or a share of the greatest. */
    private static final double ADDITIVE = 1e-9;

    private static final double ADDITIVE_SHARE = 1e-12;

    private static final int SEEDS = 10;
    private static final int ROWS = 300;
    private static final int BLOCK_ROWS = 2_500;

    /** The scorers that are explained. */
    protected abstract Stream<? extends RiskScorer> scorers();

    /** Features of a row, among them all that the scorers look at. */
    protected abstract FeatureSet features();

    /** What explains a scorer. */
    protected Explainer explainerOf(RiskScorer scorer) {
        return scorer.explainer();
    }

    /** How many rows each of several threads explains; an explainer that scores each row many times says a smaller number. */
    protected int explanationsPerThread() {
        return 500_000;
    }

    Stream<Arguments> scorersAndSeeds() {
        return scorers()
                .flatMap(scorer -> LongStream.rangeClosed(1, SEEDS)
                        .mapToObj(seed -> Arguments.argumentSet(scorer.name() + ", seed " + seed, scorer, seed)));
    }

    private RowExplainer bind(RiskScorer scorer) {
        return explainerOf(scorer).bind(features());
    }

    /** The base and the contributions of a row. */
    private static double[] explained(RowExplainer explainer, double[] row) {
        double[] contributions = new double[explainer.terms()];
        double base = explainer.explain(row, contributions);
        double[] all = Arrays.copyOf(contributions, contributions.length + 1);
        all[contributions.length] = base;
        return all;
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @ParameterizedTest
    @MethodSource("scorersAndSeeds")
    void explain_anyLegalRow_addsUpToTheScore(RiskScorer scorer, long seed) {
        RowScorer bound = scorer.bind(features());
        RowExplainer explainer = bind(scorer);
        for (double[] row : ScorerContract.rowsFor(scorer, features(), seed).next(ROWS)) {
            double[] parts = explained(explainer, row);
            double greatest = Arrays.stream(parts).map(Math::abs).max().getAsDouble();
            assertThat(Arrays.stream(parts).sum())
                    .as(() -> Arrays.toString(row))
                    .isCloseTo(bound.score(row), within(Math.max(ADDITIVE, ADDITIVE_SHARE * greatest)));
        }
    }

    @ParameterizedTest
    @MethodSource("scorersAndSeeds")
    void explain_anyRow_leavesTheRowAsItWas(RiskScorer scorer, long seed) {
        RowExplainer explainer = bind(scorer);
        for (double[] row : ScorerContract.rowsFor(scorer, features(), seed).next(ROWS)) {
            double[] before = row.clone();
            explained(explainer, row);
            assertThat(row).containsExactly(before);
        }
    }

    @ParameterizedTest
    @MethodSource("scorersAndSeeds")
    void bind_featuresInAnotherOrder_givesTheSameBits(RiskScorer scorer, long seed) {
        FeatureSet others = ScorerContract.shuffled(features(), seed);
        RowExplainer explainer = bind(scorer);
        RowExplainer otherwise = explainerOf(scorer).bind(others);
        RandomRows fill = RandomRows.of(others, seed);
        for (double[] row : ScorerContract.rowsFor(scorer, features(), seed).next(ROWS)) {
            double[] moved = fill.next();
            ScorerContract.copyByName(features(), row, others, moved);
            assertThat(bits(explained(otherwise, moved)))
                    .as(() -> Arrays.toString(row))
                    .isEqualTo(bits(explained(explainer, row)));
        }
    }

    @ParameterizedTest
    @MethodSource("scorersAndSeeds")
    void explainOfFrame_anyPartOfIt_givesTheBitsOfTheRows(RiskScorer scorer, long seed) {
        List<double[]> rows = ScorerContract.rowsFor(scorer, features(), seed).next(BLOCK_ROWS);
        Frame frame = Frames.of(features(), rows);
        RowExplainer explainer = bind(scorer);
        int terms = explainer.terms();
        List<double[]> expected =
                rows.stream().map(row -> explained(explainer, row)).toList();
        SplittableRandom random = new SplittableRandom(seed);
        for (int part = 0; part < 6; part++) {
            int from = part < 2 ? 0 : random.nextInt(BLOCK_ROWS);
            int to = part == 0 ? BLOCK_ROWS : part == 1 ? 0 : random.nextInt(from, BLOCK_ROWS + 1);
            double[] bases = new double[to - from];
            double[] contributions = new double[(to - from) * terms];

            explainer.explain(frame, from, to, bases, contributions);

            for (int i = 0; i < to - from; i++) {
                double[] ofRow = Arrays.copyOfRange(contributions, i * terms, (i + 1) * terms + 1);
                ofRow[terms] = bases[i];
                assertThat(Arrays.mismatch(ofRow, expected.get(from + i))) // by bits
                        .as("the first term that differs, in row %d of those from %d to %d", from + i, from, to)
                        .isEqualTo(-1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scorersAndSeeds")
    void rankOfFrame_anyPartOfIt_givesTheTermsAndSumsOfTheRows(RiskScorer scorer, long seed) {
        List<double[]> rows = ScorerContract.rowsFor(scorer, features(), seed).next(ROWS);
        Frame frame = Frames.of(features(), rows);
        RowExplainer explainer = bind(scorer);
        RowScorer bound = scorer.bind(features());
        ReasonSelection selection = new ReasonSelection(
                1 + (int) (seed % 5),
                seed % 2 == 0 ? ReasonSelection.Direction.EITHER : ReasonSelection.Direction.RAISING);
        int from = (int) seed;
        int[] terms = new int[(ROWS - from) * selection.atMost()];
        double[] sums = new double[ROWS - from];

        explainer.rank(frame, from, ROWS, selection, terms, sums);

        double[] contributions = new double[explainer.terms()];
        for (int i = from; i < ROWS; i++) {
            double sum = explainer.explain(rows.get(i), contributions);
            for (double contribution : contributions) {
                sum += contribution;
            }
            int start = (i - from) * selection.atMost();
            int[] ranked = selection.rank(explainer, contributions);
            int[] padded = Arrays.copyOf(ranked, selection.atMost());
            Arrays.fill(padded, ranked.length, padded.length, -1);
            assertThat(Arrays.copyOfRange(terms, start, start + selection.atMost()))
                    .as("row %d", i)
                    .containsExactly(padded);
            assertThat(sums[i - from]).isEqualTo(sum);
            if (explainer.isExact()) {
                assertThat(sums[i - from]).isEqualTo(bound.score(rows.get(i)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void code_ofTerm_isThatOfItsReasons(RiskScorer scorer) {
        RowExplainer explainer = bind(scorer);
        double[] row = ScorerContract.rowsFor(scorer, features(), 3).next();
        for (int term = 0; term < explainer.terms(); term++) {
            assertThat(explainer.reason(term, row, 1).code()).isEqualTo(explainer.code(term));
        }
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void terms_ofExplainer_speakOfFeaturesOfTheScorer(RiskScorer scorer) {
        RowExplainer explainer = bind(scorer);
        assertThat(explainer.terms()).isPositive();
        for (int term = 0; term < explainer.terms(); term++) {
            assertThat(explainer.features(term))
                    .as("term %d", term)
                    .isNotEmpty()
                    .isSubsetOf(scorer.features());
        }
    }

    @ParameterizedTest
    @MethodSource("scorersAndSeeds")
    void reason_anyTerm_hasCodeTextAndContribution(RiskScorer scorer, long seed) {
        RowExplainer explainer = bind(scorer);
        for (double[] row : ScorerContract.rowsFor(scorer, features(), seed).next(30)) {
            double[] contributions = new double[explainer.terms()];
            explainer.explain(row, contributions);
            for (int term = 0; term < explainer.terms(); term++) {
                Reason reason = explainer.reason(term, row, contributions[term]);
                assertThat(reason.code()).isNotBlank();
                assertThat(reason.text()).isNotBlank();
                assertThat(reason.contribution()).isEqualTo(contributions[term]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scorersAndSeeds")
    void reason_otherValueOfSensitiveFeature_isTheSame(RiskScorer scorer, long seed) {
        RowExplainer explainer = bind(scorer);
        RandomRows rows = ScorerContract.rowsFor(scorer, features(), seed);
        for (double[] row : rows.next(30)) {
            double[] changed = row.clone();
            for (int slot = 0; slot < changed.length; slot++) {
                Feature feature = features().get(slot);
                changed[slot] = feature.isSensitive() ? rows.value(feature) : row[slot];
            }
            for (int term = 0; term < explainer.terms(); term++) {
                assertThat(explainer.reason(term, changed, 1))
                        .as("term %d of %s", term, Arrays.toString(row))
                        .isEqualTo(explainer.reason(term, row, 1));
            }
        }
    }

    @Test
    void scorers_ofThisTest_lookAtSensitiveFeature() {
        assertThat(scorers().flatMap(scorer -> scorer.features().stream()))
                .as("else nothing here tests that sensitive values are withheld")
                .anyMatch(Feature::isSensitive);
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void explain_severalThreads_givesTheSameBits(RiskScorer scorer) throws InterruptedException, ExecutionException {
        List<double[]> rows = ScorerContract.rowsFor(scorer, features(), 1).next(ROWS);
        RowExplainer explainer = bind(scorer);
        List<double[]> expected =
                rows.stream().map(row -> explained(explainer, row)).toList();

        int explanations = explanationsPerThread();

        assertThat(Parallel.call(thread -> {
                    boolean same = true;
                    for (int i = 0; i < explanations; i++) {
                        int row = (i + thread * 50) % ROWS; // not the same as the other threads at the same time
                        same &= Arrays.equals(explained(explainer, rows.get(row)), expected.get(row));
                    }
                    return same;
                }))
                .doesNotContain(false);
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void explain_manyRows_allocatesNothing(RiskScorer scorer) {
        double[][] rows =
                ScorerContract.rowsFor(scorer, features(), 1).next(ROWS).toArray(double[][]::new);
        RowExplainer explainer = bind(scorer);
        double[] contributions = new double[explainer.terms()];
        double[] sum = {0};
        int times = Math.min(Allocations.TIMES, explanationsPerThread());

        assertThat(Allocations.bytesOf(times, i -> sum[0] += explainer.explain(rows[i % ROWS], contributions)))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void bind_withoutOneOfItsFeatures_isRefusedByName(RiskScorer scorer) {
        RowExplainer explainer = bind(scorer);
        for (int term = 0; term < explainer.terms(); term++) {
            Set<Feature> explained = explainer.features(term);
            for (Feature feature : explained) {
                FeatureSet others = features().without(feature.name());
                assertThatExceptionOfType(SchemaMismatchException.class)
                        .as(feature.name())
                        .isThrownBy(() -> explainerOf(scorer).bind(others))
                        .withMessageContaining(feature.name());
            }
        }
    }
}
