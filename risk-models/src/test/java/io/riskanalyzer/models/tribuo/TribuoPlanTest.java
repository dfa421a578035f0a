package io.riskanalyzer.models.tribuo;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.TrainingData;
import io.riskanalyzer.plan.PlanContract;
import io.riskanalyzer.plan.PlanFormatException;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
    void load_ofDamagedModel_isRefused() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        plan(SCALED).write(out);
        String text = out.toString(StandardCharsets.UTF_8);
        int at = text.indexOf("\"model\"") + 60;
        String damaged = text.substring(0, at) + "AAAAAAAA" + text.substring(at + 8);

        assertThatExceptionOfType(PlanFormatException.class)
                .isThrownBy(() -> ScoringPlan.load(
                        new ByteArrayInputStream(damaged.getBytes(StandardCharsets.UTF_8)), "plan.json"));
    }
}
