package io.riskanalyzer.models.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.oracle.labs.mlrg.olcut.util.Pair;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.TrainingData;
import io.riskanalyzer.plan.PlanContract;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.provenance.ModelProvenance;

class TribuoPlanTest {
    /** Trained once: the form that Tribuo writes tells the time of the training. */
    private static final Model FACTORISATION =
            TribuoTrainer.of(TribuoKinds.others().get("factorisation")).train(TrainingData.of(300, 1));

    private static final Model SCALED = TribuoModels.adopt(
            TribuoKinds.others().get("scaled").train(TribuoKinds.examples(TrainingData.of(300, 1))),
            TrainingData.FEATURES,
            TribuoKinds.BAD);

    private static ScoringPlan plan(Model model) {
        return ScoringPlan.builder(TrainingData.FEATURES, model)
                .bands(Bands.below(0.3, "LOW").otherwise("HIGH"))
                .build();
    }

    @Nested
    class Trained extends PlanContract {
        @Override
        protected ScoringPlan plan() {
            return TribuoPlanTest.plan(FACTORISATION);
        }
    }

    @Nested
    class Adopted extends PlanContract {
        @Override
        protected ScoringPlan plan() {
            return TribuoPlanTest.plan(SCALED);
        }
    }

    @Nested
    class Flat extends PlanContract {
        @Override
        protected ScoringPlan plan() {
            return TribuoPlanTest.plan(
                    TribuoTrainer.of(TribuoKinds.flat().get("xgboost")).train(TrainingData.of(300, 1)));
        }
    }

    @Test
    void model_ofDamagedBytes_isReadOrRefused() {
        byte[] saved = ((TribuoModel) FACTORISATION).saved();
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] damaged = Arrays.copyOf(saved, i % 3 == 0 ? random.nextInt(saved.length) : saved.length);
            for (int flips = 0; flips < 3 && damaged.length > 0; flips++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertThat(TribuoModelCodec.model(damaged)).isNotNull();
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageMatching("(?s)The model must be .+\nMaybe .+");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void save_ofModelThatTribuoCannotWrite_isRefused() {
        org.tribuo.Model<Label> unwritable =
                new org.tribuo.Model<>(
                        "unwritable",
                        ((TribuoModel) SCALED).tribuo().getProvenance(),
                        ((TribuoModel) SCALED).tribuo().getFeatureIDMap(),
                        ((TribuoModel) SCALED).tribuo().getOutputIDInfo(),
                        true) {
                    @Override
                    public Prediction<Label> predict(Example<Label> example) {
                        return ((TribuoModel) SCALED).tribuo().predict(example);
                    }

                    @Override
                    public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
                        return Map.of();
                    }

                    @Override
                    public Optional<Excuse<Label>> getExcuse(Example<Label> example) {
                        return Optional.empty();
                    }

                    @Override
                    protected org.tribuo.Model<Label> copy(String newName, ModelProvenance newProvenance) {
                        return this;
                    }
                };
        Model model = TribuoModels.adopt(unwritable, TrainingData.FEATURES, TribuoKinds.BAD);

        assertThatIllegalStateException()
                .isThrownBy(() -> plan(model).write(new ByteArrayOutputStream()))
                .withMessageContaining("must be one that Tribuo can write as protobuf, but it is not.");
    }
}
