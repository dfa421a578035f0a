package io.riskanalyzer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.Parallel;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Trainer} promises: extend it, and give the trainer and how near the scores of two models must lie that
 * learn the same in another form. The models have contracts of their own: extend {@code ScorerContract} and
 * {@code ExplainerContract} for them too.
 */
public abstract class TrainerContract {
    private static final int ROWS = 800;

    /** The trainer under test, with a seed of its own. */
    protected abstract Trainer trainer();

    /** How far apart scores may lie where a row of weight 2 is there twice instead; 0 for the same bits. */
    protected abstract double weightTolerance();

    /** How far apart scores may lie where the rows come in another order; +∞ if the trainer depends on the order. */
    protected abstract double orderTolerance();

    /**
     * How far a log-odds score may lie from the negated one of a model of the opposite outcome, or a probability from the
     * complement; +∞ if the trainer treats the two classes differently.
     */
    protected abstract double complementTolerance();

    /** The least area under the ROC curve on rows that were not trained on; what generated them reaches some 0.83. */
    protected double leastAuc() {
        return 0.78;
    }

    /** The scores of rows that every kind of value is in. */
    private static double[] scores(Model model) {
        RowScorer bound = model.bind(TrainingData.FEATURES);
        return RandomRows.of(TrainingData.FEATURES, 17).next(300).stream()
                .mapToDouble(bound::score)
                .toArray();
    }

    private static double[] scores(Model model, Dataset data) {
        double[] scores = new double[data.rows()];
        model.bind(data.features()).score(data.frame(), 0, scores.length, scores);
        return scores;
    }

