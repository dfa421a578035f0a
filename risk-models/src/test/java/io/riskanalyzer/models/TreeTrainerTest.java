package io.riskanalyzer.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TrainerContract;
import io.riskanalyzer.model.TrainingData;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.score.Scale;
import org.junit.jupiter.api.Test;

class TreeTrainerTest extends TrainerContract {

    @Override
    protected Trainer trainer() {
        return TreeTrainer.DEFAULTS;
    }

    @Override
    protected double leastAuc() {
        return 0.7; // one tree of 800 rows
    }

    @Override
    protected double weightTolerance() {
        return 1e-6; // Tribuo's weights are in single precision
    }

    @Override
    protected double orderTolerance() {
        return Double.POSITIVE_INFINITY; // of two equally good splits the first is taken
    }

    @Override
    protected double complementTolerance() {
        return 1e-6;
    }

    @Test
    void train_toADepth_goesNoDeeper() {
        Dataset data = TrainingData.of(2_000, 1);
        for (int depth = 1; depth < 7; depth++) {
            TreeEnsemble model = TreeTrainer.builder()
                    .maxDepth(depth)
                    .minSplitWeight(1)
                    .build()
                    .train(data);
            assertThat(model.depth(0)).isEqualTo(depth);
            assertThat(model.trees()).isOne();
            assertThat(model.scale()).isEqualTo(Scale.PROBABILITY);
        }
    }

    @Test
    void train_withALeastSplit_hasNoSmallerSplit() {
        TreeEnsemble model =
                TreeTrainer.builder().maxDepth(12).minSplitWeight(50).build().train(TrainingData.of(2_000, 2));
        for (int node = 0; node < model.nodes(); node++) {
            assertThat(model.isLeaf(node) || model.cover(node) >= 50).isTrue();
        }
        assertThat(model.cover(0)).isEqualTo(2_000);
    }

    @Test
    void describe_ofModel_hasALineForEachNode() {
        TreeEnsemble model = TreeTrainer.DEFAULTS.train(TrainingData.of(800, 3));
        assertThat(model.describe(0).lines()).hasSize(model.nodes());
    }

    @Test
    void builder_ofWrongSettings_refuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TreeTrainer.builder().maxDepth(0))
                .withMessage("The depth (0) must be at least 1.\nMaybe take 5.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TreeTrainer.builder().minSplitWeight(0));
        assertThatIllegalStateException()
                .isThrownBy(() -> TreeTrainer.builder().seed(1).seed(2))
                .withMessage("The seed (2) must be set once, but it is 1 already.\nMaybe build two trainers.");
    }
}
