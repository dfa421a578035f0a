package io.riskanalyzer.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TrainerContract;
import io.riskanalyzer.model.TrainingData;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.score.RowScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class XgboostTrainerTest extends TrainerContract {

    @Override
    protected Trainer trainer() {
        return small().build();
    }

    /** All rows and columns: a sample takes other rows where a row is there twice. */
    private static XgboostTrainer.Builder small() {
        return XgboostTrainer.builder()
                .trees(40)
                .maxDepth(3)
                .learningRate(0.2)
                .rowShare(1)
                .columnShare(1)
                .bins(1024)
                .threads(1);
    }

    @Override
    protected double weightTolerance() {
        return 1e-4; // sums in single precision, in another order
    }

    @Override
    protected double orderTolerance() {
        return 1e-4;
    }

    @Override
    protected double complementTolerance() {
        return 1e-4;
    }

    private static double[] scores(TreeEnsemble model, Dataset data) {
        double[] scores = new double[data.rows()];
        model.bind(data.features()).score(data.frame(), 0, scores.length, scores);
        return scores;
    }

    @Test
    void train_onOtherNumbersOfThreads_givesTheSameBits() {
        Dataset data = TrainingData.of(3_000, 1);
        double[] one = scores(XgboostTrainer.builder().threads(1).build().train(data), data);
        for (int threads : new int[] {2, 3}) {
            assertThat(scores(XgboostTrainer.builder().threads(threads).build().train(data), data))
                    .containsExactly(one);
        }
    }

    @Test
    void train_withAnotherSeed_givesAnotherModel() {
        Dataset data = TrainingData.of(800, 1);
        assertThat(scores(XgboostTrainer.builder().seed(2).build().train(data), data))
                .isNotEqualTo(scores(XgboostTrainer.DEFAULTS.train(data), data));
    }

    @Test
    void train_toldToBeMonotone_isMonotone() {
        Dataset data = TrainingData.of(2_000, 3);
        NumberFeature feature = (NumberFeature) data.features().stream()
                .filter(NumberFeature.class::isInstance)
                .findFirst()
                .orElseThrow();
        for (Direction direction : Direction.values()) {
            TreeEnsemble model = small().monotone(feature, direction).build().train(data);
            assertThat(steps(model, data, feature))
                    .as("%s", direction)
                    .allMatch(step -> direction == Direction.INCREASING ? step >= 0 : step <= 0);
        }
        assertThat(steps(small().build().train(data), data, feature)).anyMatch(step -> step > 0);
        assertThat(steps(small().build().train(data), data, feature)).anyMatch(step -> step < 0);
    }

    /** By how much the scores of rows change from one threshold of a feature to the next. */
    private static List<Double> steps(TreeEnsemble model, Dataset data, NumberFeature feature) {
        RowScorer bound = model.bind(data.features());
        double[] cuts = IntStream.range(0, 200)
                .mapToDouble(row -> data.frame().value(row, data.features().slotOf(feature)))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        List<Double> steps = new ArrayList<>();
        double[] row = new double[data.features().size()];
        for (int i = 0; i < 100; i++) {
            data.frame().copyRow(i, row);
            double before = Double.NaN;
            for (double cut : cuts) {
                row[data.features().slotOf(feature)] = cut;
                double score = bound.score(row);
                if (!Double.isNaN(before)) {
                    steps.add(score - before);
                }
                before = score;
            }
        }
        return steps;
    }

    @Test
    void train_withGroups_splitsByOneGroupInATree() {
        Dataset data = TrainingData.of(2_000, 4);
        Feature[] all = data.features().stream().toArray(Feature[]::new);
        TreeEnsemble model =
                small().together(all[0], all[1]).together(all[2]).build().train(data);
        for (int tree = 0; tree < model.trees(); tree++) {
            int end = tree + 1 < model.trees() ? model.root(tree + 1) : model.nodes();
            List<String> asked = IntStream.range(model.root(tree), end)
                    .filter(node -> !model.isLeaf(node))
                    .mapToObj(node -> model.feature(node).name())
                    .distinct()
                    .toList();
            assertThat(asked.contains(all[0].name()) && asked.size() > 1 && !asked.contains(all[1].name()))
                    .as("%s", asked)
                    .isFalse();
            assertThat(asked.contains(all[2].name()) && asked.size() > 1)
                    .as("%s", asked)
                    .isFalse();
        }
    }

    @Test
    void train_withEarlyStopping_stopsWhereTheLossIsLeast() {
        Dataset data = TrainingData.of(800, 5);
        TreeEnsemble model = XgboostTrainer.builder()
                .trees(500)
                .learningRate(0.3)
                .earlyStopping(10)
                .build()
                .train(data);
        assertThat(model.trees()).isBetween(2, 150);
    }

    @Test
    void train_withBalancedClasses_givesAMeanNearOneHalf() {
        Dataset data = TrainingData.of(2_000, 6);
        Dataset rare = data.filter(row -> !data.label(row) || row % 5 == 0);
        TreeEnsemble plain = small().build().train(rare);
        TreeEnsemble balanced =
                small().classWeights(ClassWeights.BALANCED).build().train(rare);
        assertThat(balanced.base()).isEqualTo(0);
        assertThat(plain.base()).isLessThan(-0.5);
    }

    @Test
    void train_withParameterHandedThrough_obeysIt() {
        Dataset data = TrainingData.of(800, 7);
        TreeEnsemble model = small().parameter("max_leaves", "2")
                .parameter("grow_policy", "lossguide")
                .build()
                .train(data);
        assertThat(model.nodes()).isLessThanOrEqualTo(3 * model.trees());
    }

    @Test
    void train_withWrongParameter_saysWhat() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> small().parameter("max_leaves", "many").build().train(TrainingData.of(100, 1)))
                .withMessageStartingWith("The training by XGBoost must end, but it failed")
                .withMessageContaining("max_leaves");
    }

    @Test
    void train_told_howFar_tellsEachTree() {
        List<Long> told = new ArrayList<>();
        small().build().train(TrainingData.of(200, 1), (done, total) -> {
            assertThat(total).isEqualTo(40);
            told.add(done);
        });
        assertThat(told).hasSize(40).last().isEqualTo(40L);
    }

    @Test
    void train_toldToEnd_ends() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> small().build().train(TrainingData.of(200, 1), (done, total) -> {
                    throw new CancellationException();
                }));
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> small().build().train(TrainingData.of(200, 1)));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void builder_ofWrongSettings_refuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XgboostTrainer.builder().trees(0))
                .withMessage("The number of trees (0) must be at least 1.\nMaybe take 300.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XgboostTrainer.builder().learningRate(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XgboostTrainer.builder().rowShare(1.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XgboostTrainer.builder().validationShare(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XgboostTrainer.builder().l2(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XgboostTrainer.builder().together());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> XgboostTrainer.builder().monotone(Feature.category("c", "a", "b"), Direction.INCREASING));
        assertThatIllegalStateException()
                .isThrownBy(() -> XgboostTrainer.builder().trees(1).trees(2));
    }
}
