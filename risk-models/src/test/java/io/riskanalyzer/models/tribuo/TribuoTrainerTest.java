package io.riskanalyzer.models.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TrainerContract;
import io.riskanalyzer.model.TrainingData;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.models.Trainers;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.RowScorer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;

class TribuoTrainerTest {
    private static final Dataset DATA = TrainingData.of(600, 1);

    /** One trainer for all trainings, each of which must begin anew. */
    private abstract static class Shared extends TrainerContract {
        private final Trainer trainer;
        private final double weightTolerance;

        Shared(org.tribuo.Trainer<Label> trainer, double weightTolerance) {
            this.trainer = TribuoTrainer.of(trainer);
            this.weightTolerance = weightTolerance;
        }

        @Override
        protected Trainer trainer() {
            return trainer;
        }

        @Override
        protected double leastAuc() {
            return 0.7;
        }

        @Override
        protected double weightTolerance() {
            return weightTolerance;
        }

        @Override
        protected double orderTolerance() {
            return Double.POSITIVE_INFINITY; // what is random goes by the order
        }

        @Override
        protected double complementTolerance() {
            return Double.POSITIVE_INFINITY;
        }
    }

    @Nested
    class Cart extends Shared {
        Cart() {
            super(new CARTClassificationTrainer(5), 1e-6); // weights in single precision
        }
    }

    @Nested
    class Logistic extends Shared {
        Logistic() {
            super(new LogisticRegressionTrainer(), Double.POSITIVE_INFINITY); // each row is a step
        }
    }

    @Nested
    class Forest extends Shared {
        Forest() {
            super(TribuoKinds.flat().get("forest"), Double.POSITIVE_INFINITY); // rows are drawn
        }
    }

    @Nested
    class Xgboost extends Shared {
        Xgboost() {
            super(new XGBoostClassificationTrainer(15, 0.3, 0, 4, 1, 1, 1, 1, 0, 1, true, 6), 0.5);
            // whose weight is also what min_child_weight and the tree method's sketch go by
        }
    }

    @Nested
    class Scaled extends Shared {
        Scaled() {
            super(TribuoKinds.others().get("scaled"), Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void train_cart_isWhatTribuoTrains() {
        Model model = TribuoTrainer.of(new CARTClassificationTrainer(6)).train(DATA);
        org.tribuo.Model<Label> own = new CARTClassificationTrainer(6).train(TribuoKinds.examples(DATA));
        RowScorer scorer = model.bind(TrainingData.FEATURES);

        assertThat(model).isInstanceOf(TreeEnsemble.class);
        assertThat(((TreeEnsemble) model).cover(0)).isEqualTo(DATA.rows());
        for (double[] row : RandomRows.of(TrainingData.FEATURES, 1).next(5_000)) {
            double expected = own.predict(TribuoKinds.example(TrainingData.FEATURES, row, TribuoKinds.GOOD))
                    .getOutputScores()
                    .get("yes")
                    .getScore();
            assertThat(scorer.score(row)).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void train_fromSupplier_isTheSame() {
        Model shared = TribuoTrainer.of(new LogisticRegressionTrainer()).train(DATA);
        TribuoTrainer fresh = TribuoTrainer.of(() -> new LogisticRegressionTrainer());

        fresh.train(TrainingData.of(100, 2));

        assertThat(((LinearModel) fresh.train(DATA)).terms()).isEqualTo(((LinearModel) shared).terms());
    }

    @Test
    void train_fromSupplierOfOneTrainer_isRefusedTheSecondTime() {
        LogisticRegressionTrainer one = new LogisticRegressionTrainer();
        TribuoTrainer trainer = TribuoTrainer.of(() -> one);
        trainer.train(DATA);

        assertThatIllegalStateException()
                .isThrownBy(() -> trainer.train(DATA))
                .withMessage(
                        "The trainer of Tribuo (LogisticRegressionTrainer) must be new for every training, but has"
                                + " trained 1 times.\nMaybe make it within the supplier, or give it itself instead of a supplier.");
    }

    @Test
    void of_trainerThatHasTrained_beginsAnew() {
        LogisticRegressionTrainer used = new LogisticRegressionTrainer();
        used.train(TribuoKinds.examples(DATA));

        assertThat(((LinearModel) TribuoTrainer.of(used).train(DATA)).terms())
                .isEqualTo(((LinearModel) TribuoTrainer.of(new LogisticRegressionTrainer())
                                .train(DATA))
                        .terms());
    }

    @Test
    void train_columnsOfOneName_isRefused() {
        FeatureSet clashing = FeatureSet.of(Feature.number("programme@law"), TrainingData.PROGRAMME);
        Frame.Builder frame = Frame.builder(clashing);
        frame.add(new double[] {1, 2}, 1, null);
        frame.add(new double[] {2, 0}, 2, null);
        Dataset data = Dataset.of(frame.build(), new boolean[] {true, false});

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TribuoTrainer.of(new CARTClassificationTrainer(2)).train(data))
                .withMessage("The column (programme@law) must be of one feature, but is of two."
                        + "\nMaybe rename one of them.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistic", "cart", "forest", "forest of shares", "adaboost", "xgboost", "dart"})
    void reproduce_ofEveryKind_givesTheSameBytes(String kind) {
        Model model = TribuoTrainer.of(TribuoKinds.flat().get(kind)).train(DATA);

        Trainers.Reproduction again = Trainers.reproduce(model.provenance(), DATA);

        assertThat(again.differences()).isEmpty();
        assertThat(idOf(again.model())).isEqualTo(idOf(model));
    }

    private static String idOf(Model model) {
        return ScoringPlan.builder(DATA.features(), model).build().id();
    }

    @Test
    void of_provenanceOfNoTribuoTrainer_isRefused() {
        Provenance made =
                TribuoTrainer.of(new CARTClassificationTrainer(2)).train(DATA).provenance();
        for (Map<String, String> settings :
                List.of(Map.<String, String>of(), Map.of("class", "java.lang.String"), Map.of("class", "x"))) {
            Provenance edited = new Provenance(
                    TribuoTrainer.NAME,
                    settings,
                    0,
                    made.dataHash(),
                    made.rows(),
                    made.positives(),
                    made.versions(),
                    made.trainedAt(),
                    made.duration());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Trainers.of(edited))
                    .withMessageStartingWith("The settings of a Tribuo trainer (");
        }
    }
}
