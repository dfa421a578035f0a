package io.riskanalyzer.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.BayesTrainer;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TrainerContract;
import io.riskanalyzer.model.TrainingData;
import io.riskanalyzer.models.internal.ResampledRows;
import io.riskanalyzer.models.validate.Candidate;
import io.riskanalyzer.models.validate.CrossValidation;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResamplingTrainerTest {
    private static final List<Resampling> ALL =
            List.of(Resampling.underSampling(1), Resampling.overSampling(0.8), Resampling.smote(1, 5));

    private static final NumberFeature X = Feature.number("x");

    static Stream<Resampling> all() {
        return ALL.stream();
    }

    /** Draws go by the order of the rows, and every row is one, whatever its weight. */
    private abstract static class Drawing extends TrainerContract {
        private final Trainer trainer;

        Drawing(Trainer trainer) {
            this.trainer = trainer;
        }

        @Override
        protected Trainer trainer() {
            return trainer;
        }

        @Override
        protected double weightTolerance() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        protected double orderTolerance() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        protected double complementTolerance() {
            return Double.POSITIVE_INFINITY;
        }
    }

    @Nested
    class UnderSampling extends Drawing {
        UnderSampling() {
            super(ResamplingTrainer.of(LogisticTrainer.DEFAULTS, Resampling.underSampling(1), 1));
        }
    }

    @Nested
    class OverSampling extends Drawing {
        OverSampling() {
            super(ResamplingTrainer.of(LogisticTrainer.DEFAULTS, Resampling.overSampling(1), 2));
        }
    }

    @Nested
    class SmoteOfTrees extends Drawing {
        SmoteOfTrees() {
            super(ResamplingTrainer.of(
                    XgboostTrainer.builder().trees(20).maxDepth(3).threads(1).build(), Resampling.smote(1, 5), 3));
        }
    }

    /** One number, of which the log-odds are a straight line, and some 5 % positives. */
    private static Dataset rare(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Frame.Builder frame = Frame.builder(FeatureSet.of(X));
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double x = random.doubles(12).sum() - 6;
            labels[i] = random.nextDouble() < LogisticCalibration.STANDARD.probabilityOf(1.5 * x - 4);
            frame.add(new double[] {x}, i + 1, "r" + i);
        }
        return Dataset.of(frame.build(), labels);
    }

    private static double[] probabilities(Model model, Dataset data) {
        double[] scores = new double[data.rows()];
        model.bind(data.features()).score(data.frame(), 0, scores.length, scores);
        return Arrays.stream(scores)
                .map(LogisticCalibration.STANDARD::probabilityOf)
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("all")
    void train_rareOutcome_keepsItsRate(Resampling resampling) {
        Dataset data = rare(20_000, 1);
        Dataset fresh = rare(20_000, 2);
        double rate = (double) fresh.positives() / fresh.rows();

        Model raw = LogisticTrainer.DEFAULTS.train(
                ResampledRows.smote(data, 1, 5, 9).data());
        Model model =
                ResamplingTrainer.of(LogisticTrainer.DEFAULTS, resampling, 9).train(data);

        assertThat(model.scale()).isEqualTo(Scale.LOG_ODDS);
        assertThat(mean(probabilities(raw, fresh))).isGreaterThan(3 * rate);
        // about 1,400 positives: a standard deviation of 2.6 % of the rate here, and in training
        assertThat(mean(probabilities(model, fresh))).isCloseTo(rate, within(0.12 * rate));
        assertThat(Metrics.ECE.of(probabilities(model, fresh), fresh.labels())).isLessThan(0.01);
    }

    @Test
    void train_underSampled_isTheModelShiftedByTheKeptShare() {
        Dataset data = rare(5_000, 3);
        ResampledRows kept = ResampledRows.underSampled(data, 0.5, 4);
        RowScorer raw = LogisticTrainer.DEFAULTS.train(kept.data()).bind(data.features());
        RowScorer corrected = ResamplingTrainer.of(LogisticTrainer.DEFAULTS, Resampling.underSampling(0.5), 4)
                .train(data)
                .bind(data.features());
        double beta = (kept.data().rows() - data.positives()) / (double) (data.rows() - data.positives());

        for (double x = -3; x < 3; x += 0.1) {
            double sampled = LogisticCalibration.STANDARD.probabilityOf(raw.score(new double[] {x}));
            // Dal Pozzolo et al. 2015, equation 4
            double expected = beta * sampled / (beta * sampled - sampled + 1);
            assertThat(LogisticCalibration.STANDARD.probabilityOf(corrected.score(new double[] {x})))
                    .isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void train_frequentBadOutcome_isShiftedTheOtherWay() {
        Dataset data = rare(20_000, 5);
        boolean[] opposite = data.labels();
        for (int i = 0; i < opposite.length; i++) {
            opposite[i] = !opposite[i];
        }
        Dataset mirrored = Dataset.of(data.frame(), opposite);
        Model model = ResamplingTrainer.of(LogisticTrainer.DEFAULTS, Resampling.underSampling(1), 5)
                .train(mirrored);

        assertThat(mean(probabilities(model, mirrored)))
                .isCloseTo((double) mirrored.positives() / mirrored.rows(), within(0.01));
    }

    @ParameterizedTest
    @MethodSource("all")
    void train_reasons_addUp(Resampling resampling) {
        Model model = ResamplingTrainer.of(
                        LogisticTrainer.builder()
                                .numbersAs(NumberEncoding.splines(4))
                                .build(),
                        resampling,
                        1)
                .train(TrainingData.of(500, 6));
        RowScorer scorer = model.bind(TrainingData.FEATURES);
        RowExplainer explainer = model.explainer().bind(TrainingData.FEATURES);
        double[] contributions = new double[explainer.terms()];
        for (double[] row : RandomRows.of(TrainingData.FEATURES, 1).next(300)) {
            double base = explainer.explain(row, contributions);
            assertThat(base + Arrays.stream(contributions).sum()).isCloseTo(scorer.score(row), within(1e-9));
        }
    }

    /** Remembers whose rows each model learnt from. */
    private static final class Witness implements Trainer {
        private final List<Set<String>> learnt = new CopyOnWriteArrayList<>();

        @Override
        public Model train(Dataset data) {
            learnt.add(ids(data));
            return new BayesTrainer().train(data);
        }
    }

    private static Set<String> ids(Dataset data) {
        Set<String> ids = new TreeSet<>();
        IntStream.range(0, data.rows())
                .forEach(row -> ids.add(String.valueOf(data.frame().id(row))));
        return ids;
    }

    @ParameterizedTest
    @MethodSource("all")
    void crossValidation_heldBackRows_areNeitherDrawnNorMadeUpFrom(Resampling resampling) {
        Dataset data = rare(1_000, 7);
        int[] folds = data.folds(4, 7);
        Witness witness = new Witness();
        Candidate candidate = Candidate.of("resampled", ResamplingTrainer.of(witness, resampling, 7));
        int models = resampling.method() == Resampling.Method.UNDER_SAMPLING ? 1 : 6;

        CrossValidation.given(folds).run(candidate, data);

        assertThat(witness.learnt).hasSize(4 * models);
        for (int fold = 0; fold < 4; fold++) {
            int held = fold;
            Set<String> ofFold = ids(data.filter(row -> folds[row] == held));
            long withoutIt = witness.learnt.stream()
                    .filter(ids -> ids.stream().noneMatch(ofFold::contains))
                    .count();
            assertThat(withoutIt).isEqualTo(models);
        }
    }

    @Test
    void train_calibration_isOfRowsThatTheirModelDidNotLearnFrom() {
        Dataset data = rare(1_000, 8);
        Witness witness = new Witness();

        ResamplingTrainer.of(witness, Resampling.smote(1, 5), 8).train(data);

        assertThat(witness.learnt).hasSize(6);
        assertThat(witness.learnt.get(5)).isEqualTo(ids(data));
        Set<String> heldBack = new TreeSet<>();
        for (Set<String> ids : witness.learnt.subList(0, 5)) {
            assertThat(ids).hasSize(800);
            Set<String> others = ids(data);
            others.removeAll(ids);
            heldBack.addAll(others);
        }
        assertThat(heldBack).isEqualTo(ids(data));
    }

    @ParameterizedTest
    @MethodSource("all")
    void reproduce_ofEveryMethod_givesTheSameBytes(Resampling resampling) {
        Dataset data = TrainingData.of(400, 9);
        Trainer trainer =
                ResamplingTrainer.of(XgboostTrainer.builder().trees(5).seed(3).build(), resampling, -4);
        Model model = trainer.train(data);

        Trainers.Reproduction again = Trainers.reproduce(model.provenance(), data);

        assertThat(again.differences()).isEmpty();
        assertThat(Trainers.of(model.provenance())).hasToString(trainer.toString());
        assertThat(ScoringPlan.builder(data.features(), again.model()).build().id())
                .isEqualTo(ScoringPlan.builder(data.features(), model).build().id());
    }

    @Test
    void train_forest_isRefused() {
        Trainer trainer =
                ResamplingTrainer.of(ForestTrainer.builder().trees(2).build(), Resampling.underSampling(1), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(TrainingData.of(200, 1)))
                .withMessageMatching(
                        "(?s)The model to put right \\(forest .+, of PROBABILITY\\) must be a LinearModel or a"
                                + " TreeEnsemble of LOG_ODDS, .+\nMaybe .+");
    }

    @Test
    void train_groupsAndDecision_areKept() {
        Dataset data = rare(400, 10);
        FeatureSet late = FeatureSet.of(X.knownAt(Duration.ofDays(3)));
        Dataset decided = Dataset.of(data.frame().select(late), data.labels())
                .groupedBy(row -> "g" + row / 2)
                .decidedAt(Duration.ofDays(5));

        Dataset resampled = ResampledRows.smote(decided, 1, 5, 1).data();

        resampled.requireKnownAtDecision();
        assertThat(resampled.groups()).hasSize(resampled.rows());
        assertThat(2 * resampled.positives()).isEqualTo(resampled.rows());
    }

    @Test
    void resampling_ofWrongNumbers_isRefused() {
        for (double ratio : new double[] {0, -1, 1.01, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Resampling.underSampling(ratio));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resampling.smote(1, 0))
                .withMessage("The number of neighbours (0) must be at least 1.\nMaybe take 5.");
    }
}