    private static Dataset withLabels(Dataset data, boolean[] labels) {
        return Dataset.of(data.frame(), labels);
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("score %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }

    private static int[] shuffled(int rows, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void train_sameDataTwice_givesTheSameBits(long seed) {
        Model first = trainer().train(TrainingData.of(ROWS, seed));
        Model second = trainer().train(TrainingData.of(ROWS, seed));

        assertThat(scores(second)).containsExactly(scores(first));
    }

    @Test
    void train_onSeveralThreadsAtOnce_givesTheSameBits() throws InterruptedException, ExecutionException {
        Dataset data = TrainingData.of(ROWS, 4);
        Trainer trainer = trainer();
        double[] expected = scores(trainer.train(data));
        for (double[] scores : Parallel.call(thread -> scores(trainer.train(data)))) {
            assertThat(scores).containsExactly(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void train_rowsNotTrainedOn_areRanked(long seed) {
        Model model = trainer().train(TrainingData.of(ROWS, seed));
        Dataset fresh = TrainingData.of(5_000, seed + 100);

        assertThat(Metrics.AUC.of(scores(model, fresh), fresh.labels())).isGreaterThan(leastAuc());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void train_rowOfWeight2_isTheRowTwice(long seed) {
        Dataset data = TrainingData.of(ROWS, seed);
        double[] weights = IntStream.range(0, ROWS).mapToDouble(i -> 1 + i % 2).toArray();
        int[] repeated = IntStream.range(0, ROWS)
                .flatMap(i -> IntStream.generate(() -> i).limit((long) weights[i]))
                .toArray();

        assertClose(
                scores(trainer().train(data.weighted(weights))),
                scores(trainer().train(data.take(repeated))),
                weightTolerance());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void train_rowOfWeight0_isNoRow(long seed) {
        Dataset data = TrainingData.of(ROWS, seed);
        double[] weights =
                IntStream.range(0, ROWS).mapToDouble(i -> i % 4 == 0 ? 0 : 1).toArray();

        assertClose(
                scores(trainer().train(data.weighted(weights))),
                scores(trainer().train(data.filter(i -> weights[i] > 0))),
                weightTolerance());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void train_rowsInAnotherOrder_givesTheSameScores(long seed) {
        Dataset data = TrainingData.of(ROWS, seed);

        assertClose(
                scores(trainer().train(data.take(shuffled(ROWS, seed)))),
                scores(trainer().train(data)),
                orderTolerance());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void train_oppositeOutcome_givesTheComplement(long seed) {
        Dataset data = TrainingData.of(ROWS, seed);
        boolean[] opposite = data.labels();
        for (int i = 0; i < ROWS; i++) {
            opposite[i] = !opposite[i];
        }
        Model model = trainer().train(data);
        double whole = model.scale() == Scale.PROBABILITY ? 1 : 0;

        assertClose(
                scores(trainer().train(withLabels(data, opposite))),
                Arrays.stream(scores(model)).map(score -> whole - score).toArray(),
                complementTolerance());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void train_oneClassAlone_isRefused(boolean label) {
        Dataset data = TrainingData.of(ROWS, 1);

        assertRefused(data.filter(i -> data.label(i) == label));
    }

    @Test
    void train_oneClassOfWeight0_isRefused() {
        Dataset data = TrainingData.of(ROWS, 1);
        double[] weights =
                IntStream.range(0, ROWS).mapToDouble(i -> data.label(i) ? 0 : 1).toArray();

        assertRefused(data.weighted(weights));
    }

    @Test
    void train_noRow_isRefused() {
        assertRefused(TrainingData.of(0, 1));
    }

    private void assertRefused(Dataset data) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer().train(data))
                .withMessageMatching("(?s)The .+ must .+\\.\nMaybe .+\\.");
    }

    @Test
    void train_auditedAttribute_isNotSeen() {
        Dataset data = TrainingData.of(ROWS, 5);

        Model model = trainer().train(data);

        assertThat(model.features())
                .isNotEmpty()
                .isSubsetOf(data.features().stream().toList());
        assertThat(scores(trainer().train(withLabels(data, data.labels())))).containsExactly(scores(model));
    }

    @Test
    void train_columnWithoutValues_scoresAllRows() {
        FeatureSet features = TrainingData.FEATURES.with(
                Feature.number("neverKnown").optional(),
                Feature.number("constant"),
                Feature.flag("always"),
                Feature.category("oneLevelSeen", "seen", "never", "neither").unknownAsMissing());
        Dataset data = TrainingData.of(ROWS, 6);
        Frame.Builder frame = Frame.builder(features);
        double[] row = new double[features.size()];
        for (int i = 0; i < ROWS; i++) {
            data.frame().copyRow(i, row);
            System.arraycopy(new double[] {Double.NaN, 3, 1, 0}, 0, row, TrainingData.FEATURES.size(), 4);
            frame.add(row, i + 1, null);
        }

        RowScorer bound =
                trainer().train(Dataset.of(frame.build(), data.labels())).bind(features);

        for (double[] fresh : RandomRows.of(features, 6).next(300)) {
            assertThat(bound.score(fresh)).as(() -> Arrays.toString(fresh)).isFinite();
        }
    }

    @Test
    void train_featureKnownAfterTheDecision_isRefused() {
        Dataset data = TrainingData.of(ROWS, 9);
        FeatureSet late = FeatureSet.of(
                TrainingData.ATTENDANCE,
                TrainingData.MARK.knownAt(Duration.ofDays(90)),
                TrainingData.FEES_OVERDUE,
                TrainingData.PROGRAMME);
        Dataset leaking = Dataset.of(data.frame().select(late), data.labels());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer().train(leaking))
                .withMessageContaining("mark (after PT2160H)");
        assertThat(trainer().train(leaking.decidedAt(Duration.ofDays(90))).features())
                .isNotEmpty();
    }

    @Test
    void provenance_ofModel_tellsWhatItLearntFrom() {
        Dataset data = TrainingData.of(ROWS, 7);

        Provenance provenance = trainer().train(data).provenance();

        assertThat(provenance.trainer()).isNotBlank();
        assertThat(provenance.dataHash()).isEqualTo(data.hash());
        assertThat(provenance.rows()).isEqualTo(data.rows());
        assertThat(provenance.positives()).isEqualTo(data.positives());
        assertThat(provenance.duration()).isPositive();
    }

    @Test
    void provenance_ofSameTraining_isTheSameButForTheTime() {
        Provenance first = trainer().train(TrainingData.of(ROWS, 8)).provenance();
        Provenance second = trainer().train(TrainingData.of(ROWS, 8)).provenance();

        assertThat(second)
                .usingRecursiveComparison()
                .ignoringFields("trainedAt", "duration")
                .isEqualTo(first);
    }
}
