package io.riskanalyzer.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.Scale;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticTrainerTest {
    private static final NumberFeature X = Feature.number("x");

    private static Dataset data(double[] x, boolean... labels) {
        Frame.Builder builder = Frame.builder(FeatureSet.of(X));
        for (double value : x) {
            builder.add(new double[] {value}, builder.rows() + 1, null);
        }
        return Dataset.of(builder.build(), labels);
    }

    private static void assertSameBits(LinearModel actual, LinearModel expected) {
        assertThat(Double.doubleToRawLongBits(actual.base())).isEqualTo(Double.doubleToRawLongBits(expected.base()));
        assertThat(actual.terms()).isEqualTo(expected.terms()); // records compare numbers by their bits
    }

    private static double[] scores(LinearModel model, Dataset data) {
        double[] scores = new double[data.rows()];
        model.bind(data.features()).score(data.frame(), 0, scores.length, scores);
        return scores;
    }

    /** What each term contributes to the average row, and then the average score. */
    private static double[] averages(LinearModel model, Dataset data) {
        RowExplainer explainer = model.explainer().bind(data.features());
        double[] contributions = new double[explainer.terms()];
        double[] row = new double[data.features().size()];
        double[] averages = new double[contributions.length + 1];
        double weight =
                IntStream.range(0, data.rows()).mapToDouble(data::weight).sum();
        for (int i = 0; i < data.rows(); i++) {
            data.frame().copyRow(i, row);
            double score = explainer.explain(row, contributions);
            for (int term = 0; term < contributions.length; term++) {
                averages[term] += contributions[term] * data.weight(i) / weight;
                score += contributions[term];
            }
            averages[contributions.length] += score * data.weight(i) / weight;
        }
        return averages;
    }

    @Test
    void train_knownLogOdds_ranksLikeThem() {
        LinearModel model = LogisticTrainer.DEFAULTS.train(RandomLoans.of(4_000, 1));
        Dataset others = RandomLoans.of(4_000, 2);
        assertThat(Metrics.AUC.of(scores(model, others), others.labels())).isGreaterThan(0.75); // the truth has 0.77
        assertThat(model.scale()).isEqualTo(Scale.LOG_ODDS);
        assertThat(model.name()).isEqualTo("logistic");
        assertThat(model.terms().stream().map(LinearTerm::feature)).containsExactlyElementsOf(RandomLoans.FEATURES);
    }

    @Test
    void train_otherSeed_givesOtherWeightsByGradientDescentAlone() {
        Dataset data = RandomLoans.of(500, 3);
        assertThat(LogisticTrainer.builder()
                        .stochastic(5, 0.03)
                        .seed(2)
                        .build()
                        .train(data)
                        .terms())
                .isNotEqualTo(LogisticTrainer.builder()
                        .stochastic(5, 0.03)
                        .build()
                        .train(data)
                        .terms());
        assertSameBits(LogisticTrainer.builder().seed(2).build().train(data), LogisticTrainer.DEFAULTS.train(data));
    }

    @Test
    void train_partOfRows_isUnaffectedByOtherRows() {
        Dataset alone = RandomLoans.of(400, 4);
        Frame.Builder builder = Frame.builder(RandomLoans.FEATURES);
        double[] row = new double[RandomLoans.FEATURES.size()];
        boolean[] labels = Arrays.copyOf(alone.labels(), 500);
        for (int i = 0; i < 500; i++) {
            if (i < 400) {
                alone.frame().copyRow(i, row);
            } else {
                row = new double[] {1e9, 500, -1e6, Double.NaN, 1, 1, 1, 3, 0, Double.NaN};
            }
            assertThat(builder.add(row, i + 1, null)).isTrue();
        }
        Dataset withOthers = Dataset.of(builder.build(), labels);

        LinearModel model = LogisticTrainer.DEFAULTS.train(withOthers.filter(i -> i < 400));

        assertSameBits(model, LogisticTrainer.DEFAULTS.train(alone));
        assertThat(model.provenance().dataHash()).isEqualTo(alone.hash());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void base_ofTrained_isMeanScoreOfTrainingRows(long seed) {
        Dataset data = RandomLoans.of(2_000, seed);
        LinearModel model = LogisticTrainer.builder().seed(seed).build().train(data);
        double[] averages = averages(model, data);
        assertThat(averages[model.terms().size()]).isCloseTo(model.base(), within(1e-9));
        assertThat(Arrays.stream(averages).limit(model.terms().size()))
                .allSatisfy(x -> assertThat(x).isCloseTo(0, within(1e-9)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void base_ofTrainedWithWeights_isWeightedMeanScore(long seed) {
        Dataset data = RandomLoans.of(2_000, seed).weighted(RandomLoans.weights(2_000, seed));
        LinearModel model = LogisticTrainer.builder().seed(seed).build().train(data);
        double[] averages = averages(model, data);
        assertThat(averages[model.terms().size()]).isCloseTo(model.base(), within(1e-9));
        assertThat(Arrays.stream(averages).limit(model.terms().size()))
                .allSatisfy(x -> assertThat(x).isCloseTo(0, within(1e-9)));
    }

    @Test
    void train_rowsOfWeight0_areAsIfTheyWereNotThere() {
        Dataset data = RandomLoans.of(600, 6);
        double[] weights = RandomLoans.weights(600, 6);
        LinearModel model = LogisticTrainer.DEFAULTS.train(data.weighted(weights));
        Dataset counted = data.weighted(weights).filter(i -> weights[i] > 0);
        assertThat(counted.rows()).isBetween(400, 599);
        assertSameBits(model, LogisticTrainer.DEFAULTS.train(counted));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 0x1p-1000, 0x1p1000})
    void train_byGradientDescentOnRowsOfOneWeight_isAsWithoutWeights(double weight) {
        Dataset data = RandomLoans.of(300, 7);
        double[] weights = new double[300];
        Arrays.fill(weights, weight);
        LogisticTrainer descent = LogisticTrainer.builder().stochastic(5, 0.03).build();
        assertSameBits(descent.train(data.weighted(weights)), descent.train(data));
    }

    @Test
    void train_positivesOfWeight3_raisesLogOddsByLogOf3() {
        Dataset data = RandomLoans.of(4_000, 8);
        double[] weights = new double[4_000];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = data.label(i) ? 3 : 1;
        }
        double[] plain = scores(LogisticTrainer.DEFAULTS.train(data), data);
        double[] weighted = scores(LogisticTrainer.DEFAULTS.train(data.weighted(weights)), data);
        double rise = IntStream.range(0, plain.length)
                .mapToDouble(i -> weighted[i] - plain[i])
                .average()
                .getAsDouble();
        assertThat(rise).isCloseTo(Math.log(3), within(0.05)); // exact for a true model and endless data
    }

    @Test
    void train_levelThatWasNotSeen_isAverage() {
        LinearModel model = LogisticTrainer.DEFAULTS.train(RandomLoans.of(1_000, 10));
        LinearTerm.Levels purpose =
                (LinearTerm.Levels) model.terms().get(RandomLoans.FEATURES.slotOf(RandomLoans.PURPOSE));
        LinearTerm.Levels region =
                (LinearTerm.Levels) model.terms().get(RandomLoans.FEATURES.slotOf(RandomLoans.REGION));
        assertThat(purpose.contributions().subList(0, 3)).doesNotContain(0.0);
        assertThat(purpose.contributions().get(3)).isZero();
        assertThat(purpose.whenMissing()).isZero();
        assertThat(region.whenMissing()).isNotZero(); // was seen
    }

    @Test
    void train_numberNeverMissing_readsMissingAsMedian() {
        double[] x = {1, 2, 3, 100};
        LinearTerm.Slope slope = (LinearTerm.Slope) LogisticTrainer.DEFAULTS
                .train(data(x, false, false, true, true))
                .terms()
                .get(0);
        assertThat(slope.weight()).isPositive();
        assertThat(slope.centre()).isEqualTo(26.5);
        assertThat(slope.whenPresent()).isZero();
        assertThat(slope.whenMissing()).isCloseTo(slope.weight() * (2.5 - 26.5), within(1e-15));
    }

    @Test
    void train_missingInTraining_countsOnItsOwn() {
        NumberFeature y = Feature.number("y").optional();
        Frame.Builder builder = Frame.builder(FeatureSet.of(y));
        boolean[] labels = new boolean[100];
        for (int i = 0; i < 100; i++) {
            builder.add(new double[] {i % 4 == 0 ? Double.NaN : 7}, i, null);
            labels[i] = i % 4 == 0 || i % 8 == 1;
        }
        LinearTerm.Slope slope = (LinearTerm.Slope) LogisticTrainer.DEFAULTS
                .train(Dataset.of(builder.build(), labels))
                .terms()
                .get(0);
        assertThat(slope.weight()).isZero();
        assertThat(slope.centre()).isEqualTo(7);
        assertThat(slope.whenMissing()).isGreaterThan(1);
        assertThat(0.75 * slope.whenPresent() + 0.25 * slope.whenMissing()).isCloseTo(0, within(1e-12));
    }

    @Test
    void train_sameInAllRows_hasNoInfluence() {
        LinearModel model = LogisticTrainer.DEFAULTS.train(RandomLoans.of(300, 11));
        assertThat(model.terms().get(RandomLoans.FEATURES.slotOf(RandomLoans.CURRENCY)))
                .isEqualTo(new LinearTerm.Slope(RandomLoans.CURRENCY, 0, 978, 0, 0));
    }

    @Test
    void train_valuesNearTheLimits_givesFiniteModel() {
        double huge = Double.MAX_VALUE / 2;
        LinearModel large = LogisticTrainer.DEFAULTS.train(data(new double[] {-huge, huge, huge}, false, true, false));
        LinearModel small = LogisticTrainer.DEFAULTS.train(data(new double[] {0, 1e-300, 1e-300}, false, true, false));
        assertThat(large.bind(FeatureSet.of(X)).score(new double[] {huge})).isFinite();
        assertThat(small.bind(FeatureSet.of(X)).score(new double[] {1e-300})).isFinite();
    }

    @Test
    void provenance_ofTrained_tellsHowItWasMade() {
        Dataset data = RandomLoans.of(300, 12);
        Instant before = Instant.now();
        Provenance provenance = LogisticTrainer.builder()
                .stochastic(5, 0.5)
                .seed(42)
                .build()
                .train(data)
                .provenance();
        assertThat(provenance.trainer()).isEqualTo("logistic");
        assertThat(provenance.settings())
                .isEqualTo(Map.of(
                        "solver", "stochastic",
                        "epochs", "5",
                        "learningRate", "0.5",
                        "classWeights", "1.0",
                        "numbers", "linear"));
        assertThat(provenance.seed()).isEqualTo(42);
        assertThat(provenance.dataHash()).isEqualTo(data.hash());
        assertThat(provenance.rows()).isEqualTo(300);
        assertThat(provenance.positives()).isEqualTo(data.positives());
        assertThat(provenance.versions()).containsOnlyKeys("java", "risk-models", "tribuo");
        assertThat(provenance.versions().get("tribuo")).matches("4\\.3\\.\\d+");
        assertThat(provenance.versions().get("java"))
                .isEqualTo(Runtime.version().toString());
        assertThat(provenance.trainedAt()).isBetween(before, Instant.now());
        assertThat(provenance.duration()).isPositive();
    }

    @Test
    void train_withoutFeature_isRefused() {
        Dataset none =
                Dataset.of(data(new double[] {1, 2}, true, false).frame().select(FeatureSet.of()), new boolean[2]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticTrainer.DEFAULTS.train(none))
                .withMessage("The features to learn from (none) must be at least one."
                        + "\nMaybe the outcome was the only column that is neither dropped nor audited.");
    }

    @Test
    void train_withoutRow_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticTrainer.DEFAULTS.train(data(new double[0])))
                .withMessage("The rows to learn from (none) must have both outcomes."
                        + "\nMaybe all were rejected: see rejected() of the frame.");
    }

    @Test
    void train_oneOutcome_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticTrainer.DEFAULTS.train(data(new double[] {1, 2, 3}, false, false, false)))
                .withMessage("The rows to learn from (3) must have both outcomes, but all are negative."
                        + "\nMaybe check what the label takes as positive.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticTrainer.DEFAULTS.train(data(new double[] {1, 2}, true, true)))
                .withMessage("The rows to learn from (2) must have both outcomes, but all are positive."
                        + "\nMaybe check what the label takes as positive.");
    }

    @Test
    void train_oneOutcomeOfWeightAbove0_isRefused() {
        Dataset data = data(new double[] {1, 2, 3}, true, false, false).weighted(0, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticTrainer.DEFAULTS.train(data))
                .withMessage(
                        "The rows to learn from (2 of a weight above 0) must have both outcomes, but all are negative."
                                + "\nMaybe check what the label takes as positive.");
    }

    @Test
    void train_allWeights0_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticTrainer.DEFAULTS.train(
                        data(new double[] {1, 2}, true, false).weighted(0, 0)))
                .withMessage("The weights of the rows to learn from (all 0) must be above 0 for both outcomes."
                        + "\nMaybe leave them out: each row then counts as 1.");
    }

    @Test
    void train_rowsAllAlike_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticTrainer.DEFAULTS.train(data(new double[] {1, 1}, true, false)))
                .withMessage(
                        "The features to learn from (x) must differ between rows, but each is the same in all of them."
                                + "\nMaybe the rows were selected by these features.");
    }

    @Test
    void train_rateThatDiverges_isRefused() {
        LogisticTrainer trainer =
                LogisticTrainer.builder().stochastic(50, 1e308).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(RandomLoans.of(300, 13)))
                .withMessageContaining(
                        "must be a finite number.\nMaybe the training did not converge: take a lower learning rate.");
    }

    @Test
    void train_outcomesToldApart_isRefusedOnlyWithoutPenalty() {
        Dataset apart = data(new double[] {1, 2, 3, 4}, false, false, true, true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticTrainer.builder().l2(0).build().train(apart))
                .withMessage("The features must not tell outcomes apart without an error where no weight is penalised,"
                        + " but some do: the weights grow for ever.\nMaybe penalise them: l2(1).");
        assertThat(LogisticTrainer.builder()
                        .l2(1e-6)
                        .build()
                        .train(apart)
                        .bind(FeatureSet.of(X))
                        .score(new double[] {4}))
                .isBetween(5.0, 100.0);
    }

    @Test
    void train_outcomesToldApartByOneLevelAlone_isRefusedWithoutPenalty() {
        CategoryFeature<String> level = Feature.category("level", "a", "b");
        Frame.Builder builder = Frame.builder(FeatureSet.of(level));
        boolean[] labels = new boolean[40];
        for (int i = 0; i < 40; i++) {
            builder.add(new double[] {i % 2}, i, null);
            labels[i] = i % 2 == 1 && i % 4 == 1;
        }
        Dataset apart = Dataset.of(builder.build(), labels);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticTrainer.builder().l2(0).build().train(apart))
                .withMessageContaining("apart without an error");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void train_positivesByFactor_isAsWeighted(long seed) {
        Dataset data = RandomLoans.of(500, seed).weighted(RandomLoans.weights(500, seed));
        double[] weights = data.weights();
        for (int i = 0; i < 500; i++) {
            weights[i] *= data.label(i) ? 2.5 : 1;
        }
        assertSameBits(
                LogisticTrainer.builder()
                        .classWeights(new ClassWeights(2.5))
                        .build()
                        .train(data),
                LogisticTrainer.DEFAULTS.train(data.weighted(weights)));
    }

    @Test
    void train_balanced_scoresAreAsIfHalfWerePositive() {
        Dataset data = RandomLoans.of(4_000, 5);
        LinearModel model = LogisticTrainer.builder()
                .classWeights(ClassWeights.BALANCED)
                .build()
                .train(data);
        double plain = averages(LogisticTrainer.DEFAULTS.train(data), data)[
                model.terms().size()];
        double balanced = averages(model, data)[model.terms().size()];
        double odds = data.positives() / (4_000.0 - data.positives());
        assertThat(balanced - plain).isCloseTo(-Math.log(odds), within(0.05));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "splines 5", "bins 6"})
    void train_anyEncoding_isCentredAndScoresMissingValues(String encoding) {
        Dataset data = RandomLoans.of(2_000, 14).weighted(RandomLoans.weights(2_000, 14));
        LinearModel model = LogisticTrainer.builder()
                .numbersAs(NumberEncoding.parse(encoding))
                .build()
                .train(data);
        assertThat(averages(model, data)[model.terms().size()]).isCloseTo(model.base(), within(1e-9));
        assertThat(Arrays.stream(averages(model, data)).limit(model.terms().size()))
                .allSatisfy(x -> assertThat(x).isCloseTo(0, within(1e-9)));
        assertThat(Metrics.AUC.of(scores(model, data), data.labels())).isGreaterThan(0.75);
    }

    @Test
    void train_utilisationUpTo50000_isNotRuinedAlongACurve() {
        Dataset data = RandomLoans.of(4_000, 15);
        int slot = RandomLoans.FEATURES.slotOf(RandomLoans.UTILISATION);
        double[] utilisation = new double[4_000];
        data.frame().copyColumn(slot, 0, 4_000, utilisation);
        for (int i = 0; i < 4_000; i += 500) {
            utilisation[i] = 50_000;
        }
        Dataset tailed = Dataset.of(data.frame().with(slot, utilisation), data.labels());
        Dataset fresh = RandomLoans.of(4_000, 16);
        LinearModel straight = LogisticTrainer.DEFAULTS.train(tailed);
        LinearModel bent = LogisticTrainer.builder()
                .numbersAs(RandomLoans.UTILISATION, NumberEncoding.splines(5))
                .build()
                .train(tailed);
        assertThat(straight.terms().get(slot)).isInstanceOf(LinearTerm.Slope.class);
        assertThat(bent.terms().get(slot)).isInstanceOf(LinearTerm.Curve.class);
        assertThat(bent.terms().get(0)).isInstanceOf(LinearTerm.Slope.class);
        assertThat(Metrics.AUC.of(scores(bent, fresh), fresh.labels()))
                .isGreaterThan(Metrics.AUC.of(scores(straight, fresh), fresh.labels()) + 0.03);
    }

    @Test
    void train_encodingOfNumberThatIsNotThere_isRefused() {
        LogisticTrainer trainer = LogisticTrainer.builder()
                .numbersAs(Feature.number("utilization"), NumberEncoding.bins(5))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(RandomLoans.of(300, 1)))
                .withMessageStartingWith("The number that an encoding was told for (utilization) must be a feature");
    }

    @Test
    void numberEncoding_fewerThanTwo_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumberEncoding.splines(1))
                .withMessage("The number of knots (1) must be at least 2.\nMaybe take LINEAR.");
        assertThatIllegalArgumentException().isThrownBy(() -> NumberEncoding.bins(0));
    }

    @Test
    void stochastic_wrongNumbers_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticTrainer.builder().stochastic(0, 0.03))
                .withMessage("The number of epochs (0) must be at least 1.\nMaybe take 50.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void learningRate_notAbove0_isRefused(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticTrainer.builder().stochastic(50, rate))
                .withMessage("The learning rate (" + rate + ") must be a finite number above 0.\nMaybe take 0.03.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void penalty_notFiniteOrNegative_isRefused(double penalty) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticTrainer.builder().l2(penalty))
                .withMessage("The penalty l2 (" + penalty + ") must be a finite number of at least 0.\nMaybe take 1.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticTrainer.builder().l1(penalty));
    }

    @Test
    void setter_calledTwice_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> LogisticTrainer.builder().l2(0.1).l2(0.2))
                .withMessage("The l2 (0.2) must be set once, but it is 0.1 already.\nMaybe build two trainers.");
        assertThatIllegalStateException()
                .isThrownBy(() -> LogisticTrainer.builder().seed(1).seed(2))
                .withMessage("The seed (2) must be set once, but it is 1 already.\nMaybe build two trainers.");
    }

    @Test
    void build_penaltyForGradientDescent_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        LogisticTrainer.builder().l2(2).stochastic(50, 0.03).build())
                .withMessageStartingWith("The penalties (l1 0.0, l2 2.0) must be left out");
    }

    @Test
    void fit_byGradientDescent_isRefused() {
        LogisticTrainer trainer = LogisticTrainer.builder().stochastic(5, 0.03).build();
        assertThatIllegalStateException()
                .isThrownBy(() -> trainer.fit(RandomLoans.of(300, 1)))
                .withMessageStartingWith("The solver (stochastic) must converge");
    }

    @Test
    void builder_withoutSettings_takesDefaults() {
        assertThat(LogisticTrainer.builder().build()).hasToString(LogisticTrainer.DEFAULTS.toString());
        assertThat(LogisticTrainer.DEFAULTS)
                .hasToString("logistic {classWeights=1.0, l1=0.0, l2=1.0, numbers=linear, solver=newton}, seed 1");
    }

    static List<LogisticTrainer> trainers() {
        return List.of(
                LogisticTrainer.DEFAULTS,
                LogisticTrainer.builder().l1(0.1).l2(0).seed(-3).build(),
                LogisticTrainer.builder()
                        .stochastic(7, 0.1)
                        .seed(Long.MIN_VALUE)
                        .build(),
                LogisticTrainer.builder()
                        .numbersAs(NumberEncoding.splines(4))
                        .numbersAs(RandomLoans.INCOME, NumberEncoding.bins(5))
                        .numbersAs(RandomLoans.AGE, NumberEncoding.LINEAR)
                        .classWeights(new ClassWeights(0.1))
                        .build(),
                LogisticTrainer.builder().classWeights(ClassWeights.BALANCED).build());
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void ofSettings_ofProvenance_trainsTheSameModel(LogisticTrainer trainer) {
        Dataset data = RandomLoans.of(300, 2);
        LinearModel model = trainer.train(data);
        Provenance provenance = model.provenance();
        LogisticTrainer again = LogisticTrainer.ofSettings(provenance.settings(), provenance.seed());
        assertThat(again).hasToString(trainer.toString());
        assertSameBits(again.train(data), model);
    }

    @Test
    void ofSettings_ofEditedModel_isRefused() {
        LinearModel model = LogisticTrainer.DEFAULTS.train(RandomLoans.of(300, 2));
        Provenance edited = model.with(model.terms().get(0)).provenance();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticTrainer.ofSettings(edited.settings(), 1))
                .withMessage("The settings of a logistic trainer ([edited]) must be known, but these are not."
                        + "\nMaybe the model was edited, or trained by a newer version.");
    }
}
