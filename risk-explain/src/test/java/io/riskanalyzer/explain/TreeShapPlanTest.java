package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.plan.PlanContract;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.Scale;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An explainer of trees comes back from a plan file as it was; with its background only if that is meant to be stored. */
class TreeShapPlanTest {
    private static final TreeEnsemble MODEL = TreeEnsembles.random(Scale.LOG_ODDS, 4, 5, 11);

    private static ScoringPlan plan(TreeShap explainer) {
        return ScoringPlan.builder(Backgrounds.FEATURES, MODEL)
                .bands(Bands.below(0.5, "low").otherwise("high"))
                .explainer(explainer)
                .reasons(new ReasonSelection(4, ReasonSelection.Direction.EITHER))
                .build();
    }

    @Nested
    class PathDependent extends PlanContract {
        @Override
        protected ScoringPlan plan() {
            return TreeShapPlanTest.plan(TreeShap.of(MODEL).typical(TypicalValues.of(Backgrounds.frame(30, 2))));
        }
    }

    @Nested
    class WithoutTables extends PlanContract {
        @Override
        protected ScoringPlan plan() {
            return TreeShapPlanTest.plan(TreeShap.of(MODEL).tablesUpTo(2000));
        }
    }

    @Nested
    class AgainstStoredBackground extends PlanContract {
        @Override
        protected ScoringPlan plan() {
            return TreeShapPlanTest.plan(
                    TreeShap.of(MODEL).against(Backgrounds.random(5, 3).stored()));
        }
    }

    @Test
    void save_backgroundThatIsNotMeantToBeStored_isRefused(@TempDir Path folder) {
        ScoringPlan plan = plan(TreeShap.of(MODEL).against(Backgrounds.random(5, 3)));
        assertThat(plan.id()).isNotEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> plan.save(folder.resolve("plan.json")))
                .withMessageContaining("The background of 5 rows must be stored with the plan");
    }
}
