package io.riskanalyzer.models.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.BayesTrainer;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.TrainingData;
import io.riskanalyzer.score.LogisticCalibration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossValidationTest {
    private static final Progress SILENT = (done, total) -> {};
    private static final Candidate BAYES = Candidate.of("bayes", new BayesTrainer());

    private static Dataset data(int rows) {
        return SpyTrainer.data(rows, 5);
    }

    private static double[] scoresOf(Model model, Dataset rows) {
        double[] scores = new double[rows.rows()];
        model.bind(rows.features()).score(rows.frame(), 0, scores.length, scores);
        return scores;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void run_stratified_judgesEachRowOnceByAModelThatHasNotSeenIt(long seed) {
        SpyTrainer spy = new SpyTrainer();
        Dataset data = data(301);

        CrossValidationResult result = CrossValidation.stratified(5, seed).run(Candidate.of("spy", spy), data);

        List<Long> judged = new ArrayList<>();
        for (SpyTrainer.Spy model : spy.spies()) {
            assertThat(model.scored()).doesNotContainAnyElementsOf(model.learnt());
            assertThat(model.scored().size() + model.learnt().size()).isEqualTo(301);
            judged.addAll(model.scored());
        }
        assertThat(judged).hasSize(301).doesNotHaveDuplicates();
        assertThat(result.rounds()).isEqualTo(5);
        assertThat(result.judgedRows()).hasSize(301);
    }

    @Test
    void run_given_isTheLoopThatOneWouldWrite() {
        Dataset data = data(120);
        int[] foldOf = IntStream.range(0, 120).map(row -> 7 - row % 3 * 3).toArray();

        CrossValidationResult result = CrossValidation.given(foldOf).run(BAYES, data);

        double[] raw = result.rawScores();
        double[] auc = result.values(Metrics.AUC);
        int round = 0;
        for (int fold : new int[] {1, 4, 7}) {
            int[] rows =
                    IntStream.range(0, 120).filter(row -> foldOf[row] == fold).toArray();
            Dataset test = data.take(rows);
            Model model = new BayesTrainer().train(data.filter(row -> foldOf[row] != fold));
            double[] expected = scoresOf(model, test);
            assertThat(IntStream.of(rows).mapToDouble(row -> raw[row]).toArray())
                    .containsExactly(expected);
            assertThat(auc[round++]).isEqualTo(Metrics.AUC.of(expected, test.labels()));
        }
        assertThat(result.mean(Metrics.AUC)).isEqualTo((auc[0] + auc[1] + auc[2]) / 3);
        assertThat(result.scores()[17]).isEqualTo(LogisticCalibration.STANDARD.probabilityOf(raw[17]));
    }

    @Test
    void run_weights_countInTrainingAndInMetrics() {
        double[] weights = IntStream.range(0, 200).mapToDouble(i -> 1 + i % 4).toArray();
        Dataset data = data(200).weighted(weights);
        int[] foldOf = IntStream.range(0, 200).map(row -> row % 2).toArray();

        double[] brier = CrossValidation.given(foldOf).run(BAYES, data).values(Metrics.BRIER);

        Dataset test = data.filter(row -> row % 2 == 0);
        FittedCandidate fitted =
                new FittedCandidate("", new BayesTrainer().train(data.filter(row -> row % 2 == 1)), null);
        double[] scores = fitted.scoresOf(fitted.rawScores(test.frame()));
        assertThat(brier[0]).isEqualTo(Metrics.BRIER.of(scores, test.labels(), test.weights()));
    }

    @Test
    void run_onAnyNumberOfThreads_givesTheSameBits() {
        CrossValidation one = CrossValidation.stratified(7, 3).repeated(3);

        CrossValidationResult expected = one.run(BAYES, data(400));
        CrossValidationResult actual = one.onThreads(4).run(BAYES, data(400));

        assertThat(actual.rawScores()).containsExactly(expected.rawScores());
        assertThat(actual.scores()).containsExactly(expected.scores());
        CrossValidation.METRICS.forEach(
                metric -> assertThat(actual.values(metric)).containsExactly(expected.values(metric)));
    }

    @Test
    void repeated_times_beginsWithTheSameFoldsAndJudgesEachRowSoOften() {
        SpyTrainer spy = new SpyTrainer();
        Dataset data = data(100);
        CrossValidation once = CrossValidation.stratified(4, 9);

        double[] repeated = once.repeated(3).run(Candidate.of("spy", spy), data).values(Metrics.AUC);

        assertThat(repeated).hasSize(12).startsWith(once.run(BAYES, data).values(Metrics.AUC));
        assertThat(spy.spies().stream().mapToInt(model -> model.scored().size()).sum())
                .isEqualTo(300);
        assertThat(spy.spies().stream().map(SpyTrainer.Spy::scored).distinct()).hasSize(12);
    }

    @Test
    void run_grouped_neverTrainsOnAGroupThatItJudges() {
        Dataset data = data(300).groupedBy(row -> "g" + row % 37);
        SpyTrainer spy = new SpyTrainer();

        CrossValidation.stratified(5, 1).repeated(2).run(Candidate.of("spy", spy), data);

        for (SpyTrainer.Spy model : spy.spies()) {
            assertThat(groups(model.scored())).doesNotContainAnyElementsOf(groups(model.learnt()));
        }
    }

    private static Set<Long> groups(Set<Long> numbers) {
        Set<Long> groups = new HashSet<>();
        numbers.forEach(number -> groups.add((number - 1) % 37));
        return groups;
    }

    @Test
    void inTime_windows_learnFromThePastAlone() {
        Dataset data = data(300).timedBy(row -> Math.floor(row * 7 % 300 / 3.0)); // three rows an instant
        SpyTrainer spy = new SpyTrainer();

        CrossValidationResult result = CrossValidation.inTime(4).run(Candidate.of("spy", spy), data);

        double[] times = Objects.requireNonNull(data.times());
        int learnt = 0;
        for (SpyTrainer.Spy model : spy.spies()) {
            assertThat(model.learnt().stream()
                            .mapToDouble(n -> times[n.intValue() - 1])
                            .max()
                            .orElseThrow())
                    .isLessThan(model.scored().stream()
                            .mapToDouble(n -> times[n.intValue() - 1])
                            .min()
                            .orElseThrow());
            assertThat(model.learnt()).hasSizeGreaterThan(learnt);
            learnt = model.learnt().size();
        }
        assertThat(spy.spies()).hasSize(4);
        assertThat(result.judgedRows()).hasSize(240);
        assertThat(IntStream.range(0, 300).filter(row -> Double.isNaN(result.scores()[row])))
                .hasSize(60);
    }

    @Test
    void inTime_grouped_judgesNewcomersAlone() {
        // the groups of the second half are, by turns, those of the first half and new ones
        Dataset data =
                data(300).timedBy(row -> row).groupedBy(row -> "g" + (row < 150 || row % 2 == 0 ? row % 150 : row));
        SpyTrainer spy = new SpyTrainer();

        CrossValidation.inTime(1).run(Candidate.of("spy", spy), data);

        assertThat(spy.spies().get(0).learnt()).hasSize(150);
        assertThat(spy.spies().get(0).scored()).hasSize(75).allMatch(number -> number % 2 == 0 && number > 150);
    }

    @Test
    void run_calibrated_learnsTheCalibrationFromRowsThatNeitherModelNorTestHas() {
        Dataset data = data(400);
        SpyTrainer spy = new SpyTrainer();
        List<Set<Long>> calibrating = new ArrayList<>();
        Candidate candidate = Candidate.of("spy", spy)
                .calibratedBy(
                        "half",
                        (scorer, rows) -> {
                            assertThat(scorer)
                                    .isSameAs(spy.spies().get(spy.spies().size() - 1));
                            calibrating.add(SpyTrainer.numbers(rows.frame()));
                            return raw -> 0.5;
                        },
                        0.25);

        CrossValidationResult result = CrossValidation.stratified(4, 2).run(candidate, data);

        for (int round = 0; round < 4; round++) {
            Set<Long> all = new TreeSet<>(calibrating.get(round));
            SpyTrainer.Spy model = spy.spies().get(round);
            assertThat(calibrating.get(round)).hasSize(75);
            assertThat(all.addAll(model.learnt())).isTrue();
            assertThat(all.addAll(model.scored())).isTrue();
            assertThat(calibrating.get(round).size()
                            + model.learnt().size()
                            + model.scored().size())
                    .isEqualTo(all.size());
        }
        assertThat(result.scores()).containsOnly(0.5);
        assertThat(result.mean(Metrics.BRIER)).isEqualTo(0.25);
        assertThat(result.name()).isEqualTo("spy + half");
    }

    @Test
    void run_calibratedInTime_setsTheLatestTrainingRowsAside() {
        Dataset data = data(400).timedBy(row -> row);
        List<Set<Long>> calibrating = new ArrayList<>();
        SpyTrainer spy = new SpyTrainer();
        Candidate candidate = Candidate.of("spy", spy)
                .calibratedBy(
                        "half",
                        (scorer, rows) -> {
                            calibrating.add(SpyTrainer.numbers(rows.frame()));
                            return raw -> 0.5;
                        },
                        0.2);

        CrossValidation.inTime(1).run(candidate, data);

        assertThat(new TreeSet<>(calibrating.get(0)).first()).isEqualTo(161);
        assertThat(new TreeSet<>(calibrating.get(0)).last()).isEqualTo(200);
        assertThat(new TreeSet<>(spy.spies().get(0).learnt()).last()).isEqualTo(160);
    }

    @Test
    void nested_selection_hidesTheJudgedRowsFromAllThatIsLearntAndChosen() {
        Dataset data = data(240);
        SpyTrainer spy = new SpyTrainer();
        ModelSelection selection = ModelSelection.of(
                List.of(Candidate.of("first", spy), Candidate.of("second", spy)),
                CrossValidation.stratified(3, 8),
                Metrics.AUC);

        CrossValidationResult result = CrossValidation.stratified(4, 6).nested(selection, data, SILENT);

        int[] folds = data.folds(4, 6);
        assertThat(spy.spies()).hasSize(4 * (2 * 3 + 1));
        for (int fold = 0; fold < 4; fold++) {
            int number = fold;
            int[] rows =
                    IntStream.range(0, 240).filter(row -> folds[row] == number).toArray();
            Set<Long> judged = SpyTrainer.numbers(data, rows);
            List<SpyTrainer.Spy> models = spy.spies().subList(fold * 7, fold * 7 + 7);
            for (SpyTrainer.Spy model : models) {
                assertThat(model.learnt()).doesNotContainAnyElementsOf(judged);
                assertThat(model.scored()).doesNotContainAnyElementsOf(model.learnt());
            }
            models.subList(0, 6).forEach(inner -> assertThat(inner.scored()).doesNotContainAnyElementsOf(judged));
            assertThat(models.get(6).scored()).isEqualTo(judged);
            assertThat(models.get(6).learnt()).hasSize(240 - judged.size());
        }
        assertThat(result.fittedNames()).hasSize(4).containsOnly("first"); // the first of two equal ones
    }

    @Test
    void run_featureKnownAfterTheDecision_isRefusedWhateverTheTrainerThinks() {
        Dataset data = data(100);
        FeatureSet late = FeatureSet.of(TrainingData.MARK.knownAt(Duration.ofDays(9)));
        Dataset leaking = Dataset.of(data.frame().select(late), data.labels());
        Candidate careless =
                Candidate.of("careless", rows -> new BayesTrainer().train(rows.decidedAt(Duration.ofDays(9))));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossValidation.stratified(2, 1).run(careless, leaking))
                .withMessageContaining("mark (after PT216H)");
    }

    @Test
    void run_candidateThatCannotLearn_isNamed() {
        Dataset data = Dataset.of(data(50).frame(), new boolean[50]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossValidation.stratified(5, 1).run(BAYES, data))
                .withMessageStartingWith("The candidate bayes must learn from the 40 rows of a round, but cannot: The");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void run_progress_isToldOnTheCallingThreadAndCanEndTheWork(int threads) {
        List<Long> told = new ArrayList<>();
        Thread caller = Thread.currentThread();
        CrossValidation validation = CrossValidation.stratified(4, 1).onThreads(threads);

        validation.run(BAYES, data(80), (done, total) -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            assertThat(total).isEqualTo(4);
            told.add(done);
        });

        assertThat(told).containsExactly(1L, 2L, 3L, 4L);
        assertThatThrownBy(() -> validation.run(BAYES, data(80), (done, total) -> {
                    throw new CancellationException("enough");
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void run_interrupted_endsAndStaysSo() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> CrossValidation.stratified(4, 1).run(BAYES, data(80)));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void keepingModels_result_holdsThem() {
        assertThat(CrossValidation.stratified(3, 1).run(BAYES, data(60)).fitted())
                .isEmpty();
        assertThat(CrossValidation.stratified(3, 1)
                        .keepingModels()
                        .run(BAYES, data(60))
                        .fitted())
                .hasSize(3)
                .allSatisfy(
                        fitted -> assertThat(fitted.model().provenance().rows()).isEqualTo(40));
    }

    @Test
    void values_metricNotMeasured_isRefused() {
        CrossValidationResult result = CrossValidation.stratified(3, 1)
                .measuredBy(Metrics.AUC, Metrics.KS)
                .run(BAYES, data(60));

        assertThat(result.metrics()).containsExactly(Metrics.AUC, Metrics.KS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> result.mean(Metrics.BRIER))
                .withMessage("The metric (brier) must be one that was measured, but that are auc, ks."
                        + "\nMaybe name it in measuredBy(…).");
    }

    @Test
    void given_otherNumberOfRows_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossValidation.given(0, 1, 0).run(BAYES, data(4)))
                .withMessageStartingWith("The folds (3) must be one for each row, but there are 4 rows.");
    }

    @Test
    void given_tornGroup_isRefused() {
        Dataset data = data(4).groupedBy(row -> row == 0 || row == 3 ? "torn" : "g" + row);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossValidation.given(0, 1, 0, 1).run(BAYES, data))
                .withMessage("The folds that are given must keep groups together, but rows 1 and 4 of one group are in"
                        + " folds 0 and 1.\nMaybe let the folds be dealt here, or validate without groups.");
    }

    @Test
    void settings_outOfRange_areRefused() {
        CrossValidation validation = CrossValidation.stratified(2, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> CrossValidation.stratified(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> CrossValidation.inTime(0));
        assertThatIllegalArgumentException().isThrownBy(() -> CrossValidation.given(3, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> validation.repeated(0));
        assertThatIllegalArgumentException().isThrownBy(() -> validation.onThreads(0));
        assertThatIllegalArgumentException().isThrownBy(validation::measuredBy);
        assertThatIllegalArgumentException().isThrownBy(() -> validation.measuredBy(Metrics.AUC, Metrics.AUC));
        assertThatIllegalArgumentException().isThrownBy(() -> Candidate.of(" ", new BayesTrainer()));
        assertThatIllegalArgumentException().isThrownBy(() -> BAYES.calibratedBy("x", (s, d) -> r -> r, Double.NaN));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> CrossValidation.inTime(3).repeated(2))
                .withMessageStartingWith(
                        "The folds to repeat (3 windows in the order of time) must be dealt at random");
    }

    @Test
    void toString_result_isATable() {
        String text = CrossValidation.stratified(3, 1)
                .measuredBy(Metrics.AUC)
                .run(BAYES, data(60))
                .toString();

        assertThat(text)
                .matches("bayes, 3 folds, seed 1, trained in \\d+\\.\\d\\d s\n"
                        + "metric +mean +sd +least +greatest\n"
                        + "auc( +0\\.\\d{4}){4}");
    }
}
