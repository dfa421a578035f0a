package io.riskanalyzer.models.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.BayesTrainer;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.LogisticCalibration;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSelectionTest {
    private static final CrossValidation VALIDATION = CrossValidation.stratified(3, 4);

    /** Learns well from the rows whose label it is shown truly: the more it lies, the worse. */
    private static Candidate lying(double share) {
        Trainer trainer = data -> {
            boolean[] labels = data.labels();
            for (int row = 0; row < labels.length; row++) {
                labels[row] ^= row % 100 < 100 * share;
            }
            return new BayesTrainer().train(Dataset.of(data.frame(), labels));
        };
        return Candidate.of("lying " + share, trainer);
    }

    private static List<Candidate> allLying(double... shares) {
        return DoubleStream.of(shares).mapToObj(ModelSelectionTest::lying).toList();
    }

    private static List<String> names(Leaderboard board) {
        return board.entries().stream().map(Leaderboard.Entry::name).toList();
    }

    @ParameterizedTest
    @CsvSource({"auc", "logLoss"})
    void run_candidates_standInTheOrderOfTheMetric(String name) {
        Metric metric = Stream.of(Metrics.AUC, Metrics.LOG_LOSS)
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
        Dataset data = SpyTrainer.data(600, 1);

        Leaderboard board =
                ModelSelection.of(allLying(0.4, 0, 0.2), VALIDATION, metric).run(data);

        assertThat(names(board)).containsExactly("lying 0.0", "lying 0.2", "lying 0.4");
        assertThat(board.winner().name()).isEqualTo("lying 0.0");
        assertThat(board.entry("lying 0.2").validation().mean(metric))
                .isEqualTo(VALIDATION.run(lying(0.2), data).mean(metric));
    }

    @Test
    void run_winner_learntFromAllRows() {
        Dataset data = SpyTrainer.data(200, 2);

        Leaderboard board =
                ModelSelection.of(allLying(0), VALIDATION, Metrics.AUC).run(data);

        assertThat(board.winner().model().provenance().dataHash()).isEqualTo(data.hash());
        assertThat(board.winner().calibration()).isNull();
    }

    @Test
    void run_calibrations_competeToo() {
        Dataset data = SpyTrainer.data(600, 3);
        Calibrator upsideDownButLegal = (scorer, rows) -> new LogisticCalibration(0.01, -3);
        List<Candidate> candidates = Candidates.withAndWithout(allLying(0), "flat", upsideDownButLegal, 0.3);

        Leaderboard board =
                ModelSelection.of(candidates, VALIDATION, Metrics.BRIER).run(data);

        assertThat(names(board)).containsExactly("lying 0.0", "lying 0.0 + flat");
        assertThat(board.entries().get(1).validation().mean(Metrics.BRIER))
                .isGreaterThan(board.entries().get(0).validation().mean(Metrics.BRIER) + 0.05);
    }

    @Test
    void run_calibratedWinner_hasItsCalibration() {
        Candidate candidate = lying(0).calibratedBy("own", (scorer, rows) -> new LogisticCalibration(2, 0), 0.25);

        Leaderboard board =
                ModelSelection.of(List.of(candidate), VALIDATION, Metrics.AUC).run(SpyTrainer.data(400, 3));

        assertThat(board.winner().calibration()).isEqualTo(new LogisticCalibration(2, 0));
        assertThat(board.winner().model().provenance().rows()).isEqualTo(300);
    }

    @Test
    void run_equalCandidates_firstWins() {
        List<Candidate> candidates = List.of(
                Candidate.of("b", new BayesTrainer()),
                Candidate.of("a", new BayesTrainer()),
                Candidate.of("c", new BayesTrainer()));

        Leaderboard board =
                ModelSelection.of(candidates, VALIDATION, Metrics.AUC).run(SpyTrainer.data(120, 4));

        assertThat(names(board)).containsExactly("b", "a", "c");
    }

    @Test
    void run_metricThatIsUndefined_isTheWorst() {
        Metric first = Metrics.atThreshold(0.5, "onlySmall", matrix -> matrix.truePositives() > 0 ? Double.NaN : 1);
        Candidate timid = Candidate.of("timid", new BayesTrainer())
                .calibratedBy("never", (scorer, rows) -> new LogisticCalibration(0, -9), 0.2);
        ModelSelection selection = ModelSelection.of(List.of(lying(0), timid), VALIDATION.measuredBy(first), first);

        assertThat(names(selection.run(SpyTrainer.data(300, 4)))).containsExactly("timid + never", "lying 0.0");
    }

    @Test
    void halving_manyCandidates_areFewerOnMoreRows() {
        double[] shares = IntStream.range(0, 9).mapToDouble(i -> i / 20.0).toArray();
        List<Long> told = new ArrayList<>();

        Leaderboard board = ModelSelection.of(allLying(shares), VALIDATION, Metrics.LOG_LOSS)
                .halving(3)
                .run(SpyTrainer.data(3000, 5), (done, total) -> {
                    assertThat(total).isEqualTo((9 + 3) * 3 + 1);
                    told.add(done);
                });

        assertThat(told).hasSize(12 * 3 + 1).isSorted().doesNotHaveDuplicates();
        assertThat(board.entries()).hasSize(9);
        assertThat(board.entries().subList(0, 3)).allMatch(entry -> entry.trainShare() == 1);
        assertThat(board.entries().subList(3, 9)).allMatch(entry -> entry.trainShare() == 1 / 3.0);
        assertThat(board.winner().name()).isEqualTo("lying 0.0");
    }

    @Test
    void halving_fewRows_neverLearnsFromTooFew() {
        double[] shares = IntStream.range(0, 9).mapToDouble(i -> i / 20.0).toArray();

        Leaderboard board = ModelSelection.of(allLying(shares), VALIDATION, Metrics.LOG_LOSS)
                .halving(2)
                .run(SpyTrainer.data(250, 5));

        assertThat(board.entries()).allMatch(entry -> entry.trainShare() >= 0.8);
    }

    @Test
    void run_twice_givesTheSameButForTheTimes() {
        Dataset data = SpyTrainer.data(300, 6);
        ModelSelection selection = ModelSelection.of(allLying(0.3, 0.1), VALIDATION, Metrics.AUC);
        ModelSelection threaded = ModelSelection.of(allLying(0.3, 0.1), VALIDATION.onThreads(3), Metrics.AUC);

        Leaderboard first = selection.run(data);

        for (Leaderboard other : List.of(selection.run(data), threaded.run(data))) {
            assertThat(names(other)).isEqualTo(names(first));
            for (int i = 0; i < 2; i++) {
                assertThat(other.entries().get(i).validation().scores())
                        .containsExactly(first.entries().get(i).validation().scores());
                assertThat(other.entries().get(i).planBytes().orElseThrow())
                        .isCloseTo(first.entries().get(i).planBytes().orElseThrow(), within(64L)); // its times
            }
        }
    }

    @Test
    void planBytes_modelWithCodec_isTheSizeOfItsPlan() {
        Dataset data = SpyTrainer.data(300, 7);
        Leaderboard board = ModelSelection.of(
                        List.of(
                                Candidate.of("logistic", LogisticTrainer.DEFAULTS),
                                Candidate.of("spy", new SpyTrainer())),
                        VALIDATION,
                        Metrics.AUC)
                .run(data);

        FittedCandidate first = VALIDATION
                .keepingModels()
                .run(Candidate.of("logistic", LogisticTrainer.DEFAULTS), data)
                .fitted()
                .get(0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ScoringPlan.builder(data.features(), first.model()).build().write(out);

        assertThat(board.entry("logistic").planBytes().orElseThrow()).isCloseTo(out.size(), within(64L)); // its times
        assertThat(board.entry("spy").planBytes()).isEmpty();
        assertThat(board.toString())
                .matches("(?s)candidate +auc +± sd +averagePrecision +ks +brier +logLoss +ece +rows +train s +plan kB\n"
                        + "(logistic|spy) .*100 %.*\n.*");
    }

    private static Offset<Long> within(long bytes) {
        return Offset.offset(bytes);
    }

    @Test
    void grid_settings_areAllPairs() {
        List<Candidate> grid = Candidates.grid(
                "logistic",
                List.of(1, 2),
                List.of(0.1, 0.2),
                (epochs, rate) ->
                        LogisticTrainer.builder().stochastic(epochs, rate).build());

        assertThat(grid)
                .extracting(Candidate::name)
                .containsExactly("logistic 1, 0.1", "logistic 1, 0.2", "logistic 2, 0.1", "logistic 2, 0.2");
        assertThat(grid.get(2).trainer())
                .hasToString("logistic {classWeights=1.0, epochs=2,"
                        + " learningRate=0.1, numbers=linear, solver=stochastic}, seed 1");
    }

    @Test
    void sampled_settings_areDifferentAndThoseOfTheSeed() {
        record Settings(int epochs, double rate) {}
        List<List<Candidate>> drawn = Stream.of(1L, 1L, 2L)
                .map(seed -> Candidates.sampled(
                        "s",
                        20,
                        seed,
                        random -> new Settings(random.nextInt(1, 9), random.nextInt(1, 9)),
                        s -> LogisticTrainer.builder()
                                .stochastic(s.epochs(), 0.03)
                                .build()))
                .toList();

        assertThat(drawn.get(0)).extracting(Candidate::name).hasSize(20).doesNotHaveDuplicates();
        assertThat(drawn.get(1))
                .extracting(Candidate::name)
                .isEqualTo(drawn.get(0).stream().map(Candidate::name).toList());
        assertThat(drawn.get(2))
                .extracting(Candidate::name)
                .isNotEqualTo(drawn.get(0).stream().map(Candidate::name).toList());
    }

    @Test
    void sampled_moreThanThereAre_areAllOfThem() {
        List<Candidate> all = Candidates.sampled("s", 10, 1, random -> random.nextInt(3), s -> new BayesTrainer());

        assertThat(all).extracting(Candidate::name).containsExactlyInAnyOrder("s 0", "s 1", "s 2");
    }

    @Test
    void of_badSettings_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ModelSelection.of(List.of(), VALIDATION, Metrics.AUC));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelSelection.of(allLying(0.1, 0.1), VALIDATION, Metrics.AUC))
                .withMessage("The candidate (lying 0.1) must have a name of its own, but it is there twice."
                        + "\nMaybe name its settings.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelSelection.of(allLying(0.1), VALIDATION, Metrics.GINI))
                .withMessageStartingWith("The metric (gini) must be one that the validation measures.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelSelection.of(allLying(0.1), VALIDATION, Metrics.AUC)
                        .halving(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Candidates.sampled("s", 0, 1, random -> 1, s -> new BayesTrainer()));
    }

    @Test
    void entry_noSuchName_isRefused() {
        Leaderboard board =
                ModelSelection.of(allLying(0.1), VALIDATION, Metrics.AUC).run(SpyTrainer.data(120, 8));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> board.entry("forest"))
                .withMessageStartingWith("The candidate (forest) must be on the leaderboard, but that has lying 0.1.");
    }
}
