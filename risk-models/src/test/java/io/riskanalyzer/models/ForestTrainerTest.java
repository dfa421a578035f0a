package io.riskanalyzer.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TrainerContract;
import io.riskanalyzer.model.TrainingData;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestTrainerTest extends TrainerContract {

    @Override
    protected Trainer trainer() {
        // All rows in each tree: a sample takes other rows where a row is there twice.
        return ForestTrainer.builder()
                .trees(20)
                .maxDepth(8)
                .rowShare(1)
                .threads(1)
                .build();
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
        return 0.02; // sums in single precision decide between equally good splits
    }

    private static double[] scores(TreeEnsemble model, Dataset data) {
        double[] scores = new double[data.rows()];
        model.bind(data.features()).score(data.frame(), 0, scores.length, scores);
        return scores;
    }

    @Test
    void train_onOtherNumbersOfThreads_givesTheSameBits() {
        Dataset data = TrainingData.of(2_000, 1);
        double[] one = scores(ForestTrainer.builder().threads(1).build().train(data), data);
        for (int threads : new int[] {2, 3}) {
            assertThat(scores(ForestTrainer.builder().threads(threads).build().train(data), data))
                    .containsExactly(one);
        }
    }

    @Test
    void train_byDefault_givesShares() {
        Dataset data = TrainingData.of(2_000, 2);
        TreeEnsemble model = ForestTrainer.DEFAULTS.train(data);
        double[] scores = scores(model, data);
        assertThat(model.scale()).isEqualTo(Scale.PROBABILITY);
        assertThat(model.trees()).isEqualTo(300);
        assertThat(Arrays.stream(scores)).allMatch(score -> score >= 0 && score <= 1);
        assertThat(Arrays.stream(scores).average().orElseThrow())
                .isCloseTo((double) data.positives() / data.rows(), within(0.02));
    }

    @Test
    void train_ofOneSplit_isTheMeanOfShares() {
        Dataset data = TrainingData.of(800, 3);
        TreeEnsemble model = ForestTrainer.builder()
                .trees(1)
                .maxDepth(1)
                .rowShare(1)
                .columnShare(1)
                .build()
                .train(data);
        double positives = 0;
        double rows = 0;
        double[] scores = scores(model, data);
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] == scores[0]) {
                rows++;
                positives += data.label(i) ? 1 : 0;
            }
        }
        assertThat(scores[0]).isCloseTo(positives / rows, within(1e-6)); // single precision
    }

    @Test
    void train_ofAPrimeNumberOfTrees_givesThatMany() {
        assertThat(ForestTrainer.builder()
                        .trees(37)
                        .build()
                        .train(TrainingData.of(300, 1))
                        .trees())
                .isEqualTo(37);
    }

    @Test
    void train_told_howFar_tellsParts() {
        List<Long> told = new ArrayList<>();
        ForestTrainer.builder().trees(60).build().train(TrainingData.of(300, 1), (done, total) -> {
            assertThat(total).isEqualTo(20);
            told.add(done);
        });
        assertThat(told).hasSize(20).last().isEqualTo(20L);
    }

    @Test
    void train_byTribuo_ranksAsWell() {
        Dataset data = TrainingData.of(800, 4);
        Dataset fresh = TrainingData.of(5_000, 104);
        TreeEnsemble model = ForestTrainer.builder()
                .engine(ForestTrainer.Engine.TRIBUO)
                .trees(40)
                .maxDepth(8)
                .build()
                .train(data);
        assertThat(model.trees()).isEqualTo(40);
        assertThat(model.provenance().versions()).containsKey("tribuo");
        assertThat(Metrics.AUC.of(scores(model, fresh), fresh.labels(), null)).isGreaterThan(0.78);
    }

    @Test
    void builder_ofWrongSettings_refuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestTrainer.builder().trees(0))
                .withMessage("The number of trees (0) must be at least 1.\nMaybe take 300.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestTrainer.builder().rowShare(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestTrainer.builder().columnShare(1.01));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestTrainer.builder().minLeafWeight(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForestTrainer.builder().threads(0));
    }
}
