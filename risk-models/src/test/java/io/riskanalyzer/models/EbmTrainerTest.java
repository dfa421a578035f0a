package io.riskanalyzer.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.score.RowExplainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EbmTrainerTest {
    private static final NumberFeature X = Feature.number("x").optional();
    private static final NumberFeature NOISE = Feature.number("noise");

    private static final EbmTrainer QUICK =
            EbmTrainer.builder().bags(3).learningRate(0.1).build();

    /** The log-odds are a sine of x, or 2 where x is missing. */
    private static Dataset wave(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Frame.Builder frame = Frame.builder(FeatureSet.of(X, NOISE));
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double x = random.nextDouble() < 0.1 ? Double.NaN : 6.28 * random.nextDouble();
            frame.add(new double[] {x, random.nextDouble()}, i, null);
            double logOdds = Double.isNaN(x) ? 2 : 2 * Math.sin(x);
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
        }
        return Dataset.of(frame.build(), labels);
    }

    private static double[] scores(LinearModel model, Dataset data) {
        double[] scores = new double[data.rows()];
        model.bind(data.features()).score(data.frame(), 0, scores.length, scores);
        return scores;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void train_wave_followsIt(long seed) {
        LinearModel model = QUICK.train(wave(8_000, seed));
        RowExplainer explainer = model.explainer().bind(FeatureSet.of(X, NOISE));
        double[] contributions = new double[2];
        for (double x = 0.3; x < 6; x += 0.3) {
            double base = explainer.explain(new double[] {x, 0.5}, contributions);
            assertThat(base + contributions[0]).as("at %s", x).isCloseTo(2 * Math.sin(x), within(0.6));
            assertThat(contributions[1]).isCloseTo(0, within(0.3));
        }
        double base = explainer.explain(new double[] {Double.NaN, 0.5}, contributions);
        assertThat(base + contributions[0]).isCloseTo(2, within(0.6));
    }

    @Test
    void train_anyData_isCentred() {
        Dataset data = RandomLoans.of(2_000, 3).weighted(RandomLoans.weights(2_000, 3));
        LinearModel model = QUICK.train(data);
        RowExplainer explainer = model.explainer().bind(data.features());
        double[] means = new double[model.terms().size()];
        double[] contributions = new double[means.length];
        double[] row = new double[data.features().size()];
        double all = 0;
        for (int i = 0; i < data.rows(); i++) {
            data.frame().copyRow(i, row);
            explainer.explain(row, contributions);
            all += data.weight(i);
            for (int term = 0; term < means.length; term++) {
                means[term] += data.weight(i) * contributions[term];
            }
        }
        for (double mean : means) {
            assertThat(mean / all).isCloseTo(0, within(1e-9));
        }
        assertThat(Metrics.AUC.of(scores(model, data), data.labels())).isGreaterThan(0.75);
    }

    @Test
    void train_kindsOfFeatures_giveStepsSlopesAndLevels() {
        LinearModel model = QUICK.train(RandomLoans.of(1_000, 4));
        assertThat(model.terms().get(RandomLoans.FEATURES.slotOf(RandomLoans.INCOME)))
                .isInstanceOf(LinearTerm.Steps.class);
        assertThat(model.terms().get(RandomLoans.FEATURES.slotOf(RandomLoans.OVERDUE)))
                .isInstanceOf(LinearTerm.Slope.class);
        LinearTerm.Levels purpose =
                (LinearTerm.Levels) model.terms().get(RandomLoans.FEATURES.slotOf(RandomLoans.PURPOSE));
        assertThat(purpose.contributions().get(3)).isZero(); // never seen
        assertThat(purpose.contributions().subList(0, 3)).doesNotContain(0.0);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void train_monotone_shapeGoesOneWay(Direction direction) {
        LinearModel model = EbmTrainer.builder()
                .bags(3)
                .learningRate(0.1)
                .leaves(5)
                .monotone(X, direction)
                .build()
                .train(wave(4_000, 5));
        LinearTerm.Steps steps = (LinearTerm.Steps) model.terms().get(0);
        List<Double> sorted = new ArrayList<>(steps.contributions());
        sorted.sort(direction == Direction.INCREASING ? null : java.util.Comparator.reverseOrder());
        for (int i = 0; i < sorted.size(); i++) {
            assertThat(steps.contributions().get(i)).isCloseTo(sorted.get(i), within(1e-12));
        }
        assertThat(sorted.get(0)).isNotEqualTo(sorted.get(sorted.size() - 1));
    }

    @Test
    void train_otherSeed_givesOtherShapes() {
        Dataset data = wave(500, 6);
        EbmTrainer other =
                EbmTrainer.builder().bags(3).learningRate(0.1).seed(2).build();
        assertThat(other.train(data).terms()).isNotEqualTo(QUICK.train(data).terms());
    }

    @Test
    void train_withProgress_tellsEachBagAndGivesTheSameModel() {
        Dataset data = wave(500, 7);
        List<String> told = new ArrayList<>();
        LinearModel model = QUICK.train(data, (done, total) -> told.add(done + "/" + total));
        assertThat(told).containsExactly("1/3", "2/3", "3/3");
        assertThat(model.terms()).isEqualTo(QUICK.train(data).terms());
    }

    @Test
    void train_progressThrows_ends() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> QUICK.train(wave(500, 8), (done, total) -> {
                    throw new CancellationException("enough");
                }))
                .withMessage("enough");
    }

    @Test
    void train_monotoneNumberThatIsNotThere_isRefused() {
        EbmTrainer trainer = EbmTrainer.builder()
                .monotone(Feature.number("y"), Direction.INCREASING)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(wave(100, 1)))
                .withMessage(
                        "The feature that must be monotone (y) must be a feature of the data, but that has [x, noise]."
                                + "\nMaybe it has another name there.");
    }

    @Test
    void monotone_category_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EbmTrainer.builder().monotone(RandomLoans.PURPOSE, Direction.INCREASING))
                .withMessageEndingWith(
                        "must be a number or a flag." + "\nMaybe declare it as a number: its levels have no order.");
    }

    @Test
    void ofSettings_ofProvenance_trainsTheSameModel() {
        EbmTrainer trainer = EbmTrainer.builder()
                .bags(2)
                .rounds(40)
                .patience(7)
                .learningRate(0.2)
                .leaves(4)
                .bins(33)
                .leastWeight(2.5)
                .classWeights(ClassWeights.BALANCED)
                .monotone(X, Direction.DECREASING)
                .seed(-9)
                .build();
        Dataset data = wave(500, 9);
        LinearModel model = trainer.train(data);
        Map<String, String> settings = model.provenance().settings();
        EbmTrainer again = EbmTrainer.ofSettings(settings, model.provenance().seed());
        assertThat(again).hasToString(trainer.toString());
        assertThat(again.train(data).terms()).isEqualTo(model.terms());
        assertThat(settings).containsEntry("monotone x", "decreasing").hasSize(9);
    }

    @Test
    void setter_wrongValueOrTwice_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EbmTrainer.builder().bags(0))
                .withMessage("The number of bags (0) must be at least 1.\nMaybe take 8.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EbmTrainer.builder().rounds(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EbmTrainer.builder().patience(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EbmTrainer.builder().leaves(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EbmTrainer.builder().bins(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EbmTrainer.builder().bins(10_001));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EbmTrainer.builder().learningRate(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EbmTrainer.builder().leastWeight(-1));
        assertThatIllegalStateException()
                .isThrownBy(() -> EbmTrainer.builder().bags(2).bags(3))
                .withMessage(
                        "The number of bags (3) must be set once, but it is 2 already.\nMaybe build two trainers.");
    }
}
